import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { demandeLeCode, etatDuLien } from "./rules.ts";

const LE = instantDe("2026-11-21T09:00:00.000Z");
const lien = { essais: 0, expireLe: "2026-11-21T09:10:00.000Z", consommeLe: null };

test.each([
  ["neuf est bon", lien, "bon"],
  ["une milliseconde avant son terme est bon", { ...lien, expireLe: "2026-11-21T09:00:00.001Z" }, "bon"],
  ["à son terme est passé", { ...lien, expireLe: "2026-11-21T09:00:00.000Z" }, "expire"],
  ["qui a servi ne sert plus", { ...lien, consommeLe: "2026-11-21T08:59:00.000Z" }, "consomme"],
  ["après cinq codes faux tient encore", { ...lien, essais: 5 }, "bon"],
  ["au sixième code est mort", { ...lien, essais: 6 }, "epuise"],
] as const)("ACC-7 : un lien %s", (_cas, jeton, attendu) => {
  expect(etatDuLien(jeton, LE)).toBe(attendu);
});

test.each([
  ["le navigateur qui l'a demandé", "a", "a", false],
  ["un autre navigateur", "a", "b", true],
  ["un navigateur sans témoin", "a", null, true],
  ["n'importe quel navigateur, pour une invitation", null, null, false],
] as const)("ACC-8 : dans %s, le code est demandé ou non", (_cas, navigateur, temoin, attendu) => {
  expect(demandeLeCode({ navigateur }, temoin)).toBe(attendu);
});
