import { expect, test } from "vitest";
import { mentions } from "./rules.ts";

const PERSONNES = [
  { id: "1", nom: "Samira Delorme" },
  { id: "2", nom: "Hervé Lacombe" },
  { id: "3", nom: "Hervé Lac" },
];

test.each([
  ["@Samira Delorme, qu’en dis-tu ?", ["1"]],
  ["@samira et @Hervé Lac", ["1", "3"]],
  ["@Hervé : lequel ?", []],
  ["écrire à samira@exemple.fr", []],
] as const)("PLA-14 : « %s » mentionne %j", (texte, attendu) => {
  expect(mentions(texte, PERSONNES)).toEqual(attendu);
});
