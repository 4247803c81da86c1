import { expect, test } from "vitest";
import type { Part, Statistique } from "#domaines/statistiques/model.ts";
import { DEFINITION_NEUVE, type Indicateur } from "../model.ts";
import { type Annee, peutReprendre, reprisesDe, separer, trouverCitee } from "./rules.ts";

const statistique = (formule: Statistique["formule"]): Statistique => ({
  code: "naissances",
  nom: "Naissances domiciliées",
  theme: "population",
  definition: "",
  unite: "",
  decimales: 0,
  formule,
  producteur: "insee",
  methode: "",
  licence: "",
  publique: true,
});
const compte = statistique({ genre: "compte" });
const taux = statistique({ genre: "rapport", facteur: 100, numerateur: [], denominateur: [] });
const moyenne = statistique({ genre: "rapport", facteur: 1, numerateur: [], denominateur: [] });
const indicateur = (dit: Partial<Indicateur>): Indicateur => ({
  ...DEFINITION_NEUVE,
  id: "i",
  convention: "c",
  version: 1,
  ordre: 1,
  retireLe: null,
  fiches: [],
  ...dit,
});

test.each([
  ["naissances", true],
  ["NAISSANCES domiciliees", true],
  ["Équipements soutenus", false],
  ["", false],
])("le chiffre cité « %s » se trouve : %s", (texte, trouve) =>
  expect(trouverCitee(texte, [compte]) !== null).toBe(trouve),
);

test.each([
  ["un nombre reprend un compte", {}, compte, true],
  ["une part reprend un taux", { mesure: "pourcentage" }, taux, true],
  ["une part ne reprend pas un compte", { mesure: "pourcentage" }, compte, false],
  ["une part ne reprend pas une moyenne", { mesure: "pourcentage" }, moyenne, false],
  ["un indicateur mensuel", { frequence: "mensuelle" }, compte, false],
  ["un indicateur par commune", { ventilation: "commune" }, compte, false],
  ["un indicateur qui compte des séances", { decompte: "seances" }, compte, false],
  ["un indicateur mis de côté", { retireLe: "2026-01-01" }, compte, false],
  ["une échelle", { mesure: "echelle" }, compte, false],
] as const)("SUI-250 : %s : %o", (_cas, dit, citee, attendu) =>
  expect(peutReprendre(indicateur(dit), citee)).toBe(attendu),
);

const annee = (millesime: number, valeur: number | null, termes: Partial<Part> = {}): Annee => ({
  millesime,
  valeur,
  source: "Insee",
  part: { territoire: "", valeur, numerateur: null, denominateur: null, secret: false, ...termes },
});
const contexte = { dites: [{ periode: "2024", nombre: 12, sur: null }], aujourdhui: "2026-11-22" as const };

test("SUI-251 : les années connues et commencées, la dernière d’abord, sauf celle qui est déjà dite", () => {
  const annees = [annee(2023, 10), annee(2024, 12), annee(2025, null), annee(2026, 9), annee(2027, 8)];
  expect(reprisesDe(indicateur({}), annees, contexte).map(({ periode, nombre }) => [periode, nombre])).toEqual([
    ["2026", 9],
    ["2023", 10],
  ]);
});

test("SUI-251 : une part se reprend avec ses deux termes, ou pas", () => {
  const annees = [annee(2023, 50, { numerateur: 1, denominateur: 2 }), annee(2025, 50)];
  expect(reprisesDe(indicateur({ mesure: "pourcentage" }), annees, contexte)).toEqual([
    { periode: "2023", nombre: 1, sur: 2, source: "Insee" },
  ]);
});

test("SUI-290 : l’année qui ne se publie pas se nomme et ne se propose pas ; celle dont on ne sait rien ne se nomme pas", () => {
  const part: Part = { territoire: "", valeur: null, numerateur: null, denominateur: null, secret: false };
  const une = (millesime: number, valeur: number | null): Annee => ({ millesime, valeur, part, source: "Caf" });
  const [tues, autres] = separer([une(2022, 40), une(2023, 43), une(2024, null)], (millesime) => millesime > 2022);
  expect(tues).toEqual([2023]);
  expect(autres.map(({ millesime }) => millesime)).toEqual([2022, 2024]);
});
