import { expect, test } from "vitest";
import { creche, demande, seance } from "../../../../tests/appariement/monde.ts";
import { decider, raconter } from "../appariement/index.ts";
import type { Place, Proposition } from "../appariement/model.ts";
import { bilanDe, comparerBaremes, croiser, publier, repartir } from "./rules.ts";

const place = (structure: string): Place => ({ enfant: 0, structure, reserve: null, semaine: 1023, entree: 24_320 });

const proposition = (dits: Record<string, [number, Place[]]>): Proposition => ({
  niveau: 0,
  attributions: Object.entries(dits).map(([dossier, [rang, places]]) => ({
    dossier,
    rang,
    places,
    enfants: [0],
    voeu: places.length > 0 ? 1 : null,
  })),
  reclamations: [],
});

const faits = (...ids: string[]) => ids.map((id) => ({ id, commune: "15014", situations: [] }));

test("GUI-225 : monte qui passe devant, descend qui passe derrière, au même rang rien ne change", () => {
  const avant = proposition({ a: [1, []], b: [2, []], c: [3, []] });
  const apres = proposition({ a: [2, []], b: [1, []], c: [3, []] });
  expect(comparerBaremes({ avant, apres }, faits("a", "b", "c")).map(({ sens }) => sens)).toEqual([
    "descend",
    "monte",
    "pareil",
  ]);
});

test.each([
  ["sans", [], []],
  ["gagne", [], [place("x")]],
  ["perd", [place("x")], []],
  ["garde", [place("x")], [place("x")]],
  ["change", [place("x")], [place("y")]],
] as const)("GUI-226 : « %s »", (attendu, avant, apres) => {
  const [cas] = comparerBaremes(
    { avant: proposition({ a: [1, [...avant]] }), apres: proposition({ a: [1, [...apres]] }) },
    faits("a"),
  );
  expect(cas?.sort).toBe(attendu);
});

test("GUI-226 : le calcul donne la place à qui le barème fait passer devant", () => {
  const jouer = (points: [number, number]) =>
    raconter(decider(seance([creche("x", 1)], [demande("a", points[0], "x"), demande("b", points[1], "x")])));
  const cas = comparerBaremes({ avant: jouer([9, 5]), apres: jouer([5, 9]) }, faits("a", "b"));
  expect(cas.map(({ sens, sort }) => [sens, sort])).toEqual([
    ["descend", "perd"],
    ["monte", "gagne"],
  ]);
});

test("GUI-227 : une demande compte dans sa commune, et dans chacune de ses situations", () => {
  const cas = [
    { commune: "a", situations: ["isole", "emploi"], sens: "monte", sort: "gagne" },
    { commune: "a", situations: ["emploi"], sens: "descend", sort: "perd" },
    { commune: "b", situations: [], sens: "pareil", sort: "sans" },
  ] as const;
  expect(repartir(cas, ({ commune }) => [commune]).map(({ cle, bilan }) => [cle, bilan.total])).toEqual([
    ["a", 2],
    ["b", 1],
  ]);
  expect(
    repartir(cas, ({ situations }) => situations).map(({ cle, bilan }) => [cle, bilan.total, bilan.gagne]),
  ).toEqual([
    ["emploi", 2, 1],
    ["isole", 1, 1],
  ]);
  expect(bilanDe(cas)).toEqual({ total: 3, monte: 1, descend: 1, gagne: 1, perd: 1, change: 0, garde: 0, sans: 1 });
});

test("GUI-228 : qui n’instruit pas ne lit aucun nombre de moins de cinq, ni de quoi le retrouver", () => {
  const un = (sens: "monte" | "descend" | "pareil", sort: "gagne" | "perd" | "garde" | "sans", nombre: number) =>
    Array.from({ length: nombre }, () => ({ commune: "a", situations: [], sens, sort }));
  const large = publier(
    croiser([...un("monte", "gagne", 9), ...un("descend", "perd", 8), ...un("pareil", "garde", 30)]),
  );
  expect(large).toMatchObject({ total: 47, monte: 9, descend: 8, gagne: 9, perd: 8, garde: 30 });
  const etroit = publier(
    croiser([...un("monte", "gagne", 2), ...un("descend", "perd", 8), ...un("pareil", "sans", 40)]),
  );
  expect(etroit.gagne).toBeNull();
  const montres = Object.values(etroit).filter((nombre) => nombre !== null && nombre > 0 && nombre < 5);
  expect(montres).toEqual([]);
  expect([etroit.perd, etroit.sans, etroit.total]).toContain(null);
});
