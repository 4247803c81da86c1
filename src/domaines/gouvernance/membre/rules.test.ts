import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Membre } from "./model.ts";
import { attendus, entreeProposee, siegeLe, suppleantsDe, verifierMembre } from "./rules.ts";

const LE = "2026-11-21";
const membre = (id: string, dit: Partial<Membre> = {}): Membre => ({
  id,
  instance: "i",
  rang: 0,
  nom: id,
  qualite: "",
  organisation: "",
  acteur: null,
  courriel: null,
  college: "Caf",
  voix: "deliberative",
  commune: null,
  suppleantDe: null,
  seance: null,
  entreLe: null,
  sortiLe: null,
  version: 1,
  ...dit,
});

test.each([
  ["sans entrée ni sortie", null, null, true],
  ["la veille de son entrée", "2026-11-22", null, false],
  ["le jour de son entrée", "2026-11-21", null, true],
  ["la veille de sa sortie", null, "2026-11-22", true],
  ["le jour de sa sortie", null, "2026-11-21", false],
] as const)("GOUV-7 : %s, un membre siège : %s, %s, %s", (_cas, entreLe, sortiLe, attendu) => {
  expect(siegeLe({ entreLe, sortiLe }, LE)).toBe(attendu);
});

test("GOUV-9 : personne ne sort avant d’être entré", () => {
  const entre = membre("m", { entreLe: "2026-11-21", sortiLe: "2026-11-20" });
  expect(verifierMembre(entre, [])).toEqual(new Refus("sorti-avant"));
  expect(verifierMembre({ ...entre, sortiLe: "2026-11-21" }, [])).toMatchObject({ id: "m" });
});

test.each([
  ["jamais réunie", [], null],
  ["réunie la veille", ["2026-05-01", "2026-11-20"], "2026-11-21"],
  ["réunie ce jour", ["2026-11-21", "2026-05-01"], "2026-11-22"],
] as const)("GOUV-10 : dans une instance %s, qui arrive siège à partir de", (_cas, tenues, attendu) => {
  expect(entreeProposee(tenues, LE)).toBe(attendu);
});

test("GOUV-8 : on attend les titulaires, les invités permanents et ceux de cette réunion ; ni les suppléants, ni les sortis", () => {
  const membres = [
    membre("titulaire"),
    membre("suppleant", { suppleantDe: "titulaire" }),
    membre("invite", { voix: "consultative" }),
    membre("dici", { voix: "consultative", seance: "r1" }),
    membre("dailleurs", { voix: "consultative", seance: "r2" }),
    membre("sorti", { sortiLe: "2026-12-01" }),
  ];
  const noms = (le: "2026-11-30" | "2026-12-01" | null) =>
    attendus(membres, { id: "r1", le }, "2026-12-05").map(({ id }) => id);
  expect(noms("2026-11-30")).toEqual(["titulaire", "invite", "dici", "sorti"]);
  expect(noms("2026-12-01")).toEqual(["titulaire", "invite", "dici"]);
  expect(noms(null)).toEqual(["titulaire", "invite", "dici"]);
});

const TITULAIRE = membre("t", { college: "Communes" });
const AUTRES = [
  TITULAIRE,
  membre("s", { suppleantDe: "t" }),
  membre("i", { voix: "consultative" }),
  membre("ailleurs", { instance: "autre" }),
];

test.each([
  ["un titulaire", { suppleantDe: null }, null],
  ["le suppléant d’un titulaire", { suppleantDe: "t" }, null],
  ["le suppléant de lui-même", { suppleantDe: "neuf" }, "titulaire-inconnu"],
  ["le suppléant de personne", { suppleantDe: "x" }, "titulaire-inconnu"],
  ["le suppléant d’un membre d’ailleurs", { suppleantDe: "ailleurs" }, "titulaire-inconnu"],
  ["le suppléant d’un suppléant", { suppleantDe: "s" }, "suppleant-de-suppleant"],
  ["le suppléant d’un invité", { suppleantDe: "i" }, "invite-suppleant"],
] as const)("GOUV-9 : un membre est %s", (_cas, dit, refus) => {
  const verifie = verifierMembre(membre("neuf", dit), AUTRES);
  expect(verifie instanceof Refus ? verifie.code : null).toBe(refus);
});

test("GOUV-9 : un suppléant a voix dans le collège de son titulaire, et qui a des suppléants n’en devient pas un", () => {
  expect(verifierMembre(membre("neuf", { suppleantDe: "t", voix: "consultative" }), AUTRES)).toMatchObject({
    voix: "deliberative",
    college: "Communes",
  });
  expect(verifierMembre({ ...TITULAIRE, suppleantDe: "autre" }, [...AUTRES, membre("autre")])).toEqual(
    new Refus("a-deja-des-suppleants"),
  );
  expect(suppleantsDe(AUTRES, "t", LE).map(({ id }) => id)).toEqual(["s"]);
});
