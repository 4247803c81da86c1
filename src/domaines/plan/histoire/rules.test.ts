import { expect, test } from "vitest";
import { VIDE } from "../fiche/actions.ts";
import type { Fiche } from "../model.ts";
import { evenementDe, retablir } from "./rules.ts";

const fiche: Fiche = {
  ...VIDE,
  espace: "monts",
  id: "f1",
  convention: "ctg",
  version: 3,
  ordre: 1,
  archiveLe: null,
  modifieLe: "2026-11-20T08:00:00.000Z",
  modifiePar: "nadege",
  titre: "Ouvrir",
  noeuds: [],
  pilotes: [],
  partenaires: [],
};
const mouvement = (avant: object | null, apres: object | null, action = "modification") => ({
  rang: 7,
  le: "2026-11-20T08:00:00.000Z",
  compte: "nadege",
  action,
  avant,
  apres,
});

test("PLA-15 : un mouvement se lit champ par champ, avant et après", () => {
  const { champs } = evenementDe(mouvement({ publicCible: [] }, { publicCible: ["Parents", "Enfants"] }), "Nadège", []);
  expect(champs).toEqual([{ nom: "publicCible", avant: "", apres: "Parents\nEnfants", retablissable: true }]);
});

test("PLA-15 : une création ne montre que ce qu’elle remplit, une valeur effacée ne montre rien", () => {
  const creation = evenementDe(mouvement(null, { titre: "Ouvrir", forces: [], ordre: 4 }, "creation"), "Nadège", []);
  expect(creation.champs.map(({ nom, retablissable }) => [nom, retablissable])).toEqual([["titre", false]]);
  expect(evenementDe(mouvement(null, null), "Nadège", []).champs).toEqual([]);
});

test("PLA-16 : un champ se rétablit à ce qu’il était, et le reste ne bouge pas", () => {
  expect(retablir(fiche, mouvement({ titre: "Fermer" }, { titre: "Ouvrir" }), "titre")).toEqual({
    ...fiche,
    titre: "Fermer",
  });
});

test.each([
  ["une valeur effacée", mouvement(null, null), "titre"],
  ["un mouvement inconnu", undefined, "titre"],
  ["une valeur déjà en place", mouvement({ titre: "Ouvrir" }, { titre: "Autre" }), "titre"],
  ["ce qui n’est pas un champ", mouvement({ version: 1 }, { version: 2 }), "version"],
] as const)("PLA-16 : %s ne se rétablit pas", (_cas, quoi, champ) => {
  expect(retablir(fiche, quoi, champ)).toBeNull();
});
