import { expect, test } from "vitest";
import { getTerritoires, nomEntier } from "#domaines/territoire/index.ts";
import type { Lieu, LieuNomme } from "../../lieu/model.ts";
import type { Reseau } from "../model.ts";
import { ensembleDe, estTuDans, grouper, masquesDe, reseauDe } from "./rules.ts";

const commune = (code: string): LieuNomme => ({ genre: "commune", code, nom: `Commune ${code}` });
const EPCI: Lieu = { genre: "epci", code: "E" };

test("STAT-23 : une commune de deux bassins est du premier ; les autres font un groupe", () => {
  const communes = ["a", "b", "c", "d"].map(commune);
  const bassins = [
    { nom: "Haut", communes: ["a", "b"] },
    { nom: "Bas", communes: ["b", "c"] },
    { nom: "Ailleurs", communes: ["z"] },
  ];
  const dits = grouper(communes, bassins).map(({ nom, communes: siennes }) => [
    nom,
    siennes.map(({ code }) => code).join(""),
  ]);
  expect(dits).toEqual([
    ["Haut", "ab"],
    ["Bas", "c"],
    ["Autres communes", "d"],
  ]);
  expect(grouper(communes, []).map(({ nom }) => nom)).toEqual(["Ensemble"]);
});

test("STAT-28 : le réseau d’une commune est son intercommunalité entière, quelles que soient les conventions", () => {
  const index = getTerritoires();
  const geographie = { index, nommerEpci: nomEntier, bassins: [] };
  const lieu = ensembleDe(geographie, "15187");
  expect(lieu.genre).toBe("epci");
  const reseau = reseauDe(geographie, lieu);
  expect(reseau.groupes.flatMap(({ communes }) => communes)).toHaveLength(
    index.epci.get(lieu.code)?.membres.length ?? 0,
  );
  expect(ensembleDe(geographie, "29083")).toEqual({ genre: "commune", code: "29083" });
});

const dire = (nombres: Record<string, number>) => ({
  seuil: 5,
  compter: (code: string, annee: number) => (annee === 2024 ? (nombres[code] ?? 0) : 0),
});
const reseau = (...groupes: string[]): Reseau => ({
  lieu: EPCI,
  nom: "E",
  groupes: groupes.map((codes, rang) => ({ nom: `G${rang}`, communes: [...codes].map(commune) })),
});
const tues = (vu: Reseau, nombres: Record<string, number>) => {
  const masques = masquesDe(vu, [dire(nombres)], [2024]);
  return (lieu: Lieu, membres: string) => estTuDans({ reseau: vu, masques, annee: 0 }, lieu, [...membres]);
};
const bassin: Lieu = { genre: "bassin", code: "B" };

test("STAT-29 : un bassin qui est un groupe se dit ; celui qui n’en prend qu’une part de ce qui se tait se tait aussi", () => {
  const tu = tues(reseau("abc", "de"), { a: 3, b: 9, c: 40, d: 20, e: 30 });
  expect(["a", "b", "c", "d"].map((code) => tu(commune(code), ""))).toEqual([true, true, false, false]);
  expect([tu(bassin, "abc"), tu(bassin, "ab"), tu(EPCI, "abcde")]).toEqual([false, false, false]);
  expect([tu(bassin, "acd"), tu(bassin, "bcd")]).toEqual([true, true]);
  expect(tu(bassin, "cde")).toBe(false);
});

test("STAT-29 : seule de son groupe, une petite commune fait taire son sous-total, et le total qui la rendrait", () => {
  const tu = tues(reseau("a", "bc"), { a: 3, b: 9, c: 40 });
  expect([tu(commune("a"), ""), tu(bassin, "a"), tu(bassin, "ab")]).toEqual([true, true, true]);
  expect(tu(EPCI, "abc")).toBe(true);
});
