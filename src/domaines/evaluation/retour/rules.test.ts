import { expect, test } from "vitest";
import type { Rendue } from "./model.ts";
import { texteRendu, trier } from "./rules.ts";

test.each([
  ["paragraphes", ["Un\u202f: deux", " ", "Trois"], "Un : deux\n\nTrois"],
  ["liste", ["La Caf", "Le Bourg"], "La Caf\nLe Bourg"],
  [
    "questions",
    ["Pour qui ?", "Pour tous.", "Et après ?", "Pas encore de réponse."],
    "Pour qui ?\nPour tous.\n\nEt après ?",
  ],
] as const)("EVA-50 : un champ de %s retrouve sa forme", (forme, lignes, attendu) => {
  expect(texteRendu(forme, lignes)).toBe(attendu);
});

const rendue = (dit: Partial<Rendue>): Rendue => ({
  ancre: "changements.maillage",
  titre: "Le maillage du territoire",
  etat: "modifiee",
  avant: ["Avant"],
  apres: ["Après"],
  suivie: true,
  ...dit,
});

test("EVA-51 : un champ corrigé se propose, avec ce qui est en place", () => {
  expect(trier([rendue({})]).corrections).toMatchObject([
    { section: "changements", champ: { nom: "maillage" }, avant: "Avant", apres: "Après", suivie: true },
  ]);
});

test.each([
  ["un tableau que Maillage tient", { ancre: "etats" }],
  ["un champ que personne ne connaît", { ancre: "changements.inconnu" }],
  ["une part ajoutée", { ancre: null, etat: "ajoutee" as const }],
  ["un titre changé", { titre: "Un autre titre", apres: ["Avant"] }],
  ["une part ôtée", { etat: "retiree" as const, apres: [] }],
])("EVA-51 : %s se lit et ne s’applique pas", (_cas, dit) => {
  const { corrections, autres } = trier([rendue(dit)]);
  expect([corrections.length, autres.length]).toEqual([0, 1]);
});

test("EVA-51 : ce qui n’a pas changé, ou seulement d’espaces, n’est pas une correction", () => {
  const espaces = rendue({ avant: ["Un : deux"], apres: ["Un\u00a0: deux"] });
  expect(trier([rendue({ etat: "inchangee" }), espaces])).toEqual({ corrections: [], autres: [] });
});

test("EVA-64 : un texte changé ici et laissé par Word se dit sans se proposer ; corrigé aussi par Word, il se propose et le dit", () => {
  const laisse = trier([rendue({ etat: "inchangee", bougee: true })]);
  expect([laisse.corrections, laisse.autres.length]).toEqual([[], 1]);
  expect(trier([rendue({ bougee: true })]).corrections).toMatchObject([{ bougee: true }]);
  expect(trier([rendue({ ancre: "etats", etat: "inchangee", bougee: true })])).toEqual({ corrections: [], autres: [] });
});
