import { expect, test } from "vitest";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { estOuvertePour, etatDePorte } from "./rules.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const expireLe = "2026-12-11T23:00:00.000Z";

test.each([
  ["jamais ouverte s'ouvre d'un geste", { navigateur: null, essais: 0 }, "geste"],
  ["déjà ouverte ici s'ouvre d'un geste", { navigateur: "ici", essais: 9 }, "geste"],
  ["ouverte ailleurs demande le code", { navigateur: "ailleurs", essais: 5 }, "code"],
  ["ouverte ailleurs, au sixième code faux, est épuisée", { navigateur: "ailleurs", essais: 6 }, "epuisee"],
] as const)("ACC-50 : une porte %s", (_cas, porte, attendu) => {
  expect(etatDePorte({ ...porte, expireLe }, "ici", LE)).toBe(attendu);
});

test("ACC-50 : une porte passe à son terme", () => {
  expect(etatDePorte({ navigateur: null, essais: 0, expireLe: LE.toISOString() }, null, LE)).toBe("passee");
});

test.each([
  ["à neuf minutes", 9, false, true],
  ["à dix minutes", 10, false, false],
  ["à dix minutes, pour recevoir ce qui est écrit", 10, true, true],
  ["à cent dix-neuf minutes, pour recevoir", 119, true, true],
  ["à cent vingt minutes, pour recevoir", 120, true, false],
] as const)("ACC-51 : ouverte, %s ?", (_cas, minutes, ecrit, attendu) => {
  const jusquA = plusMinutes(LE, 10).toISOString();
  expect(estOuvertePour({ jusquA, expireLe }, { ecrit, maintenant: plusMinutes(LE, minutes) })).toBe(attendu);
});

test("ACC-51 : une porte jamais ouverte, ou passée, ne reçoit rien", () => {
  expect(estOuvertePour({ jusquA: null, expireLe }, { ecrit: true, maintenant: LE })).toBe(false);
  const jusquA = plusMinutes(LE, 10).toISOString();
  expect(estOuvertePour({ jusquA, expireLe: LE.toISOString() }, { ecrit: true, maintenant: LE })).toBe(false);
});
