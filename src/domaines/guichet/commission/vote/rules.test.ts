import { expect, test } from "vitest";
import type { Vote } from "./model.ts";
import { estAdopte, estVotee, jugerVoix, personnesDe } from "./rules.ts";

test.each([
  [{ pour: 3, contre: 2, preside: null }, true],
  [{ pour: 2, contre: 2, preside: null }, false],
  [{ pour: 2, contre: 2, preside: "pour" }, true],
  [{ pour: 2, contre: 2, preside: "contre" }, false],
  [{ pour: 2, contre: 3, preside: "pour" }, false],
  [{ pour: 0, contre: 0, preside: "pour" }, false],
] as const)("GUI-280 : %j est adopté : %s", (voix, attendu) => {
  expect(estAdopte(voix)).toBe(attendu);
});

test("GUI-281 : le vote de la liste ne vaut plus après un geste, ni le vote d’un seul point, ni un vote perdu", () => {
  const vote = { portee: "liste", retouches: 2, pour: 3, contre: 0, preside: null } as unknown as Vote;
  expect(estVotee([vote], 2)).toBe(true);
  expect(estVotee([vote], 3)).toBe(false);
  expect(estVotee([{ ...vote, portee: "point" }], 2)).toBe(false);
  expect(estVotee([vote, { ...vote, pour: 0, contre: 3 }], 2)).toBe(false);
});

test.each([
  [{ pour: 2, contre: 1, abstentions: 1 }, null],
  [{ pour: 3, contre: 1, abstentions: 1 }, "trop-de-voix"],
  [{ pour: 0, contre: 0, abstentions: 0 }, "personne"],
] as const)("GUI-282 : de quatre présents, %j : %s", (voix, attendu) => {
  expect(jugerVoix(voix, personnesDe("A\nB\n\n C \nD").length)?.code ?? null).toBe(attendu);
});
