import { expect, test } from "vitest";
import type { LieuNomme, Statistique } from "#domaines/statistiques/model.ts";
import type { Comparaison, Mesure } from "../model.ts";
import { comptesDifferent, direEvolution, direPerimetre, partsDifferent, phrasesDe } from "./rules.ts";

const naissances: Statistique = {
  code: "naissances",
  nom: "Naissances",
  theme: "population",
  definition: "",
  unite: "naissances",
  decimales: 0,
  formule: { genre: "compte" },
  producteur: "insee",
  methode: "",
  licence: "",
  publique: true,
};
const part: Statistique = {
  ...naissances,
  code: "partFamillesMonoparentales",
  unite: "%",
  decimales: 1,
  formule: { genre: "rapport", facteur: 100, numerateur: [], denominateur: [] },
};
const revenu: Statistique = {
  ...part,
  code: "revenuMedianUc",
  unite: "€",
  decimales: 0,
  formule: { genre: "donnee", raison: "" },
};

const mesure = (millesime: number, valeur: number | null, dit: Partial<Mesure> = {}): Mesure => ({
  millesime,
  valeur,
  numerateur: null,
  denominateur: null,
  secret: false,
  rupture: "",
  contour: "",
  source: "",
  ...dit,
});
const rapport = (millesime: number, numerateur: number, denominateur: number): Mesure =>
  mesure(millesime, (numerateur / denominateur) * 100, { numerateur, denominateur });
const ailleurs = (genre: LieuNomme["genre"], une: Mesure | null): Comparaison => ({
  lieu: { genre, code: "x", nom: "X" },
  mesure: une,
});
const nu = (texte: string | null | undefined) => texte?.replaceAll(/[\u00a0\u202f]/g, " ");

test.each([
  ["100 et 128 : pas assez loin", 100, 128, false],
  ["100 et 132 : assez loin", 100, 132, true],
  ["11 et 14, le hasard d’un village", 11, 14, false],
  ["deux fois le même", 5, 5, false],
])("OBS-20 : %s", (_cas, a, b, attendu) => expect(comptesDifferent(a, b)).toBe(attendu));

test.each([
  ["40 % de 50 et 50 % de 50 : le hasard suffit", [20, 50], [25, 50], false],
  ["40 % de 500 et 50 % de 500 : il ne suffit pas", [200, 500], [250, 500], true],
  ["personne des deux côtés", [0, 50], [0, 500], false],
] as [string, [number, number], [number, number], boolean][])("OBS-21 : %s", (_cas, [a, n], [b, m], attendu) =>
  expect(partsDifferent({ numerateur: a, denominateur: n }, { numerateur: b, denominateur: m })).toBe(attendu),
);

const serie = (...valeurs: [number, number][]) => valeurs.map(([annee, valeur]) => mesure(annee, valeur));

test.each([
  ["une baisse nette", serie([2021, 200], [2024, 140]), "200 il y a 3 ans : en baisse (30 %)."],
  [
    "un petit écart",
    serie([2021, 14], [2024, 11]),
    "14 il y a 3 ans : sur d’aussi petits nombres, l’écart peut tenir au hasard.",
  ],
  [
    "un petit écart entre deux grands nombres",
    serie([2021, 500], [2024, 510]),
    "500 il y a 3 ans : peu de changement.",
  ],
  [
    "juste au-dessous de mille à eux deux",
    serie([2021, 499], [2024, 500]),
    "499 il y a 3 ans : sur d’aussi petits nombres, l’écart peut tenir au hasard.",
  ],
  ["la même", serie([2021, 14], [2024, 14]), "Autant qu’il y a 3 ans."],
  ["deux ans ne suffisent pas", serie([2022, 200], [2024, 140]), undefined],
  [
    "la plus récente des assez anciennes",
    serie([2015, 900], [2020, 200], [2024, 140]),
    "200 il y a 4 ans : en baisse (30 %).",
  ],
])("OBS-22 : %s", (_cas, valeurs, attendu) => {
  const derniere = valeurs.at(-1) ?? mesure(2024, null);
  expect(nu(direEvolution(naissances, valeurs, derniere)) ?? undefined).toBe(attendu);
});

test("OBS-22 : le recensement attend cinq ans, et une méthode qui change ne se compare pas", () => {
  const population = { ...naissances, code: "population", unite: "habitants" };
  const [avant, apres] = [mesure(2020, 1000), mesure(2024, 2000)];
  expect(direEvolution(population, [avant, apres], apres)).toBeNull();
  expect(direEvolution(population, [mesure(2019, 1000), apres], apres)).toContain("en hausse (100 %)");
  const rompue = mesure(2023, 150, { rupture: "champ élargi" });
  expect(direEvolution(naissances, [mesure(2021, 200), rompue, mesure(2024, 140)], mesure(2024, 140))).toBe(
    "La méthode a changé en 2023 : les années d’avant ne se comparent pas.",
  );
});

test("OBS-138 : une évolution dit que le périmètre n’était pas le même ; du même, rien", () => {
  const contour = "périmètre de 2013 : 19 communes, 3 venues depuis";
  const [avant, apres] = [mesure(2021, 200, { contour }), mesure(2024, 140)];
  expect(nu(direEvolution(naissances, [avant, apres], apres))).toMatch(
    /en baisse \(30 %\)\. Le périmètre n’est pas le même : en 2021, périmètre de 2013 : 19 communes, 3 venues depuis\.$/,
  );
  expect(direPerimetre(avant, { ...apres, contour })).toBe("");
});

test("OBS-23 : un compte dit sa part de l’intercommunalité, jamais qu’il est plus petit que la France", () => {
  const une = mesure(2024, 30);
  const comparaisons = [
    ailleurs("bassin", mesure(2024, 60)),
    ailleurs("epci", mesure(2024, 120)),
    ailleurs("france", mesure(2024, 700_000)),
  ];
  expect(phrasesDe(naissances, { serie: [une], mesure: une, comparaisons }).map(nu)).toEqual([
    "Soit 25 % de ce que compte l’intercommunalité.",
  ]);
  expect(phrasesDe(naissances, { serie: [une], mesure: une, comparaisons: comparaisons.slice(2) })).toEqual([]);
});

test.each([
  [
    "19 familles : trop peu",
    rapport(2024, 9, 19),
    "Sur 19 seulement, trop peu pour comparer au chiffre du département (14,0 %).",
  ],
  ["20 familles, l’écart peut tenir au hasard", rapport(2024, 5, 20), "Proche du département (14,0 %)."],
  ["400 familles, au-dessus", rapport(2024, 100, 400), "Au-dessus du département (14,0 %)."],
  ["400 familles, au-dessous", rapport(2024, 30, 400), "Au-dessous du département (14,0 %)."],
])("OBS-24 : %s", (_cas, une, attendu) => {
  const comparaisons = [
    ailleurs("france", rapport(2024, 16, 100)),
    ailleurs("departement", rapport(2024, 14_000, 100_000)),
  ];
  expect(phrasesDe(part, { serie: [une], mesure: une, comparaisons }).map(nu)).toEqual([attendu]);
});

test("OBS-24 : un revenu à moins d’un vingtième de celui de la France en est proche", () => {
  const dire = (valeur: number) => {
    const une = mesure(2024, valeur);
    return nu(
      phrasesDe(revenu, { serie: [une], mesure: une, comparaisons: [ailleurs("france", mesure(2024, 20_000))] })[0],
    );
  };
  expect(dire(21_000)).toBe("Proche de la France (20 000 €).");
  expect(dire(21_001)).toBe("Au-dessus de la France (20 000 €).");
});

test("OBS-25 : un secret se dit, une valeur absente ne dit rien", () => {
  const dire = (une: Mesure) => phrasesDe(part, { serie: [une], mesure: une, comparaisons: [] });
  expect(dire(mesure(2024, null, { secret: true }))[0]).toContain("secrète");
  expect(dire(mesure(2024, null))).toEqual([]);
});
