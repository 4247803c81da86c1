import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { confier, tientStructure } from "./rules.ts";

const ici = { structures: ["s1", "s2"], comptes: ["ana"], tenues: ["s2/ana"] };

test.each([
  ["s1", "ana", null],
  ["s3", "ana", new Refus("structure")],
  ["s1", "bob", new Refus("compte")],
  ["s2", "ana", new Refus("deja")],
])("EQU-50 : confier %s à %s", (structure, compte, attendu) =>
  expect(confier({ structure, compte }, ici)).toEqual(attendu),
);

test("EQU-51 : un responsable tient les siennes, et aucune autre", () => {
  expect(tientStructure(["s1"], "s1")).toBe(true);
  expect(tientStructure(["s1"], "s2")).toBe(false);
  expect(tientStructure([], "s1")).toBe(false);
});
