import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { fermerCompte } from "./rules.ts";

test.each([
  ["un compte ordinaire se ferme", { id: "b", administrateur: false }, 1, null],
  ["un administrateur de deux se ferme", { id: "b", administrateur: true }, 2, null],
  ["le dernier administrateur ne se ferme pas", { id: "b", administrateur: true }, 1, refus("dernier")],
  ["on ne ferme pas son propre compte", { id: "a", administrateur: true }, 2, refus("soi-meme")],
] as const)("ACC-13 : %s", (_cas, compte, administrateurs, attendu) => {
  expect(fermerCompte(compte, "a", administrateurs)).toEqual(attendu);
});
