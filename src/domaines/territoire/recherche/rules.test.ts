import { expect, test } from "vitest";
import type { Contexte } from "../cog/model.ts";
import { getTerritoires } from "../cog/store.ts";
import { chercherTerritoires } from "./rules.ts";

const index = getTerritoires();
const noms = (saisie: string, maximum?: number, contexte?: Contexte) =>
  chercherTerritoires(index, saisie, maximum, contexte).map((un) =>
    un.genre === "epci" ? un.epci.nom : un.commune.nom,
  );

test.each([
  ["monts du pil", "CC des Monts du Pilat"],
  ["communauté de communes du val de morteau", "CC du Val de Morteau"],
  ["st regis", "Saint-Régis-du-Coin"],
  ["42139", "Marlhes"],
  ["244200622", "CC des Monts du Pilat"],
  ["LYON", "Lyon"],
  ["Marllhes", "Marlhes"],
  ["marhles", "Marlhes"],
  ["SAINT REGIS DU COIN", "Saint-Régis-du-Coin"],
  ["Saintregisducoin", "Saint-Régis-du-Coin"],
  ["Tarenteise", "Tarentaise"],
  ["monts du pilta", "CC des Monts du Pilat"],
  ["comcom des Monts-du-Pillat", "CC des Monts du Pilat"],
  ["mons du pilat", "CC des Monts du Pilat"],
  ["communaute de commune des monts du pilat", "CC des Monts du Pilat"],
  ["val de mortau", "CC du Val de Morteau"],
  ["mairie du Bessat", "Le Bessat"],
])("TER-6 : « %s » donne d'abord « %s »", (saisie, premier) => expect(noms(saisie)[0]).toBe(premier));

test("TER-6 : un mot qui ne commence aucun mot, une lettre seule ou rien ne donnent rien", () => {
  expect(noms("zzyzx")).toEqual([]);
  expect(noms("l")).toEqual([]);
  expect(noms("  ")).toEqual([]);
  expect(noms("saint", 5)).toHaveLength(5);
});

test("TER-6 : deux fautes, ou une faute dans un mot de moins de cinq lettres ou un code, sont un autre nom", () => {
  expect(noms("Marllehs")).not.toContain("Marlhes");
  expect(noms("Lyno")).not.toContain("Lyon");
  expect(noms("42138")).not.toContain("Marlhes");
});

test("TER-6 : le territoire attendu vient d’abord, même à une faute près ; loin de lui, le nom exact passe devant", () => {
  const creusot = { epci: "247100290" };
  const premier = (saisie: string, contexte?: Contexte) => {
    const [un] = chercherTerritoires(index, saisie, 1, contexte);
    return un?.genre === "commune" ? un.commune.code : un?.epci.siren;
  };
  expect(premier("Saint -Symphorien", creusot)).toBe("71482");
  expect(premier("Saint -Symphorien")).toBe("79298");
  expect(premier("Bessay", { communes: ["42139"] })).toMatch(/^4201[78]$/);
  expect(premier("Bessay")).toBe("85023");
});
