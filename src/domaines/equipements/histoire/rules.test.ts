import { expect, test } from "vitest";
import { type Citee, listePassee } from "./rules.ts";

const citee = (equipement: string, nom: string | null, collectivite = "Vauxmont"): Citee => ({
  equipement,
  collectivite,
  type: "eajePsu",
  typeLibelle: null,
  nom,
  adresse: null,
});
const nue = ({ equipement: _id, ...soutien }: Citee) => soutien;
const PRESENTE = [citee("e1", "Les Galets"), citee("e2", null), citee("e3", null)];

test("EQU-58 : sans changement depuis, la liste est celle d’aujourd’hui", () => {
  expect(listePassee(PRESENTE, [])).toEqual(PRESENTE);
});

test("EQU-58 : le premier changement d’après dit la liste ; un lieu encore cité garde son identifiant, un lieu parti a sa clé", () => {
  const jadis = [citee("e3", null), citee("e1", "LES GALETS"), citee("e9", "Le Moulin")];
  const lue = listePassee(PRESENTE, [{ avant: jadis.map(nue) }, { avant: [] }]);
  expect(lue?.map(({ equipement, nom }) => [equipement, nom])).toEqual([
    ["e2", null],
    ["e1", "LES GALETS"],
    [expect.stringContaining("moulin"), "Le Moulin"],
  ]);
});

test("EQU-58 : une liste effacée du journal ne se retrouve pas", () => {
  expect(listePassee(PRESENTE, [{ avant: null }])).toBeNull();
});
