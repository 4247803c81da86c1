import { expect, test } from "vitest";
import { codeNu, ecrireCode, SIGNES } from "./rules.ts";

test.each(["K7QM-3RTX-9WHB", "k7qm3rtx9whb", " K7QM 3RTX 9WHB "])("ACC-24 : « %s » est le même code", (saisie) => {
  expect(codeNu(saisie)).toBe("K7QM3RTX9WHB");
});

test("un code a douze signes qui ne se confondent pas, en trois morceaux", () => {
  const code = ecrireCode(Uint8Array.from({ length: 12 }, (_, rang) => rang * 20));
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  expect([SIGNES.length, /[01OIL]/.test(SIGNES)]).toEqual([31, false]);
});
