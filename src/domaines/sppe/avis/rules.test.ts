import fc from "fast-check";
import { expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import { type Jour, plusJours, plusMois } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { demanderPieces, recevoirPieces, rendre, transmettre } from "./acte/rules.ts";
import { type Avis, CYCLE_AVIS, type Decision, type Orientation } from "./model.ts";
import { etatAu, jugerDemande, orienter, recevoir, refusNotifie, valableJusqua } from "./rules.ts";

const DECIDE: Orientation = { genre: "decide", qui: "epci", nom: "CC", cle: "epci:1" };
const DEPOT = {
  id: "a",
  genre: "legal",
  projet: null,
  objet: "Les Lucioles",
  demandeur: "SAS Lucioles",
  contact: "",
  commune: "48095",
  nature: "creation",
  structure: "microCreche",
  prive: true,
  places: 12,
} as const;
const depose = (recueLe: Jour, orientation: Orientation = DECIDE): Avis => recevoir({ ...DEPOT, recueLe }, orientation);
const DECISION: Decision = {
  le: "2027-04-10",
  sens: "favorable",
  motifs: ["besoins"],
  motivation: "Les naissances montent.",
  acte: "deliberation",
  reference: "2027-12",
  delegation: "",
};
/** Un acte qui a réussi, ou le code de son refus, qui fait échouer l'essai. */
const fait = (avis: Avis | Refus<string>): Avis => {
  if (avis instanceof Refus) throw new Error(avis.code);
  return avis;
};
const LOIN: Jour = "2099-01-01";

test.each([
  ["exercee", { cle: "commune:1", genre: "commune", nom: "A" }, "decide"],
  ["facultative", { cle: "commune:1", genre: "commune", nom: "A" }, "decide"],
  ["transferee", { cle: "epci:1", genre: "epci", nom: "CC" }, "transmet"],
  ["personne", null, "sansObjet"],
] as const)("SPPE-31 : une commune dont la planification est « %s »", (etat, autorite, attendu) =>
  expect(orienter({ etat, autorite }).genre).toBe(attendu),
);

test.each([
  ["privé", "oui", true, false, null],
  ["public", "non", true, false, "public"],
  ["privé, pour des enfants de six ans et plus", "oui", false, false, "plus-de-six-ans"],
  ["public, pour des enfants de six ans et plus", "non", false, true, "plus-de-six-ans"],
  ["sous délégation, dont rien n’est dit", "delegue", true, false, "delegation"],
  ["sous délégation, que le gestionnaire porte", "delegue", true, true, null],
] as const)("SPPE-32 : un projet %s", (...[, gestion, moinsDeSix, porte, attendu]) =>
  expect(jugerDemande({ gestion, moinsDeSix, porte })?.code ?? null).toBe(attendu),
);

test.each([
  ["2027-01-31", "2027-02-28", "2027-05-31"],
  ["2027-02-28", "2027-03-28", "2027-06-28"],
  ["2027-03-31", "2027-04-30", "2027-07-31"],
  ["2027-04-30", "2027-05-30", "2027-08-30"],
  ["2027-05-31", "2027-06-30", "2027-09-30"],
  ["2027-06-30", "2027-07-30", "2027-10-30"],
  ["2027-07-31", "2027-08-31", "2027-11-30"],
  ["2027-08-31", "2027-09-30", "2027-12-31"],
  ["2027-09-30", "2027-10-30", "2028-01-30"],
  ["2027-10-31", "2027-11-30", "2028-02-29"],
  ["2026-10-31", "2026-11-30", "2027-02-28"],
  ["2027-11-30", "2027-12-30", "2028-03-30"],
  ["2027-12-31", "2028-01-31", "2028-04-30"],
  ["2028-01-31", "2028-02-29", "2028-05-31"],
  ["2028-02-29", "2028-03-29", "2028-06-29"],
] as const)(
  "SPPE-33 : reçue le %s, la liste se notifie jusqu’au %s, l’avis jusqu’au %s",
  (recueLe, liste, decision) => {
    const avis = depose(recueLe);
    expect(avis.echeances).toEqual({ liste, decision });
    expect(etatAu(avis, liste)).toBe("recue");
    expect(etatAu(avis, plusJours(liste, 1))).toBe("complete");
    expect(etatAu(avis, decision)).toBe("complete");
    expect(etatAu(avis, plusJours(decision, 1))).toBe("favorableTacite");
  },
);

test("SPPE-33 : un avis d’opportunité et une demande sans objet n’ont pas de délai", () => {
  const local = recevoir({ ...DEPOT, genre: "opportunite", recueLe: "2027-01-31" }, DECIDE);
  expect([local.echeances, etatAu(local, LOIN)]).toEqual([{}, "recue"]);
  expect(depose("2027-01-31", { genre: "sansObjet" }).echeances).toEqual({});
});

const REFUSE: Avis = { ...depose("2027-01-31"), faits: { decision: { ...DECISION, sens: "defavorable" } } };
test.each([
  [undefined, false, "favorableTacite"],
  ["2027-05-31", true, "defavorable"],
  ["2027-06-01", false, "favorableTacite"],
] as const)(
  "SPPE-34 : un refus notifié le %s vaut : %o, et après le délai la demande est %s",
  (demandeur, vaut, apres) => {
    const avis: Avis = { ...REFUSE, faits: { ...REFUSE.faits, notifications: demandeur ? { demandeur } : {} } };
    expect(refusNotifie(avis)).toBe(vaut);
    expect(etatAu(avis, "2027-05-31")).toBe("defavorable");
    expect(etatAu(avis, "2027-06-01")).toBe(apres);
  },
);

test.each([
  ["2027-02-28", "2029-02-28"],
  ["2028-02-29", "2030-02-28"],
  ["2027-05-31", "2029-05-31"],
] as const)("SPPE-35 : un avis favorable du %s vaut jusqu’au %s, pas le lendemain", (le, jusqua) => {
  const avis = fait(
    rendre(depose(plusMois(le, -2)), { ...DECISION, le }, { aujourdhui: LOIN, planifie: false, citables: 0 }),
  );
  expect(avis.echeances.validite).toBe(jusqua);
  expect(etatAu(avis, jusqua)).toBe("favorable");
  expect(etatAu(avis, plusJours(jusqua, 1))).toBe("perime");
});

test("SPPE-35 : un avis tacite vaut vingt-quatre mois depuis la fin du silence", () => {
  const avis = depose("2026-10-31");
  expect(valableJusqua(avis)).toBe("2029-02-28");
  expect([etatAu(avis, "2029-02-28"), etatAu(avis, "2029-03-01")]).toEqual(["favorableTacite", "perime"]);
});

test("SPPE-36 : pièces demandées, rien ne vient : caduque le lendemain du mois ; tout vient : quatre mois depuis ce jour", () => {
  const demande = fait(demanderPieces(depose("2027-01-31"), { le: "2027-02-28", aujourdhui: LOIN }, "Le plan"));
  expect(demande.echeances).toEqual({ liste: "2027-02-28", pieces: "2027-03-28" });
  expect([etatAu(demande, "2027-03-28"), etatAu(demande, "2027-03-29")]).toEqual(["incomplete", "caduque"]);
  expect(etatAu(demande, LOIN)).toBe("caduque");
  const complete = fait(recevoirPieces(demande, { le: "2027-03-28", aujourdhui: LOIN }));
  expect(complete.echeances.decision).toBe("2027-07-28");
  expect([etatAu(complete, "2027-03-27"), etatAu(complete, "2027-03-28")]).toEqual(["incomplete", "complete"]);
  expect([etatAu(complete, "2027-07-28"), etatAu(complete, "2027-07-29")]).toEqual(["complete", "favorableTacite"]);
});

test("SPPE-36 : transmise, la demande suit les mêmes délais", () => {
  const avis = depose("2027-01-31", { genre: "transmet", qui: "epci", nom: "CC", cle: "epci:1" });
  const transmise = fait(transmettre(avis, { le: "2027-02-05", aujourdhui: LOIN }, null));
  expect([etatAu(transmise, "2027-02-04"), etatAu(transmise, "2027-02-05")]).toEqual(["recue", "transmise"]);
  expect(etatAu(transmise, "2027-06-01")).toBe("favorableTacite");
});

const decalage = fc.integer({ min: 0, max: 200 });
test("SPPE-30 : quels que soient les faits, d’un jour à l’autre une demande ne passe que par son cycle", () => {
  fc.assert(
    fc.property(fc.nat(800), fc.tuple(decalage, decalage, decalage), fc.boolean(), (depart, [a, b, c], favorable) => {
      const recueLe = plusJours("2027-01-01", depart);
      const jours = (ecart: number) => ({ le: plusJours(recueLe, ecart), aujourdhui: LOIN });
      let avis = depose(recueLe);
      const decision = {
        ...DECISION,
        le: plusJours(recueLe, c),
        sens: favorable ? "favorable" : "defavorable",
      } as const;
      avis = orSelf(demanderPieces(avis, jours(a), "Le plan"), avis);
      avis = orSelf(recevoirPieces(avis, jours(a + b)), avis);
      avis = orSelf(rendre(avis, decision, { aujourdhui: LOIN, planifie: false, citables: 0 }), avis);
      const sauts: string[] = [];
      let etat = etatAu(avis, recueLe);
      for (let jour = recueLe, rang = 0; rang < 1200; rang += 1, jour = plusJours(jour, 1)) {
        const suivant = etatAu(avis, jour);
        if (suivant !== etat && !peutPasser(CYCLE_AVIS, etat, suivant)) sauts.push(`${etat} → ${suivant} le ${jour}`);
        etat = suivant;
      }
      expect(sauts).toEqual([]);
    }),
    { seed: 20260101, numRuns: 60 },
  );
});

const orSelf = (suite: Avis | Refus<string>, avis: Avis): Avis => (suite instanceof Refus ? avis : suite);
