import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { SaisieZone, Zone } from "./model.ts";
import { nomPris, verifierZone } from "./rules.ts";

const bassin: SaisieZone = {
  genre: "bassin",
  nom: "Bassin du Haut",
  code: null,
  communes: ["48095", "48013", "48095"],
};
const connu = (code: string) => code === "48";

test.each([
  ["un bassin de deux communes", bassin, { ...bassin, communes: ["48095", "48013"] }],
  ["un bassin sans commune", { ...bassin, communes: [] }, new Refus("sans-commune")],
  [
    "un département connu",
    { ...bassin, genre: "departement", code: "48" },
    { ...bassin, genre: "departement", code: "48", communes: [] },
  ],
  ["un département inconnu", { ...bassin, genre: "departement", code: "99" }, new Refus("departement-inconnu")],
  ["un département sans code", { ...bassin, genre: "departement" }, new Refus("departement-inconnu")],
] as [string, SaisieZone, unknown][])("TER-8 : %s", (_cas, saisie, attendu) =>
  expect(verifierZone(saisie, connu)).toEqual(attendu),
);

test("TER-9 : le même nom, accents et casse mis à part, est pris ; pas pour un autre genre, ni pour la zone elle-même", () => {
  const zone: Zone = { ...bassin, nom: "BASSIN du haut", espace: "e", id: "z", version: 1 };
  expect(nomPris(bassin, [zone], null)).toEqual(new Refus("nom-deja-pris"));
  expect(nomPris(bassin, [zone], "z")).toBeNull();
  expect(nomPris({ ...bassin, genre: "pays" }, [zone], null)).toBeNull();
});
