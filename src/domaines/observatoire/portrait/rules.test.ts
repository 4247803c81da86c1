import { expect, test } from "vitest";
import { CATALOGUE } from "#domaines/statistiques/catalogue/lexique.ts";
import type { Statistique } from "#domaines/statistiques/model.ts";
import type { Mesure } from "./model.ts";
import { chiffresDe, mesureMontree, pointsDe, trierAbsents } from "./rules.ts";

const nommee = (code: string) => ({ code, ...(code === "qf" ? { version: 1 } : {}) }) as Statistique;
const mesure = (millesime: number, valeur: number | null, secret = false): Mesure => ({
  millesime,
  valeur,
  secret,
  numerateur: null,
  denominateur: null,
  rupture: "",
  contour: "",
  source: "",
});

test("OBS-26 : les chiffres retenus d’abord, dans leur ordre ; ce que le portrait n’a pas retenu n’y est pas", () => {
  const codes = chiffresDe(["aah", "naissances", "qf", "population"].map(nommee)).map(({ code }) => code);
  expect(codes).toEqual(["population", "naissances", "qf"]);
});

test("OBS-27 : la dernière année connue, un secret étant connu, une absence non", () => {
  expect(mesureMontree([mesure(2022, 4), mesure(2024, null), mesure(2023, 5)])?.millesime).toBe(2023);
  expect(mesureMontree([mesure(2022, 4), mesure(2024, null, true)])?.millesime).toBe(2024);
  expect(mesureMontree([mesure(2024, null)])).toBeNull();
  expect(pointsDe([mesure(2024, 5), mesure(2023, null), mesure(2022, 4)]).map(({ t }) => t)).toEqual([2022, 2024]);
});

test.each([
  ["bassin", ["naissances"], ["revenuMedianUc"]],
  ["epci", ["naissances"], ["revenuMedianUc"]],
  ["commune", ["naissances", "revenuMedianUc"], []],
] as const)("OBS-143 : d’un %s, %o s’attend, %o ne se refait pas des communes", (genre, attendus, sansCalcul) => {
  const absents = CATALOGUE.filter(({ code }) => code === "naissances" || code === "revenuMedianUc");
  const tri = trierAbsents({ lieu: { genre, code: "x", nom: "X" }, absents });
  const codes = (siens: readonly Statistique[]) => siens.map(({ code }) => code).toSorted();
  expect([codes(tri.attendus), codes(tri.sansCalcul)]).toEqual([attendus, sansCalcul]);
});
