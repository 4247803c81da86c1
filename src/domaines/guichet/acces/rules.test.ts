import { expect, test } from "vitest";
import { motifDe, paquetsDe, termeDesOuvertures } from "./rules.ts";

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

test("GUI-367 : des milliers de familles se notent par paquets, une fois chacune, dans le même ordre quel que soit celui de la page", () => {
  const lignes = Array.from({ length: 5960 }, (_, rang) => ({
    famille: `f${String(rang).padStart(5, "0")}`,
    demande: "",
    motif: "commission" as const,
  }));
  const paquets = paquetsDe([...lignes.toReversed(), ...lignes]);
  expect(paquets.map(({ length }) => length)).toEqual([2000, 2000, 1960]);
  expect(paquets.flat()).toEqual(lignes);
  expect(paquetsDe([])).toEqual([]);
});
