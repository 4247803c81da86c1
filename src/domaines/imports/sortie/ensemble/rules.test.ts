import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { enJson, LIGNES_ODS, peutEcrireOds } from "./rules.ts";

test("IMP-104 : un classeur OpenDocument s’arrête à cinq mille fiches", () => {
  expect(peutEcrireOds(LIGNES_ODS)).toBe(true);
  expect(peutEcrireOds(LIGNES_ODS + 1)).toBeInstanceOf(Refus);
});

async function* suite(rangees: string[][]) {
  yield* rangees;
}

test.each([
  ["aucune ligne", []],
  ["une ligne", [["A", "1"]]],
  ["des lignes plus courtes, des guillemets", [["« A »", '"x"\n'], ["B"]]],
])("un tableau JSON se lit en entier : %s", async (_cas, rangees) => {
  let texte = "";
  for await (const morceau of enJson(["titre", "n"], suite(rangees))) texte += morceau;
  expect(JSON.parse(texte)).toEqual(rangees.map(([titre, n = ""]) => ({ titre, n })));
});
