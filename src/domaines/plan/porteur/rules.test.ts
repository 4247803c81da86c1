import { expect, test } from "vitest";
import { nomsRefuses, phraseRefuses } from "./rules.ts";

const CONNU = { acteur: "cs", libelle: "Centre social" };

test.each([
  ["qui tient les acteurs en nomme de nouveaux", true, []],
  ["un autre ne nomme que des connus", false, ["Ludobus", "Troupe"]],
] as const)("PLA-23 : %s", (_cas, tient, attendu) => {
  expect(nomsRefuses(tient, [CONNU, "Ludobus", "Troupe"])).toEqual(attendu);
});

test("la phrase nomme chaque inconnu", () => {
  expect(phraseRefuses(["Ludobus", "Troupe"])).toMatch(/^« Ludobus », « Troupe » : encore inconnu/);
});
