import { expect, test } from "vitest";
import { appelsDe, lireAppel, remplirChiffres, SECRET } from "./rules.ts";

const CATALOGUE = [
  { code: "population", nom: "Population municipale" },
  { code: "allocatairesRsa", nom: "Foyers allocataires du RSA" },
  { code: "partRsa", nom: "Foyers allocataires du RSA, dans les ménages" },
];

test("DIAG-7 : un chiffre appelé prend sa valeur, ici ou dans une commune ; un inconnu reste et se dit", () => {
  const dire = (code: string, lieu: string | null) =>
    code === "population" ? (lieu === "Aubin" ? "812 habitants" : "15 000 habitants") : null;
  const { texte, inconnus } = remplirChiffres(
    "Ici {population}, à Aubin {population, Aubin}, {licornes}, { Licornes ! }.",
    CATALOGUE,
    dire,
  );
  expect(texte).toBe("Ici 15 000 habitants, à Aubin 812 habitants, {licornes}, { Licornes ! }.");
  expect(inconnus).toEqual(["{licornes}", "{ Licornes ! }"]);
  const muet = remplirChiffres("À Aubin, {allocatairesRsa, Aubin} foyers.", CATALOGUE, () => SECRET);
  expect(muet).toMatchObject({ texte: "À Aubin, (secret) foyers.", inconnus: [], tus: ["{allocatairesRsa, Aubin}"] });
  expect(appelsDe("{population} {partRsa, Le Bourg} { pas }", CATALOGUE)).toEqual(["population", "partRsa"]);
});

test.each([
  [" population ", "population", null],
  ["POPULATION MUNICIPALE", "population", null],
  ["Population municipale, Aubin", "population", "Aubin"],
  ["Foyers allocataires du RSA, dans les menages", "partRsa", null],
  ["Foyers allocataires du RSA, dans les ménages, Aubin", "partRsa", "Aubin"],
  ["Foyers allocataires du RSA, Aubin", "allocatairesRsa", "Aubin"],
  ["population,", "population", null],
  ["licornes, Aubin", null, null],
])("DIAG-17 : « {%s} » appelle %s, à %s", (dedans, code, lieu) =>
  expect(lireAppel(dedans, CATALOGUE)).toEqual({ code, lieu }),
);
