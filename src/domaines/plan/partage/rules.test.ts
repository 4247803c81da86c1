import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { partager, visibles } from "./rules.ts";

test.each([
  ["avec une convention parallèle", ["nord"], [], ["nord"]],
  ["avec celle qui ne l’est pas, non", ["autre"], [], "convention-non-parallele"],
  ["plus avec personne", [], ["nord"], []],
  ["ce que l’on ne tient pas reste en commun", ["nord"], ["sud"], ["nord", "sud"]],
  ["deux fois la même n’est qu’une", ["nord", "nord"], ["nord"], ["nord"]],
] as const)("PLA-67 : %s", (_cas, choisies, deja, attendu) => {
  const dit = partager(choisies, deja, ["nord"]);
  expect(dit instanceof Refus ? dit.code : dit).toEqual(attendu);
});

test("PLA-80 : une convention dont on ne tient pas le plan ne se voit pas parmi celles en commun", () =>
  expect(visibles(["nord", "secrete", "sud"], [{ id: "sud" }, { id: "nord" }])).toEqual(["nord", "sud"]));
