import { expect, test } from "vitest";
import { nomParmi } from "./store.ts";

const NOMS = new Map([["nadege", "Nadège Aubrac"]]);

test.each([
  ["nadege", "Nadège Aubrac"],
  ["", "Maillage, de lui-même"],
  ["systeme", "Maillage, de lui-même"],
  ["porte:samira@trois-rivieres.example", "quelqu’un, par un lien de courriel"],
  ["famille:01a2", "une famille"],
  ["visiteur", "quelqu’un, sans compte"],
  ["systemes", "un ancien compte"],
])("le journal nomme « %s » : %s", (compte, nom) => expect(nomParmi(NOMS, compte)).toBe(nom));
