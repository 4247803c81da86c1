import { expect, test } from "vitest";
import type { Rattachement } from "./model.ts";
import { changements, parFiche, seRattache } from "./rules.ts";

test.each([
  ["du champ petite enfance", "petiteEnfance", [], true],
  ["d’un autre champ", "jeunesse", [], false],
  ["qui a changé de champ depuis", "parentalite", ["informer"], true],
] as const)("SPPE-130 : une fiche %s", (_cas, champ, siens, attendu) => {
  expect(seRattache(champ, siens)).toBe(attendu);
});

const UN: Rattachement = { fiche: "a", competence: "recenser" };
const DEUX: Rattachement = { fiche: "a", competence: "planifier" };
const AILLEURS: Rattachement = { fiche: "b", competence: "informer" };

test("SPPE-131 : ce qui n’a pas changé ne s’écrit pas, et une fiche que l’on ne montrait pas garde ce qu’elle dit", () => {
  expect(changements([UN, AILLEURS], [UN, DEUX], new Set(["a"]))).toEqual({ ajoutes: [DEUX], otes: [] });
  expect(changements([UN, DEUX], [DEUX], new Set(["a"]))).toEqual({ ajoutes: [], otes: [UN] });
  expect(changements([], [AILLEURS], new Set(["a"]))).toEqual({ ajoutes: [], otes: [] });
});

test("les compétences d’une fiche se lisent dans l’ordre de la loi", () => {
  expect(parFiche([DEUX, AILLEURS, UN]).get("a")).toEqual(["recenser", "planifier"]);
});
