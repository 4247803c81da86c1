import { expect, test } from "vitest";
import { conventionsDuJournal, jourDuFiltre, peutEffacer } from "./rules.ts";

test.each([
  ["sa convention", [{ role: "dpo", convention: "a" }], ["a"]],
  [
    "tout l'espace, s'il y est en entier",
    [
      { role: "dpo", convention: null },
      { role: "elu", convention: "a" },
    ],
    null,
  ],
  [
    "pas la convention où il est élu",
    [
      { role: "dpo", convention: "a" },
      { role: "elu", convention: "b" },
    ],
    ["a"],
  ],
  ["rien, s'il est élu partout", [{ role: "elu", convention: null }], []],
] as const)("ACC-14 : on lit le journal de %s", (_cas, miennes, attendu) => {
  expect(conventionsDuJournal(miennes)).toEqual(attendu);
});

test.each([
  ["délégué de tout l'espace", [{ role: "dpo", convention: null }], true],
  ["délégué d'une seule convention", [{ role: "dpo", convention: "a" }], false],
  ["chargé de coopération", [{ role: "chargeCooperation", convention: null }], false],
] as const)("ACC-15 : effacer des valeurs du journal, %s", (_cas, miennes, attendu) => {
  expect(peutEffacer(miennes)).toBe(attendu);
});

test("un filtre qui n'est pas un jour ne filtre rien", () => {
  expect([jourDuFiltre("2026-11-21"), jourDuFiltre("2026-02-30"), jourDuFiltre(undefined)]).toEqual([
    "2026-11-21",
    undefined,
    undefined,
  ]);
});
