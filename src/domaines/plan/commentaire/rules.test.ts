import { expect, test } from "vitest";
import { horsAudience, mentions } from "./rules.ts";

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

const SAMIRA = { nom: "Samira", roles: ["pilote"], organisation: "centre" } as const;
const HERVE = { nom: "Hervé", roles: ["elu"], organisation: "mairie" } as const;
const SEULE = { nom: "Lise", roles: ["lecteur"], organisation: undefined } as const;

test.each([
  ["tous", "centre", []],
  ["parties", "centre", ["Samira", "Lise"]],
  ["organisation", "centre", ["Hervé", "Lise"]],
  ["organisation", undefined, ["Samira", "Hervé", "Lise"]],
] as const)(
  "PLA-22 : un commentaire pour « %s », de l’organisation %s, laisse dehors %j",
  (audience, organisation, dehors) => {
    expect(horsAudience(audience, organisation, [SAMIRA, HERVE, SEULE])).toEqual(dehors);
  },
);
