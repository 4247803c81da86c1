import { expect, test } from "vitest";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { jetonDe, peutCreer, resteDe, vaut } from "./rules.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const dans = (minutes: number) => plusMinutes(LE, minutes).toISOString();
const vie = (minutes: number, revoqueLe: string | null = null) => ({ expireLe: dans(minutes), revoqueLe });

test.each([
  ["une minute avant son terme vaut", vie(1), true],
  ["à son terme ne vaut plus", vie(0), false],
  ["révoqué ne vaut plus", vie(60, dans(-1)), false],
])("ACC-20 : un jeton %s", (_cas, jeton, attendu) => {
  expect(vaut(jeton, LE)).toBe(attendu);
});

test("ACC-21 : un compte crée un dixième jeton, pas un onzième ; ceux qui ne valent plus ne comptent pas", () => {
  const jetons = (nombre: number) => Array.from({ length: nombre }, () => vie(60));
  expect(peutCreer(jetons(9), LE)).toBeNull();
  expect(peutCreer(jetons(10), LE)).toEqual(new Refus("trop-de-jetons"));
  expect(peutCreer([...jetons(9), vie(0), vie(60, dans(-1))], LE)).toBeNull();
});

test.each([
  ["lecture", 1, { limite: 600, reste: 599, depasse: false }],
  ["lecture", 600, { limite: 600, reste: 0, depasse: false }],
  ["lecture", 601, { limite: 600, reste: 0, depasse: true }],
  ["ecriture", 120, { limite: 120, reste: 0, depasse: false }],
  ["ecriture", 121, { limite: 120, reste: 0, depasse: true }],
] as const)("ACC-22 : dans l’heure, le compteur de %s à %i dit ce qui reste", (genre, nombre, attendu) => {
  expect(resteDe(genre, { depuis: dans(-59), nombre }, LE)).toEqual({ genre, secondes: 60, ...attendu });
});

test.each([
  ["Bearer maillage_abc-_1", "maillage_abc-_1"],
  ["bearer  abc", "abc"],
  ["Basic abc", null],
  ["Bearer", null],
  ["Bearer a b", null],
  ["", null],
  [undefined, null],
])("l’en-tête « %s » porte son jeton, ou aucun", (entete, attendu) => {
  expect(jetonDe(entete)).toBe(attendu);
});
