import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { enListe, LIGNES_ODS, peutEcrireOds } from "./rules.ts";

test("IMP-154 : un classeur OpenDocument s’arrête à cinq mille fiches", () => {
  expect(peutEcrireOds(LIGNES_ODS)).toBe(true);
  expect(peutEcrireOds(LIGNES_ODS + 1)).toBeInstanceOf(Refus);
});

async function* suite(documents: string[]) {
  yield* documents;
}

test.each([
  ["aucun document", []],
  ["un document", [{ a: 1 }]],
  ["plusieurs, à guillemets et fins de ligne", [{ a: "« A »" }, { b: '"x"\n' }]],
])("une liste JSON se lit en entier : %s", async (_cas, documents) => {
  let texte = "";
  for await (const morceau of enListe(suite(documents.map((un) => `${JSON.stringify(un, null, 2)}\n`))))
    texte += morceau;
  expect(JSON.parse(texte)).toEqual(documents);
});
