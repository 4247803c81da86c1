import { repondre } from "./forms.ts";
import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { refus } from "#commun/refus.ts";
import { semainesAcceptables } from "../../appariement/index.ts";
import { MODELE_REGLEMENT } from "../../reglement/lexique.ts";
import type { Demande, EnfantDemande } from "../model.ts";
import { familleVide, nouvelleDemande } from "../rules.ts";
import {
  jumeauxDe,
  marquerJumeaux,
  ordonnerVoeux,
  parcoursDe,
  pasManquant,
  choisissables,
  piecesAttendues,
  questionsDe,
  souplesseDe,
  suivreFusions,
  verifierEnfant,
  verifierEntree,
  voisinsDe,
} from "./rules.ts";

const LE = "2026-11-21";
const ne = (naissance: EnfantDemande["naissance"]): EnfantDemande => ({
  prenom: "Léo",
  nom: "Roy",
  naissance,
  terme: null,
});
const attendu = (terme: EnfantDemande["terme"]): EnfantDemande => ({ prenom: null, nom: null, naissance: null, terme });
const demande = (id: string, plus: Partial<Demande> = {}): Demande => ({
  ...nouvelleDemande({ id, dossier: "a", famille: "f", le: instantDe("2026-11-21T09:00:00Z") }),
  ...plus,
});

test("GUI-370 : un changement de structure se demande pour un enfant, seul dans son dossier ; pas de sa seule structure", () => {
  const alentour = { aujourdhui: LE, structures: new Set(["a", "b"]), commune: () => null, questions: [] } as const;
  const seule = demande("a", { enfant: ne("2026-01-02"), voeux: ["a", "b"] });
  const dire = (actuelle: string, demandes: Demande[] = [seule]) => {
    const dossier = { famille: familleVide("f", instantDe("2026-11-21T09:00:00Z")), demandes };
    const saisie = { entree: "2027-01", tolerance: "0", actuelle };
    const reponse = repondre("entree", { dossier, demande: demandes[0] ?? seule, saisie, alentour });
    return "fautes" in reponse
      ? reponse.fautes
      : [reponse.dossier.demandes[0]?.actuelle, reponse.dossier.demandes[0]?.voeux];
  };
  expect(dire("a")).toEqual(["a", ["b"]]);
  expect(dire("")).toEqual([null, ["a", "b"]]);
  expect(dire("z")).toEqual({ actuelle: "sans-reponse" });
  expect(dire("b", [demande("a", { enfant: ne("2026-01-02"), voeux: ["b"] })])).toEqual({ actuelle: "actuelle-seule" });
  expect(dire("a", [seule, demande("b", { enfant: ne("2024-01-02") })])).toEqual([null, ["a", "b"]]);
  const encore = { ne: "oui", prenom: "Léo", nom: "Roy", naissance: "2026-01-02", autre: "oui" };
  const change = { ...seule, actuelle: "a" };
  const dossier = { famille: familleVide("f", instantDe("2026-11-21T09:00:00Z")), demandes: [change] };
  expect(repondre("enfant", { dossier, demande: change, saisie: encore, alentour })).toEqual({
    fautes: { autre: "changement-seul" },
  });
});

test("GUI-103 : deux enfants nés ou attendus le même jour sont jumeaux, une fratrie a une préférence, un enfant seul n’en a pas", () => {
  const [a, b] = [demande("a", { enfant: ne("2026-01-02") }), demande("b", { enfant: ne("2026-01-02") })];
  expect(marquerJumeaux([a, b]).map(({ jumeaux, fratrie }) => [jumeaux, fratrie])).toEqual([
    [true, "siPossible"],
    [true, "siPossible"],
  ]);
  expect(marquerJumeaux([a, demande("c", { enfant: ne("2024-01-02") })]).map(({ jumeaux }) => jumeaux)).toEqual([
    false,
    false,
  ]);
  const autour = (jour: EnfantDemande["naissance"]) => marquerJumeaux([a, demande("d", { enfant: ne(jour) })]);
  const [minuit, surlendemain] = [autour("2026-01-03"), autour("2026-01-04")];
  expect(minuit.map(({ jumeaux }) => jumeaux)).toEqual([true, true]);
  expect(jumeauxDe(minuit, minuit[0] as Demande)).toHaveLength(2);
  expect(parcoursDe(minuit).filter(({ etape }) => etape === "semaine")).toHaveLength(1);
  expect(surlendemain.map(({ jumeaux }) => jumeaux)).toEqual([false, false]);
  expect(marquerJumeaux([a])).toMatchObject([{ jumeaux: false, fratrie: null }]);
  expect(marquerJumeaux([demande("a"), demande("b")]).map(({ jumeaux }) => jumeaux)).toEqual([false, false]);
});

const enClair = (demandes: readonly Demande[]) =>
  parcoursDe(demandes)
    .map(({ etape, demande: id }) => `${etape}.${id}`)
    .join(" ");

test("GUI-104 : un enfant seul a dix pages ; deux frères ont chacun les leurs, des jumeaux les mêmes", () => {
  const seul = "enfant.a vous.a semaine.a souplesse.a entree.a accueil.a voeux.a situations.a pieces.a envoi.a";
  expect(enClair([demande("a")])).toBe(seul);
  const freres = marquerJumeaux([
    demande("a", { enfant: ne("2026-01-02") }),
    demande("b", { enfant: ne("2024-01-02") }),
  ]);
  expect(enClair(freres)).toBe(
    "enfant.a enfant.b vous.a semaine.a souplesse.a entree.a semaine.b souplesse.b entree.b accueil.a fratrie.a voeux.a situations.a pieces.a envoi.a",
  );
  const jumeaux = marquerJumeaux([
    demande("a", { enfant: attendu("2027-01-02") }),
    demande("b", { enfant: attendu("2027-01-02") }),
  ]);
  expect(enClair(jumeaux)).not.toContain("semaine.b");
  expect(jumeauxDe(jumeaux, jumeaux[0] as Demande)).toHaveLength(2);
  expect(jumeauxDe(freres, freres[0] as Demande)).toHaveLength(1);
});

test("GUI-104 : on reprend à la première page sans réponse, sinon à l’envoi", () => {
  expect(pasManquant([demande("a", { etapes: ["enfant", "vous"] })])).toEqual({ etape: "semaine", demande: "a" });
  const tout = parcoursDe([demande("a")]).map(({ etape }) => etape);
  expect(pasManquant([demande("a", { etapes: tout })])).toEqual({ etape: "envoi", demande: "a" });
  expect(voisinsDe([demande("a")], { etape: "vous", demande: "a" })).toMatchObject({
    rang: 2,
    total: 10,
    avant: { etape: "enfant" },
    apres: { etape: "semaine" },
  });
});

test.each([
  ["né aujourd’hui", ne("2026-11-21"), ne("2026-11-21")],
  ["né demain", ne("2026-11-22"), refus("naissance-future")],
  ["de presque six ans", ne("2020-11-22"), ne("2020-11-22")],
  ["de six ans", ne("2020-11-21"), refus("naissance-ancienne")],
  ["attendu dans neuf mois", attendu("2027-08-21"), attendu("2027-08-21")],
  ["attendu plus tard", attendu("2027-08-22"), refus("terme-loin")],
  ["dont le terme est passé d’un mois", attendu("2026-10-21"), attendu("2026-10-21")],
  ["dont le terme est passé de plus d’un mois", attendu("2026-10-20"), refus("terme-passe")],
  ["à naître, et pourtant nommé", { ...attendu("2027-01-01"), prenom: "Léo", nom: "Roy" }, attendu("2027-01-01")],
])("GUI-105 : un enfant %s", (_cas, enfant, attendue) => expect(verifierEnfant(enfant, LE)).toEqual(attendue));

test.each([
  ["2026-11", ne("2026-01-02"), "2026-11"],
  ["2026-10", ne("2026-01-02"), refus("entree-passee")],
  ["2028-11", ne("2026-01-02"), "2028-11"],
  ["2028-12", ne("2026-01-02"), refus("entree-loin")],
  ["2027-03", attendu("2027-03-30"), "2027-03"],
  ["2027-02", attendu("2027-03-30"), refus("entree-avant-naissance")],
] as const)("GUI-106 : entrer en %s", (entree, enfant, attendue) =>
  expect(verifierEntree(entree, enfant, LE)).toEqual(attendue),
);

test("GUI-107 : les vœux suivent leurs rangs, sans limite, la plus proche en dernier", () => {
  const rangs = new Map(Array.from({ length: 40 }, (_, rang) => [`e${rang}`, 40 - rang]));
  expect(ordonnerVoeux(rangs, "plusProche")).toEqual([
    ...Array.from({ length: 40 }, (_, rang) => `e${39 - rang}`),
    "plusProche",
  ]);
  expect(
    ordonnerVoeux(
      new Map([
        ["a", 1],
        ["b", 1],
      ]),
      null,
    ),
  ).toEqual(refus("rang-double"));
  expect(ordonnerVoeux(new Map(), null)).toEqual(refus("sans-voeu"));
  expect(ordonnerVoeux(new Map(), "plusProche")).toEqual(["plusProche"]);
});

test("GUI-108 : on ne demande que ce que le règlement compte, et les pièces de ce qui est déclaré", () => {
  const questions = questionsDe(MODELE_REGLEMENT);
  const codes = questions.map(({ code }) => code);
  expect(codes).toContain("activite");
  expect(codes).not.toContain("residence");
  const expertise = MODELE_REGLEMENT.criteres.filter(({ type }) => type === "expert").map(({ code }) => code);
  expect(codes.filter((code) => expertise.includes(code))).toEqual([]);
  expect(
    questionsDe({
      criteres: [],
      eligibilite: [{ genre: "situation", situation: "habite", code: "h", libelle: "Habiter ici" }],
    }),
  ).toMatchObject([{ code: "habite", genre: "oui" }]);
  expect(piecesAttendues({ situations: { activite: 3, parentMineur: false } }, questions)).toHaveLength(1);
});

test("GUI-376 : une structure fusionnée entre-temps se lit comme celle qui la garde, au meilleur des deux rangs", () => {
  const fusions = new Map([["b", "a"]]);
  const lire = (saisie: Record<string, string>) => suivreFusions(saisie, fusions);
  expect(lire({ "rang-b": "1", "rang-c": "2", proche: "oui" })).toEqual({
    "rang-a": "1",
    "rang-c": "2",
    proche: "oui",
  });
  expect(lire({ "rang-a": "3", "rang-b": "1" })).toEqual({ "rang-a": "1" });
  expect(lire({ "rang-b": "", "rang-a": "2" })).toEqual({ "rang-a": "2" });
  expect(lire({ actuelle: "b" })).toEqual({ actuelle: "a" });
});

test("ce qu’une famille accepte se relit comme elle l’a dit", () => {
  const semaine = 0b1111;
  const reduites = semainesAcceptables(semaine, 2, 0b0001).filter((une) => une !== semaine);
  expect(souplesseDe({ semaine, reduites })).toEqual({ auMoins: 2, dont: 0b0001 });
  expect(souplesseDe({ semaine, reduites: [] })).toEqual({ auMoins: 4, dont: 0 });
});

test("une semaine se partage sans en accepter une plus courte ; l’occasionnel seul est aussi de l’occasionnel", () => {
  const avant = demande("a", { semaine: 0b1111 });
  const alentour = { aujourdhui: LE, structures: new Set<string>(), commune: () => null, questions: [] } as const;
  const dire = (etape: "souplesse" | "accueil" | "semaine", une: Demande, saisie: Record<string, string>) => {
    const dossier = { famille: familleVide("f", instantDe("2026-11-21T09:00:00Z")), demandes: [une] };
    const reponse = repondre(etape, { dossier, demande: une, saisie, alentour });
    return "dossier" in reponse ? reponse.dossier.demandes[0] : reponse.fautes;
  };
  const mixte = dire("souplesse", avant, { auMoins: "2", mixte: "oui" });
  expect(mixte).toMatchObject({ mixte: true });
  expect(dire("souplesse", avant, { mixte: "oui" })).toMatchObject({ mixte: true, reduites: [] });
  expect(dire("souplesse", avant, {})).toMatchObject({ mixte: false, reduites: [] });
  expect(dire("semaine", { ...avant, ...mixte }, { d: "0" })).toMatchObject({ mixte: true, reduites: [] });
  const seul = dire("accueil", avant, { modes: "collectif", besoins: "occasionnelSeul" });
  expect(seul).toMatchObject({ occasionnel: true, occasionnelSeul: true });
  expect(dire("accueil", avant, { modes: "collectif", besoins: "occasionnel" })).toMatchObject({
    occasionnelSeul: false,
  });
});

test("GUI-378 : une maison d’assistants maternels ne se choisit que si elle paraît ; celle que le dossier cite déjà y reste", () => {
  const une = (id: string, type: "mam" | "eajePsu", consentieLe: "2026-01-01" | null = null) => ({
    id,
    type,
    consentieLe,
  });
  const structures = [
    une("creche", "eajePsu"),
    une("oui", "mam", "2026-01-01"),
    une("non", "mam"),
    une("citee", "mam"),
    une("ici", "mam"),
  ];
  const ids = choisissables(
    structures,
    [{ voeux: ["citee"], actuelle: "ici" }],
    ({ type, consentieLe }) => type !== "mam" || consentieLe !== null,
  ).map(({ id }) => id);
  expect(ids).toEqual(["creche", "oui", "citee", "ici"]);
});
