import { expect, test } from "vitest";
import type { Depose, Gardee } from "../../valeur/model.ts";
import type { Cible } from "../model.ts";
import { essayer, manqueAuReglage, modeleDe } from "./rules.ts";

const dite = (code: string, valeur: number): Depose => ({
  statistique: "naissances",
  lieu: { genre: "commune", code },
  millesime: 2024,
  valeur,
});
const gardee = (territoire: string, valeur: number): Gardee => ({
  statistique: "naissances",
  genre: "commune",
  territoire,
  millesime: 2024,
  valeur,
  numerateur: null,
  denominateur: null,
  secret: false,
  contour: "",
  rupture: "",
  depot: "d",
  source: "",
});

test("STAT-19 : neuves, changées, déjà les mêmes", () => {
  const essai = essayer([dite("1", 5), dite("2", 6), dite("3", 7)], [gardee("1", 5), gardee("2", 5), gardee("9", 1)]);
  expect(essai).toEqual({ neuves: 1, changees: 1, memes: 1 });
});

test("STAT-19 : un drapeau dit de plus change une valeur ; celui que le fichier tait n’y change rien", () => {
  const rompue = { ...gardee("1", 5), rupture: "champ élargi" };
  expect(essayer([dite("1", 5)], [rompue])).toMatchObject({ memes: 1, changees: 0 });
  expect(essayer([{ ...dite("1", 5), rupture: "autre" }], [rompue])).toMatchObject({ memes: 0, changees: 1 });
});

const colonnes = (...cibles: Cible[]) => cibles.map((cible) => ({ cible, millesime: null }));
const reglage = (...cibles: Cible[]) => ({
  feuille: 0,
  entete: 0,
  millesime: null,
  genre: null,
  colonnes: colonnes(...cibles),
});

test.each([
  [["territoire", "valeur:naissances", "valeur:deces"], "inseeNaissances"],
  [["territoire", "valeur:population", "valeur:enfantsMoins3", "valeur:naissances"], "inseeAges"],
  [["territoire", "valeur:revenuMedianUc"], "filosofi"],
  [["territoire", "millesime", "valeur:tauxCouvertureGlobal"], "cafCouverture"],
  [["territoire", "valeur:foyersAllocataires"], "cafAllocataires"],
  [["statistique", "territoire", "valeur"], "territoire"],
  [["territoire", "aucune"], undefined],
] as [Cible[], string | undefined][])("STAT-20 : %j est un fichier %s", (cibles, attendu) =>
  expect(modeleDe(colonnes(...cibles))?.code).toBe(attendu),
);

test("STAT-20 : un fichier de l’état civil se reconnaît à son titre, et ne se dit pas du territoire", () => {
  const siennes = colonnes("statistique", "territoire", "millesime", "valeur");
  expect(modeleDe(siennes, ["EC_MEASURE", "GEO", "TIME_PERIOD", "OBS_VALUE"])?.code).toBe("inseeEtatCivil");
  expect(modeleDe(siennes, ["Indicateur", "Code", "Année", "Valeur"])?.code).toBe("territoire");
});

test.each([
  [["valeur:naissances"], "territoire"],
  [["nom", "millesime"], "chiffre"],
  [["nom", "statistique"], "chiffre"],
  [["nom", "statistique", "valeur"], null],
  [["territoire", "numerateur:tauxPauvrete"], null],
] as [Cible[], string | null][])("STAT-21 : à %j il manque %s", (cibles, attendu) =>
  expect(manqueAuReglage(reglage(...cibles))).toBe(attendu),
);
