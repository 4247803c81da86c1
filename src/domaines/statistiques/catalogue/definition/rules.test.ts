import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { CATALOGUE } from "../lexique.ts";
import { definir, GENRES_FORMULE, genreDe, type Saisie } from "./rules.ts";

const saisie = (nom: string, genre: Saisie["genre"] = "compte"): Saisie => ({
  nom,
  genre,
  theme: "mobilite",
  definition: "Trajets de l’année.",
  unite: "trajets",
  decimales: 0,
  producteur: "territoire",
  methode: "Relevé du transporteur.",
  licence: "Donnée du territoire",
  publique: true,
});

test.each([
  ["Trajets du minibus été", null, "trajetsDuMinibusEte"],
  ["Naissances domiciliees", null, new Refus("nom-deja-pris")],
  ["Naissances", null, new Refus("nom-deja-pris")],
  ["Imports", null, new Refus("nom-illisible")],
  ["3 trajets", null, new Refus("nom-illisible")],
  ["!!!", null, new Refus("nom-illisible")],
  ["Un autre nom", "trajetsDuMinibus", "trajetsDuMinibus"],
  ["Population municipale", "trajetsDuMinibus", new Refus("nom-deja-pris")],
])("STAT-25 : « %s » (code %s) donne %s", (nom, code, attendu) => {
  const defini = definir(saisie(nom), CATALOGUE, code);
  expect(defini instanceof Refus ? defini : defini.code).toEqual(attendu);
});

test.each(GENRES_FORMULE.map((genre) => [genre]))(
  "STAT-25 : la formule « %s » se relit telle qu’on l’a choisie",
  (genre) => {
    const defini = definir(saisie("Chiffre neuf", genre), CATALOGUE, null);
    expect(defini instanceof Refus ? null : genreDe(defini)).toBe(genre);
  },
);
