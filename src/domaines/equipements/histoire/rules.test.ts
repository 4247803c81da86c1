import { expect, test } from "vitest";
import { structureVide } from "../structure/rules.ts";
import { type Citee, defaireRegistre, listePassee } from "./rules.ts";

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

const tenue = (id: string, nom = id) => ({ ...structureVide(id, "eajePsu"), nom, tenueLe: "2026-01-01" as const });
const ligne = (objet: "structure" | "appui", action: string, objetId: string, avant: unknown) => ({
  objet: `equipements.${objet}`,
  action,
  objetId,
  avant,
  apres: avant === null ? null : {},
});
const vu = (...args: Parameters<typeof defaireRegistre>) =>
  defaireRegistre(...args).registre.map(({ structure, collectivites }) => [structure.nom, ...collectivites]);

test("EQU-65 : entrée depuis, une structure n’est pas au registre d’alors ; retirée depuis, elle y revient avec qui la soutenait", () => {
  const present = [{ structure: tenue("neuve"), collectivites: ["Vauxmont"] }];
  expect(vu(present, [ligne("structure", "creation", "neuve", null)])).toEqual([]);
  const partie = { ...tenue("moulin", "Le Moulin"), financements: [], appuis: ["Les Granges"] };
  expect(vu([], [ligne("structure", "retrait", "moulin", partie)])).toEqual([["Le Moulin", "Les Granges"]]);
  const avant = { ...tenue("neuve"), tenueLe: null };
  expect(vu(present, [ligne("structure", "modification", "neuve", avant)])).toEqual([]);
});

test("EQU-65 : nom, places et soutiens sont ceux d’alors ; une fusion n’y change rien, une valeur effacée se compte", () => {
  const present = [{ structure: tenue("g", "Les Galets"), collectivites: ["Vauxmont", "Les Granges"] }];
  const lignes = [
    ligne("structure", "correction", "g", tenue("g", "Galets")),
    ligne("appui", "modification", "g", ["Vauxmont"]),
    ligne("structure", "modification", "g", tenue("g", "GALETS")),
  ];
  expect(vu(present, lignes)).toEqual([["Galets", "Vauxmont"]]);
  const fusions = [
    ligne("structure", "fusion", "g", tenue("g", "Galets")),
    ligne("structure", "fusion", "double", { ...tenue("double"), appuis: [] }),
  ];
  expect(vu(present, fusions)).toEqual([["Les Galets", "Vauxmont", "Les Granges"]]);
  expect(defaireRegistre(present, [ligne("appui", "modification", "g", null)]).perdus).toBe(1);
});
