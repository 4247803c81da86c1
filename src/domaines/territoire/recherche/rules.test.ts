import { expect, test } from "vitest";
import { getTerritoires } from "../cog/store.ts";
import { chercherTerritoires } from "./rules.ts";

const index = getTerritoires();
const noms = (saisie: string, maximum?: number) =>
  chercherTerritoires(index, saisie, maximum).map((un) => (un.genre === "epci" ? un.epci.nom : un.commune.nom));

test.each([
  ["monts du pil", "CC des Monts du Pilat"],
  ["communauté de communes du val de morteau", "CC du Val de Morteau"],
  ["st regis", "Saint-Régis-du-Coin"],
  ["42139", "Marlhes"],
  ["244200622", "CC des Monts du Pilat"],
  ["LYON", "Lyon"],
])("TER-6 : « %s » donne d'abord « %s »", (saisie, premier) => expect(noms(saisie)[0]).toBe(premier));

test("TER-6 : un mot qui ne commence aucun mot, une lettre seule ou rien ne donnent rien", () => {
  expect(noms("zzyzx")).toEqual([]);
  expect(noms("l")).toEqual([]);
  expect(noms("  ")).toEqual([]);
  expect(noms("saint", 5)).toHaveLength(5);
});
