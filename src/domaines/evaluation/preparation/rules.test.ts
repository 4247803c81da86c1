import { expect, test } from "vitest";
import { EN_PARTIE, ETATS_PAR_DEFAUT } from "#domaines/suivi/etat/model.ts";
import { TOTAUX_VIDES } from "#domaines/suivi/budget/model.ts";
import type { Bilan } from "../bilan/model.ts";
import { ecrireMesure, nommerEtat, periodeFiche } from "./ecriture/rules.ts";
import { blocsArgent, tableauComptes, tableauFiches } from "./document.ts";
import { blocsIndicateurs } from "./mesure/document.ts";
import type { FicheBilan } from "./model.ts";
import {
  anneesDe,
  compterParAxe,
  departDe,
  dePetiteEnfance,
  ditsDe,
  finDuJour,
  indicateursBouges,
  indicateurUn,
  parAxe,
} from "./rules.ts";

const bilan = (id: string, debut: string, fin: string, etat: Bilan["etat"] = "fige") =>
  ({ id, titre: id, debut, fin, etat }) as Bilan;
const close = (titre: string, cloture: string, etat = "close") => ({ titre, cloture, etat }) as never;

const ICI = bilan("ici", "2025-01-01", "2025-12-31", "brouillon");
const AVANT = bilan("avant", "2024-01-01", "2024-12-31");

test.each([
  ["le dernier bilan d’avant", [ICI, AVANT, bilan("vieux", "2023-01-01", "2023-12-31")], [], "avant"],
  ["pas un brouillon", [ICI, { ...AVANT, etat: "brouillon" as const }], [], "1er janvier 2025"],
  ["pas un bilan qui finit le même jour", [ICI, bilan("autre", "2020-01-01", "2025-12-31")], [], "1er janvier 2025"],
  ["la campagne close la veille", [ICI], [close("automne", "2024-12-31"), close("été", "2024-06-30")], "automne"],
  [
    "la première close pendant la période",
    [ICI],
    [close("juin", "2025-06-30"), close("janvier", "2025-01-01")],
    "janvier",
  ],
  ["pas une campagne ouverte", [ICI], [close("ouverte", "2024-12-31", "ouverte")], "1er janvier 2025"],
  ["pas une campagne close au terme", [ICI], [close("terme", "2025-12-31")], "1er janvier 2025"],
])("EVA-8 : ce qui a bougé se compte depuis %s", (_cas, bilans, campagnes, libelle) => {
  expect(departDe(ICI, bilans, campagnes).libelle).toBe(libelle);
});

test("le terme d’une période qui n’est pas finie est maintenant", () => {
  expect(finDuJour("2025-12-31", "2026-01-01T00:00:00.000Z")).toBe("2025-12-31T23:59:59.999Z");
  expect(finDuJour("2025-12-31", "2025-12-31T08:00:00.000Z")).toBe("2025-12-31T08:00:00.000Z");
});

const fiche = (id: string, axe: string, dit: Partial<FicheBilan> = {}): FicheBilan => ({
  id,
  reference: id,
  titre: `Fiche ${id}`,
  axe,
  pilotes: [],
  debut: null,
  fin: null,
  etat: null,
  realisee: false,
  precision: null,
  volets: [],
  champ: "autre",
  ...dit,
});
const FICHES = [
  fiche("a", "Axe 1", { etat: "realisee", realisee: true }),
  fiche("b", "Axe 1"),
  fiche("c", "Axe 2", { etat: "enCours", champ: "petiteEnfance" }),
];

test("EVA-9 : chaque branche compte ses fiches par état ; le silence n’en est pas un", () => {
  expect(compterParAxe(FICHES, ETATS_PAR_DEFAUT)).toEqual([
    { axe: "Axe 1", fiches: 2, realisees: 1, silencieuses: 1, parEtat: [{ code: "realisee", nombre: 1 }] },
    { axe: "Axe 2", fiches: 1, realisees: 0, silencieuses: 0, parEtat: [{ code: "enCours", nombre: 1 }] },
  ]);
});

test("EVA-9 : la colonne « Réalisée » et la phrase du dessus comptent les mêmes fiches", () => {
  const partielle = fiche("d", "Axe 2", { etat: EN_PARTIE.code, precision: "1 sur 12" });
  const etats = [...ETATS_PAR_DEFAUT, EN_PARTIE];
  const [phrase, tableau, mots] = tableauComptes([...FICHES, partielle], etats);
  expect(phrase).toMatchObject({ texte: expect.stringContaining("Fiches réalisées : 1 sur 4") });
  expect(tableau).toMatchObject({
    colonnes: ["Branche", "Fiches", "En cours", "Réalisée", "Dite en partie", "Sans nouvelle"].map((titre) => ({
      titre,
    })),
    rangees: [
      ["Axe 1", 2, 0, 1, 0, 1],
      ["Axe 2", 2, 1, 0, 1, 0],
    ],
  });
  expect(mots).toMatchObject({ genre: "note" });
});

test("EVA-10 : le premier indicateur est un compte, et dit le silence", () => {
  expect(indicateurUn(FICHES)).toEqual({ fiches: 3, realisees: 1, silencieuses: 1 });
  expect(indicateurUn([])).toEqual({ fiches: 0, realisees: 0, silencieuses: 0 });
});

test.each([
  ["2026-01-01", "2026-10-31", [2026]],
  ["2024-12-31", "2026-01-01", [2024, 2025, 2026]],
] as const)("EVA-56 : du %s au %s, l’argent est celui de %j", (debut, fin, attendu) => {
  expect(anneesDe(debut, fin)).toEqual(attendu);
});

test("EVA-56 : le document dit les années comptées, et les emplois de chacune", () => {
  const argent = { total: TOTAUX_VIDES, axes: [{ axe: "Axe 1", totaux: TOTAUX_VIDES }], financeurs: [], fiches: {} };
  const annees = { debut: 2025, fin: 2026, etp: [{ annee: 2025, prevu: 150, realise: null }] };
  const [phrase] = blocsArgent({ ...argent, annees });
  expect(phrase).toMatchObject({ texte: expect.stringContaining("toutes les années de 2025 à 2026") });
  expect(blocsArgent({ ...argent, annees }).at(-1)).toMatchObject({ rangees: [["2025", "1,5", ""]] });
  expect(blocsArgent(argent)).toHaveLength(2);
});

test("ce qui se dit d’un indicateur s’écrit compté, et il n’est plus sans valeur", () => {
  const un = {
    id: "i",
    libelle: "Paroles",
    mesure: "observation",
    unite: "",
    niveaux: [],
    fiches: [],
    source: "",
  } as const;
  const releve = { depart: null, valeur: null, periode: null, validee: true, cible: null, atteinte: null };
  const muet = { ...un, ...releve, niveaux: [], fiches: [] };
  const comptes = [{ niveau: "Satisfait", nombre: 4 }];
  const avis = [{ titre: "Enquête", reponses: 4, questions: [{ libelle: "L’accueil ?", repondu: 4, comptes }] }];
  const dit = { ...muet, dits: { paroles: 3, observations: 1, derniere: "2026-03-01" as const, avis } };
  expect(blocsIndicateurs([muet], false)[0]).toMatchObject({ texte: expect.stringContaining("; 1 sans valeur") });
  const [phrase, tableau, reponses] = blocsIndicateurs([dit], true);
  expect(phrase).toMatchObject({ texte: expect.stringContaining("; 0 sans valeur") });
  expect(tableau).toMatchObject({ rangees: [["Paroles", "", "3 paroles, 1 observation, 4 réponses", "", ""]] });
  expect(reponses).toMatchObject({ rangees: [{ groupe: "Paroles, Enquête : L’accueil ?" }, ["Satisfait", 4]] });
});

test("EVA-11 : qui n’a dit ni avancée ni difficulté n’a rien dit ; plusieurs volets sont autant de mots", () => {
  const volet = { volet: "", auteur: "", instant: "", le: "2026-01-01" as const, etat: "enCours", deblocage: "" };
  const reste = { decisionDemandee: "", nouvelleDate: null, decision: null };
  const dits = [
    { ...volet, ...reste, nom: "Bas", avancees: "Oui", difficultes: " " },
    { ...volet, ...reste, nom: "Muette", avancees: " ", difficultes: "" },
    { ...volet, ...reste, nom: "Haut", avancees: "", difficultes: "Le local" },
  ];
  expect(ditsDe([fiche("a", "", { volets: dits })]).map(({ nom }) => nom)).toEqual(["Bas", "Haut"]);
});

test("EVA-60 : de chaque fiche le dernier état et son jour ; d’une fiche sans état, rien, et son silence se compte par branche", () => {
  const volet = { volet: "", nom: "", auteur: "", instant: "", etat: "enCours", avancees: "", difficultes: "" };
  const reste = { deblocage: "", decisionDemandee: "", nouvelleDate: null, decision: null };
  const dite = fiche("a", "Axe 1", { etat: "enCours", volets: [{ ...volet, ...reste, le: "2026-03-02" }] });
  const tue = fiche("b", "Axe 1", { precision: "0 sur 3" });
  expect(tableauFiches([dite, tue], ETATS_PAR_DEFAUT)).toMatchObject({
    rangees: [
      { groupe: "Axe 1" },
      ["a · Fiche a", "", "Sans date", "En cours, au 2 mars 2026"],
      ["b · Fiche b", "", "Sans date", "—"],
    ],
  });
  const [phrase] = tableauComptes([dite, tue], ETATS_PAR_DEFAUT);
  expect(JSON.stringify(phrase)).toContain("de 1 fiche, personne");
});

test("EVA-12 : la part petite enfance ne prend que les fiches qui s’y replient", () => {
  expect(dePetiteEnfance(FICHES).map(({ id }) => id)).toEqual(["c"]);
});

test("l’argent d’une branche est celui de ses fiches chiffrées ; une branche sans chiffre n’y est pas", () => {
  const totaux = new Map([["a", { ...TOTAUX_VIDES, prevu: 100 }]]);
  const somme = parAxe(FICHES, totaux, ([premier]) => premier ?? TOTAUX_VIDES);
  expect(somme).toEqual([{ axe: "Axe 1", totaux: { ...TOTAUX_VIDES, prevu: 100 } }]);
});

test("une valeur, un état et une période s’écrivent comme on les dit", () => {
  const nombre = { mesure: "nombre" as const, unite: "enfants", niveaux: [] };
  expect(ecrireMesure(nombre, 12)).toBe("12 enfants");
  expect(ecrireMesure({ ...nombre, mesure: "pourcentage" }, 62.54)).toBe("62,5 %");
  expect(ecrireMesure({ ...nombre, mesure: "echelle", niveaux: ["Bas", "Haut"] }, 2)).toBe("Haut");
  expect(ecrireMesure(nombre, null)).toBe("");
  expect(nommerEtat(ETATS_PAR_DEFAUT, null)).toBe("—");
  expect(nommerEtat(ETATS_PAR_DEFAUT, "nonConcernee")).toBe("Non concernée");
  expect(nommerEtat(ETATS_PAR_DEFAUT, "enCours")).toBe("En cours");
  expect([periodeFiche({ debut: null, fin: null }), periodeFiche({ debut: 2026, fin: 2028 })]).toEqual([
    "Sans date",
    "2026-2028",
  ]);
});

test.each([
  [42, 45, [["42 enfants", "45 enfants"]]],
  [null, 45, [["", "45 enfants"]]],
  [45, 45, []],
  [null, null, []],
] as const)("EVA-65 : de %s à %s, un indicateur bouge ou non", (jadis, valeur, attendu) => {
  const un = { id: "i", libelle: "Accueillis", mesure: "nombre" as const, unite: "enfants", niveaux: [], valeur };
  const bouges = indicateursBouges(new Map([["i", jadis]]), [un]);
  expect(bouges.map(({ avant, apres }) => [avant, apres])).toEqual(attendu);
});
