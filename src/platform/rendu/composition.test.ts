import { expect, test } from "vitest";
import type { Bloc, Imprime } from "#commun/document.ts";
import { compose } from "./composition.ts";

const imprime = (blocs: readonly Bloc[]): Imprime => ({
  titre: "Un titre : essai",
  auteur: "",
  date: "2026-11-21",
  perimetre: "",
  sources: [],
  logos: [],
  blocs,
});
const niveaux = (declares: readonly number[]) =>
  compose(imprime(declares.map((niveau) => ({ genre: "titre", niveau: niveau as 1, texte: "T" })))).blocs.map((bloc) =>
    bloc.genre === "titre" ? bloc.niveau : null,
  );

test.each([
  [
    [1, 4, 4, 2],
    [1, 2, 2, 2],
  ],
  [
    [1, 2, 4, 4, 4, 2],
    [1, 2, 3, 3, 3, 2],
  ],
  [
    [3, 1, 2],
    [1, 1, 2],
  ],
])("les titres %j descendent marche à marche : %j", (declares, attendus) => {
  expect(niveaux(declares)).toEqual(attendus);
});

test("les espaces sont françaises, et ce qu’aucun fichier ne garde s’en va", () => {
  const { titre, blocs } = compose(imprime([{ genre: "paragraphe", texte: "un\u0000 \uD800deux ; « trois »" }]));
  expect(titre).toBe("Un titre\u{A0}: essai");
  expect(blocs).toEqual([{ genre: "paragraphe", texte: "un \u{FFFD}deux\u{202F}; «\u{A0}trois\u{A0}»" }]);
});

test("ce qui ne dit rien ne s’imprime pas", () => {
  const vides: Bloc[] = [
    { genre: "liste", elements: [] },
    { genre: "definitions", entrees: [] },
    { genre: "tableau", legende: "x", colonnes: [], rangees: [] },
  ];
  expect(compose(imprime(vides)).blocs).toEqual([]);
});
