import { expect, test } from "vitest";
import type { Jour } from "#commun/jour.ts";
import type { Mesure } from "../../portrait/model.ts";
import { veillerAssistants, veillerCouverture, veillerFermeture, veillerNaissances } from "./rules.ts";

const mesure = (
  millesime: number,
  valeur: number | null,
  numerateur: number | null = null,
  denominateur: number | null = null,
): Mesure => ({
  millesime,
  valeur,
  numerateur,
  denominateur,
  secret: false,
  rupture: "",
  contour: "",
  source: "",
});
const nu = (texte: string | undefined) => texte?.replaceAll(/[\u00a0\u202f]/g, " ");

test.each([
  [
    "dix pour cent tout juste, et assez de naissances",
    [2021, 2000],
    [2024, 1800],
    "1 800 naissances en 2024, 2 000 en 2021 : 10 % de moins en 3 ans.",
  ],
  ["neuf pour cent", [2021, 2000], [2024, 1820], undefined],
  ["vingt-neuf : une ou deux familles y suffisent", [2021, 29], [2024, 20], undefined],
  [
    "trente, et le hasard y suffit",
    [2021, 30],
    [2024, 27],
    "27 naissances en 2024, 30 en 2021 : 10 % de moins en 3 ans. Sur d’aussi petits nombres, l’écart peut tenir au hasard : à suivre.",
  ],
  ["l’année d’il y a trois ans manque", [2020, 2000], [2024, 1000], undefined],
  ["une hausse", [2021, 1800], [2024, 2400], undefined],
] as [string, [number, number], [number, number], string | undefined][])(
  "OBS-30 : %s",
  (_cas, avant, apres, attendu) => {
    const vu = veillerNaissances([mesure(...avant), mesure(...apres)], { seuil: 10, duree: 3, plancher: 30 });
    expect(nu(vu?.constat.phrase)).toBe(attendu);
  },
);

test("OBS-30 : le seuil, la durée et le plancher se règlent", () => {
  const serie = [mesure(2022, 2000), mesure(2024, 1800)];
  expect(veillerNaissances(serie, { seuil: 10, duree: 3, plancher: 30 })).toBeNull();
  expect(veillerNaissances(serie, { seuil: 10, duree: 2, plancher: 30 })?.millesime).toBe(2024);
  expect(veillerNaissances(serie, { seuil: 11, duree: 2, plancher: 30 })).toBeNull();
  expect(veillerNaissances(serie, { seuil: 10, duree: 2, plancher: 2000 })?.millesime).toBe(2024);
  expect(veillerNaissances(serie, { seuil: 10, duree: 2, plancher: 2001 })).toBeNull();
});

test.each([
  ["la moitié tout juste", mesure(2024, 50, 10, 20), false],
  ["plus de la moitié", mesure(2024, 55, 11, 20), true],
  ["trois sur quatre, trop peu pour en parler", mesure(2024, 75, 3, 4), false],
  ["trois sur cinq", mesure(2024, 60, 3, 5), true],
  ["rien de connu", mesure(2024, null), false],
])("OBS-31 : %s", (_cas, une, attendu) => expect(veillerAssistants(une, { seuil: 50 }) !== null).toBe(attendu));

test.each([
  ["au seuil", mesure(2024, 50, 50, 100), false],
  ["au-dessous", mesure(2024, 49.9, 50, 100), true],
  ["dix-neuf enfants", mesure(2024, 5, 1, 19), false],
  ["vingt enfants", mesure(2024, 5, 1, 20), true],
  ["la valeur seule, que quelqu’un publie", mesure(2024, 40), true],
])("OBS-32 : la couverture %s", (_cas, une, attendu) =>
  expect(veillerCouverture(une, { seuil: 50 }) !== null).toBe(attendu),
);

test.each([
  ["demain", "2026-11-22", "Les Lucioles ferme le 22 novembre 2026."],
  ["dans six mois tout juste", "2027-05-21", "Les Lucioles ferme le 21 mai 2027."],
  ["un jour plus tard", "2027-05-22", undefined],
  ["il y a un an tout juste", "2025-11-21", "Les Lucioles a fermé le 21 novembre 2025."],
  ["un jour plus tôt", "2025-11-20", undefined],
  ["jamais", null, undefined],
] as [string, Jour | null, string | undefined][])("OBS-33 : une structure qui ferme %s", (_cas, fin, attendu) =>
  expect(veillerFermeture({ nom: "Les Lucioles", fin }, "2026-11-21", { seuil: 6 })?.constat.phrase).toBe(attendu),
);
