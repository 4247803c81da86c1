import { expect, test } from "vitest";
import { proposeAvenant } from "./rules.ts";

test.each([
  ["mineur", false],
  ["significatif", true],
] as const)("EVA-15 : un ajustement %s propose un avenant : %s", (classe, attendu) => {
  expect(proposeAvenant({ classe })).toBe(attendu);
});
