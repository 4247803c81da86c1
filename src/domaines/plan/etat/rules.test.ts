import { expect, test } from "vitest";
import { dansCesEtats, etatsDemandables, parEtat } from "./rules.ts";

const dit = (code: string | null) => ({ code, libelle: code ?? "", forme: null, precision: null, le: null });
const LUS = {
  liste: [
    { code: "enCours", libelle: "En cours" },
    { code: "realisee", libelle: "Réalisée" },
  ],
  parFiche: new Map([
    ["a", dit("enCours")],
    ["b", dit("realisee")],
    ["c", dit(null)],
    ["d", dit("oublie")],
  ]),
};

test.each([
  [["enCours"], ["a"]],
  [
    ["enCours", "sans"],
    ["a", "c"],
  ],
  [["inconnu"], []],
])("PLA-60 : les fiches des états %j sont %j", (codes, attendu) => {
  expect(dansCesEtats(LUS, codes)).toEqual(attendu);
});

test.each([
  [true, ["enCours", "sans"]],
  [false, ["enCours"]],
])("PLA-82 : à la coordination (%s), on demande %j", (conduit, attendu) => {
  expect(etatsDemandables(["enCours", "sans"], conduit)).toEqual(attendu);
});

test("PLA-61 : chaque fiche est sous un état et un seul, un état ôté de la liste n’en est plus un", () => {
  const fiches = ["a", "b", "c", "d", "e"].map((id) => ({ id }));
  const groupes = parEtat(LUS, fiches).map(({ cle, fiches: siennes }) => [cle, siennes.map(({ id }) => id)]);
  expect(groupes).toEqual([
    ["enCours", ["a"]],
    ["realisee", ["b"]],
    ["sans", ["c", "d", "e"]],
  ]);
});
