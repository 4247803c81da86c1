import { expect, test } from "vitest";
import { motifDe, termeDesOuvertures } from "./rules.ts";

test.each([
  [["agentGuichet"], "doublon", "doublon"],
  [["gestionnaireStructure"], "instruction", "structure"],
  [["agentGuichet", "gestionnaireStructure"], "commission", "commission"],
  [["dpo"], "instruction", "droits"],
] as const)("GUI-352 : %j, d’une page d’%s, ouvre pour : %s", (roles, ici, motif) =>
  expect(motifDe(roles, ici)).toBe(motif),
);

test("GUI-353 : une ouverture du 21 novembre s’oublie le 22 novembre suivant, pas la veille", () => {
  expect("2025-11-21" < termeDesOuvertures("2026-11-21")).toBe(false);
  expect("2025-11-21" < termeDesOuvertures("2026-11-22")).toBe(true);
});
