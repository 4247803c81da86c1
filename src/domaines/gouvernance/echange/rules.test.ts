import fc from "fast-check";
import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { type Avis, type Echange, ETATS_ECHANGE, type EtatEchange, type Etude, type Inscription } from "./model.ts";
import {
  arreter,
  auRegistre,
  COLONNES_REGISTRE,
  cycleDe,
  decider,
  demander,
  derniereEtape,
  etudesAttendues,
  etudier,
  inscrire,
  ligneRegistre,
  rendreAvis,
  revoir,
  revueDite,
} from "./rules.ts";

const AUJOURDHUI = "2026-11-21";
const ETUDE: Etude = { sens: "favorable", texte: "Utile au diagnostic", le: "2026-11-05" };
const AVIS: Avis = { sens: "reserve", recommandations: "Agréger à la commune", le: "2026-11-10", renduPar: "Délégué" };
const INSCRIPTION: Inscription = {
  reference: "T-12",
  responsable: "La Caf",
  delegue: "dpo@caf.exemple",
  personnes: "Allocataires",
  destinataires: "Chargée de coopération",
  conservation: "Douze mois",
  securite: "Dossier chiffré",
  transferts: "Aucun",
  le: "2026-11-20",
};
const DEMANDE: Echange = {
  id: "e",
  convention: "ctg",
  objet: "Familles sans solution d’accueil",
  demandeur: "Communauté",
  detenteur: "Caf",
  finalite: "Situer les besoins",
  categories: "Âge, commune",
  personnelles: true,
  baseLegale: "missionInteretPublic",
  demandeLe: "2026-11-01",
  etat: "demandee",
  opportunite: null,
  faisabilite: null,
  conformite: null,
  avis: null,
  decision: null,
  inscription: null,
  revoirLe: null,
  version: 1,
};
const COURTE: Echange = { ...DEMANDE, personnelles: false, baseLegale: null };
const TROIS = { opportunite: ETUDE, faisabilite: ETUDE, conformite: ETUDE };
const en = (etat: EtatEchange, de = DEMANDE): Echange => ({ ...de, etat });
const etatDe = (resultat: Echange | Refus<string>) => (resultat instanceof Refus ? resultat.code : resultat.etat);
const OUI = { sens: "acceptee", motif: "", le: "2026-11-15", par: "Direction" } as const;

test("GOUV-100 : des données personnelles suivent chaque étape, jusqu’au registre", () => {
  const etudiee = etudier(DEMANDE, TROIS, AUJOURDHUI) as Echange;
  const avisee = rendreAvis(etudiee, AVIS, AUJOURDHUI) as Echange;
  const acceptee = decider(avisee, OUI, AUJOURDHUI) as Echange;
  const inscrite = inscrire(acceptee, { inscription: INSCRIPTION, revoirLe: "2027-11-20" }, AUJOURDHUI) as Echange;
  expect([etudiee, avisee, acceptee, inscrite].map(etatDe)).toEqual(["etudiee", "avisRendu", "acceptee", "inscrite"]);
  expect(etatDe(arreter(inscrite, "close"))).toBe("close");
});

test("GOUV-101 : d’autres données vont droit des études à la décision, et n’entrent pas au registre", () => {
  const etudiee = etudier(COURTE, { opportunite: ETUDE, faisabilite: ETUDE }, AUJOURDHUI) as Echange;
  expect(etatDe(rendreAvis(etudiee, AVIS, AUJOURDHUI))).toBe("etape-sautee");
  const acceptee = decider(etudiee, OUI, AUJOURDHUI) as Echange;
  expect(acceptee.etat).toBe("acceptee");
  const registre = { inscription: INSCRIPTION, revoirLe: "2027-11-20" } as const;
  expect(etatDe(inscrire(acceptee, registre, AUJOURDHUI))).toBe("etape-sautee");
});

test("GOUV-100 : d’aucun état on ne saute une étape, et un accord de données personnelles a toujours un avis", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { maxLength: 12 }), fc.boolean(), (actes, personnelles) => {
      let echange: Echange = personnelles ? DEMANDE : COURTE;
      for (const acte of actes) {
        const suites: (() => Echange | Refus<string>)[] = [
          () => etudier(echange, TROIS, AUJOURDHUI),
          () => rendreAvis(echange, AVIS, AUJOURDHUI),
          () => decider(echange, OUI, AUJOURDHUI),
          () => decider(echange, { ...OUI, sens: "refusee" }, AUJOURDHUI),
          () => inscrire(echange, { inscription: INSCRIPTION, revoirLe: "2027-11-20" }, AUJOURDHUI),
          () => arreter(echange, "retiree"),
          () => arreter(echange, "close"),
        ];
        const apres = suites[acte]?.();
        if (!apres || apres instanceof Refus) continue;
        expect(cycleDe(echange)[echange.etat]).toContain(apres.etat);
        echange = apres;
      }
      const decide = ["acceptee", "inscrite", "close"].includes(echange.etat);
      expect([personnelles && decide, echange.avis]).not.toEqual([true, null]);
      expect([echange.etat, personnelles]).not.toEqual(["inscrite", false]);
    }),
    { seed: 20261121, numRuns: 500 },
  );
});

test.each([
  ["à soi-même", { ...DEMANDE, detenteur: "Communauté" }, "meme-partie"],
  ["à soi-même, écrit autrement", { ...DEMANDE, demandeur: "Communauté", detenteur: " COMMUNAUTE " }, "meme-partie"],
  ["à demain", { ...DEMANDE, demandeLe: "2026-11-22" as const }, "date-future"],
  ["personnelles sans base", { ...DEMANDE, baseLegale: null }, "base-manquante"],
  ["anonymes avec une base", { ...COURTE, baseLegale: "contrat" as const }, "base-en-trop"],
] as const)("GOUV-102 : une demande %s se refuse", (_cas, demande, code) => {
  expect(demander(demande, AUJOURDHUI)).toEqual(new Refus(code));
});

test("GOUV-102 : une demande du jour même se garde telle quelle", () => {
  const demande = { ...DEMANDE, demandeLe: AUJOURDHUI } as const;
  expect(demander(demande, AUJOURDHUI)).toBe(demande);
});

test.each([
  ["sans la conformité", { opportunite: ETUDE, faisabilite: ETUDE }, "etude-manquante"],
  ["avec les trois", TROIS, "etudiee"],
  ["d’avant la demande", { ...TROIS, conformite: { ...ETUDE, le: "2026-10-31" as const } }, "date-avant"],
  ["le jour de la demande", { ...TROIS, conformite: { ...ETUDE, le: "2026-11-01" as const } }, "etudiee"],
  ["de demain", { ...TROIS, faisabilite: { ...ETUDE, le: "2026-11-22" as const } }, "date-future"],
] as const)("GOUV-103 : une étude %s : %s", (_cas, etudes, attendu) => {
  expect(etatDe(etudier(DEMANDE, etudes, AUJOURDHUI))).toBe(attendu);
});

test("GOUV-103 : la conformité ne s’étudie pas de données qui ne disent rien de personne", () => {
  expect(etudesAttendues(COURTE)).toEqual(["opportunite", "faisabilite"]);
  expect(etudier(COURTE, TROIS, AUJOURDHUI)).toMatchObject({ etat: "etudiee", conformite: null });
});

const ETUDIEE = { ...en("etudiee"), ...TROIS };
test.each([
  ["le jour des études", "2026-11-05", "avisRendu"],
  ["la veille", "2026-11-04", "date-avant"],
  ["demain", "2026-11-22", "date-future"],
] as const)("GOUV-104 : un avis rendu %s : %s", (_cas, le, attendu) => {
  expect(etatDe(rendreAvis(ETUDIEE, { ...AVIS, le }, AUJOURDHUI))).toBe(attendu);
});

test("GOUV-105 : la décision suit l’avis, même défavorable, et ne le précède pas d’un jour", () => {
  const avisee = { ...ETUDIEE, etat: "avisRendu" as const, avis: { ...AVIS, sens: "defavorable" as const } };
  expect(decider(avisee, OUI, AUJOURDHUI)).toMatchObject({ etat: "acceptee", avis: { sens: "defavorable" } });
  expect(etatDe(decider(avisee, { ...OUI, le: "2026-11-09" }, AUJOURDHUI))).toBe("date-avant");
  expect(etatDe(decider(ETUDIEE, OUI, AUJOURDHUI))).toBe("etape-sautee");
  expect(derniereEtape(avisee)).toBe("2026-11-10");
});

test.each([
  ["le lendemain de l’inscription", "2026-11-21", "inscrite"],
  ["le jour de l’inscription", "2026-11-20", "revue-passee"],
] as const)("GOUV-106 : à revoir %s : %s", (_cas, revoirLe, attendu) => {
  const acceptee = { ...en("acceptee"), avis: AVIS };
  expect(etatDe(inscrire(acceptee, { inscription: INSCRIPTION, revoirLe }, AUJOURDHUI))).toBe(attendu);
});

test("GOUV-107 : une revue en fixe une autre, à venir ; ce qui n’est pas au registre ne se revoit pas", () => {
  expect(revoir(en("inscrite"), "2027-11-21", AUJOURDHUI)).toMatchObject({ revoirLe: "2027-11-21" });
  expect(etatDe(revoir(en("inscrite"), AUJOURDHUI, AUJOURDHUI))).toBe("revue-passee");
  expect(etatDe(revoir(en("acceptee"), "2027-11-21", AUJOURDHUI))).toBe("etape-sautee");
});

test.each([
  ["2026-12-22", "loin"],
  ["2026-12-21", "proche"],
  ["2026-11-21", "due"],
  ["2026-11-20", "enRetard"],
] as const)("GOUV-108 : à revoir le %s, la revue est %s", (revoirLe, attendu) => {
  expect(revueDite({ etat: "inscrite", revoirLe }, AUJOURDHUI)).toBe(attendu);
});

test("GOUV-108 : ce qui n’est pas au registre n’a pas de revue", () => {
  expect(ETATS_ECHANGE.filter((etat) => revueDite({ etat, revoirLe: "2026-01-01" }, AUJOURDHUI) !== "aucune")).toEqual([
    "inscrite",
  ]);
});

test("GOUV-109 : seul ce qui est inscrit paraît au registre, une cellule par mot de l’article 30", () => {
  const inscrite = { ...en("inscrite"), inscription: INSCRIPTION, avis: AVIS, revoirLe: "2027-11-20" as const };
  const close = { ...inscrite, id: "f", etat: "close" as const };
  expect(auRegistre([DEMANDE, inscrite, close, en("acceptee")]).map(({ id }) => id)).toEqual(["e", "f"]);
  const ligne = ligneRegistre(inscrite);
  expect(ligne.length).toBe(COLONNES_REGISTRE.length);
  expect(ligne[COLONNES_REGISTRE.indexOf("Délégué du responsable")]).toBe("dpo@caf.exemple");
  expect([ligne[0], ligne[12], ligne[17]]).toEqual(["T-12", "Douze mois", "2027-11-20"]);
});
