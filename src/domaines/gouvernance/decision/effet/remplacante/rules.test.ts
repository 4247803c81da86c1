import { expect, test } from "vitest";
import { citer } from "./rules.ts";

test.each([
  ["par sa référence", [], "PE4", ["PE4"]],
  ["par son titre quand elle n’en a pas", [], null, ["Halte"]],
  ["une seule fois, citée par sa référence", ["PE4"], "PE4", ["PE4"]],
  ["une seule fois, citée par son titre", ["Halte"], "PE4", ["Halte"]],
] as const)("GOUV-129 : une fiche se cite %s", (...[, liees, reference, attendu]) => {
  expect(citer(liees, { titre: "Halte", reference })).toEqual(attendu);
});
