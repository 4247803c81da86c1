import { expect, test } from "vitest";
import type { Ecole, Effectif } from "../ecole/model.ts";
import { naissancesDe, secteursDe, sommerEcoles, type Sources } from "./rules.ts";

const ecole = (id: string, suite: Partial<Ecole> = {}): Ecole => ({
  id,
  nom: id,
  commune: "A",
  secteur: null,
  publique: true,
  deuxAns: "non",
  version: 1,
  ...suite,
});
const effectif = (id: string, rentree: number, ps: number | null): Effectif => ({
  ecole: id,
  rentree,
  tps: null,
  ps,
  ms: 4,
  gs: 5,
  classes: 1,
});

test("OBS-115 : deux écoles s’additionnent si toutes deux ont compté ; l’une manque, la rentrée ne se dit pas", () => {
  const ecoles = [ecole("un"), ecole("deux")];
  const effectifs = [
    effectif("un", 2024, 8),
    effectif("deux", 2024, 6),
    effectif("un", 2025, 8),
    effectif("un", 2023, 8),
    effectif("deux", 2023, null),
    effectif("trois", 2024, 90),
  ];
  expect([...sommerEcoles(ecoles, effectifs, "ps")]).toEqual([[2024, 14]]);
  expect([...sommerEcoles(ecoles, effectifs, "classes")]).toEqual([
    [2023, 2],
    [2024, 2],
  ]);
});

const NAISSANCES = new Map([
  [
    "A",
    new Map([
      [2022, 10],
      [2023, 12],
    ]),
  ],
  ["B", new Map([[2023, 5]])],
]);
test("OBS-116 : les siennes s’il les dit ; sinon ses communes, les années où toutes les ont", () => {
  expect([...naissancesDe(["A", "B"], NAISSANCES)]).toEqual([[2023, 17]]);
  expect([...naissancesDe(["A"], NAISSANCES)]).toEqual([
    [2022, 10],
    [2023, 12],
  ]);
  expect([...naissancesDe(["A", "C"], NAISSANCES)]).toEqual([]);
  expect([...naissancesDe(["A"], NAISSANCES, { 2021: 4 })]).toEqual([[2021, 4]]);
});

test("OBS-117 : l’école d’une zone, celle de sa commune, et le secteur vide que l’on tait", () => {
  const sources: Sources = {
    zones: [
      { id: "z", nom: "Secteur du bourg", communes: ["A"] },
      { id: "vide", nom: "Vide", communes: ["B"] },
    ],
    ecoles: [
      ecole("un", { secteur: "z", deuxAns: "siPlace" }),
      ecole("deux", { commune: "B" }),
      ecole("trois", { secteur: "perdu" }),
    ],
    effectifs: [],
    dits: [{ zone: "z", naissances: { 2023: 3 }, programmes: [], version: 1 }],
    naissances: NAISSANCES,
    nommer: (code) => `Commune ${code}`,
  };
  const secteurs = secteursDe(sources);
  expect(secteurs.map(({ cle, nom, ecoles }) => [cle, nom, ecoles.length])).toEqual([
    ["z", "Secteur du bourg", 1],
    ["commune-B", "Commune B", 1],
    ["commune-A", "Commune A", 1],
  ]);
  expect(secteurs.map(({ donnees }) => donnees.deuxAns)).toEqual([true, false, false]);
  expect([...(secteurs[0]?.donnees.naissances ?? [])]).toEqual([[2023, 3]]);
});
