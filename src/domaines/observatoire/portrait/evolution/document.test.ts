import { expect, test } from "vitest";
import { CATALOGUE } from "#domaines/statistiques/catalogue/lexique.ts";
import type { Mesure, Trait } from "../model.ts";
import { blocsEvolution } from "./document.ts";

const mesure = (millesime: number, valeur: number | null): Mesure => ({
  millesime,
  valeur,
  numerateur: null,
  denominateur: null,
  secret: valeur === null,
  rupture: "",
  contour: "",
  source: "",
});
const trait = (code: string, ...serie: Mesure[]): Trait[] =>
  CATALOGUE.filter((une) => une.code === code).map((statistique) => ({
    statistique,
    serie,
    mesure: serie.at(-1) ?? mesure(2023, null),
    comparaisons: [],
    phrases: [],
  }));

test("OBS-137 : trois années connues se dessinent, chacune dite ; deux, ou trois dont une secrète, non", () => {
  const [figure] = blocsEvolution(
    [
      ...trait("naissances", mesure(2021, 40), mesure(2022, 36), mesure(2023, 30)),
      ...trait("familles", mesure(2018, 10), mesure(2023, 9)),
      ...trait("aah", mesure(2021, 10), mesure(2022, null), mesure(2023, 9)),
    ],
    "Évolution",
  );
  expect(figure).toMatchObject({ genre: "figure", legende: "Évolution" });
  const { svg = "", alt = "" } = figure?.genre === "figure" ? figure : {};
  expect(alt).toBe("Naissances domiciliées : 40 en 2021, 36 en 2022, 30 en 2023.");
  expect(svg.match(/<path /g)).toHaveLength(1);
  expect(svg).toContain("2021 : 40");
});

test("OBS-137 : rien à dessiner, rien ; une série plate ne sort pas de sa case", () => {
  expect(blocsEvolution([], "Évolution")).toEqual([]);
  const plate = trait("population", mesure(2013, 9), mesure(2018, 9), mesure(2023, 9));
  const [figure] = blocsEvolution(plate, "É");
  const svg = figure?.genre === "figure" ? figure.svg : "";
  expect(svg).not.toContain("NaN");
  expect(svg.match(/<path /g)).toHaveLength(1);
});
