import { expect, test } from "vitest";
import { lireNaissances, lireProgrammes } from "./rules.ts";

test("OBS-113 : une année et ses naissances, ou la ligne qui ne se lit pas", () => {
  expect(lireNaissances(["2023 : 14", "2024;12"])).toEqual({ 2023: 14, 2024: 12 });
  expect(lireNaissances([])).toEqual({});
  expect(lireNaissances(["2023 : 14", "l’an dernier : 12"])).toBe("l’an dernier : 12");
  expect(lireNaissances(["2023 : beaucoup"])).toBe("2023 : beaucoup");
});

test.each([
  ["Le Pré ; 2027 ; 30 ; 0,1 ; 3", { nom: "Le Pré", annee: 2027, logements: 30, parLogement: 0.1, etalement: 3 }],
  ["Le Pré ; 2027 ; 30 ; 0,1", { nom: "Le Pré", annee: 2027, logements: 30, parLogement: 0.1, etalement: 3 }],
  ["Le Pré ; 2027 ; 30 ; 1 ; 10", { nom: "Le Pré", annee: 2027, logements: 30, parLogement: 1, etalement: 10 }],
])("OBS-114 : « %s » se lit", (ligne, attendu) => expect(lireProgrammes([ligne])).toEqual([attendu]));

test.each([
  "; 2027 ; 30 ; 0,1",
  "Le Pré ; bientôt ; 30 ; 0,1",
  "Le Pré ; 2027 ; 30 ; 1,1",
  "Le Pré ; 2027 ; 30 ; 0,1 ; 0",
  "Le Pré ; 2027 ; 30 ; 0,1 ; 11",
  "Le Pré ; 2027 ; 30 ; 0,1 ; 2,5",
])("OBS-114 : « %s » ne se lit pas", (ligne) => expect(lireProgrammes([ligne])).toBe(ligne));
