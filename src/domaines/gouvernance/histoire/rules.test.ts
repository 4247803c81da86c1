import { expect, test } from "vitest";
import type { Instance } from "../instance/model.ts";
import type { Membre } from "../membre/model.ts";
import { defaireInstances } from "./rules.ts";

const COPIL: Instance = {
  id: "copil",
  nature: "copil",
  nom: "Le copil",
  objet: "",
  parite: false,
  decide: true,
  version: 1,
  presidence: null,
  secretariat: null,
  frequence: 2,
  quorum: "aucun",
  quorumNombre: null,
  closeLe: null,
  conventions: ["ctg"],
};
const ELU: Membre = {
  id: "m1",
  instance: "copil",
  rang: 0,
  nom: "Ada",
  qualite: "",
  organisation: "",
  acteur: null,
  courriel: null,
  college: "Les élus",
  voix: "deliberative",
  commune: null,
  suppleantDe: null,
  seance: null,
  entreLe: null,
  sortiLe: null,
  version: 1,
};
const de = (objet: string, action: string, objetId: string, avant: unknown) => {
  return { objet: `gouvernance.${objet}`, action, objetId, avant, apres: avant ? {} : null };
};
const jadis = (instances: Instance[], membres: Membre[], lignes: ReturnType<typeof de>[]) => {
  const { instances: siennes, membres: siens } = defaireInstances({ instances, membres }, lignes, "ctg");
  return [siennes.map(({ nom }) => nom), siens.map(({ id }) => id)];
};

test("GOUV-163 : une instance effacée revient avec ses membres ; une instance née depuis n’y est pas", () => {
  const suppressions = [de("membre", "suppression", "m1", ELU), de("instance", "suppression", "copil", COPIL)];
  expect(jadis([], [], suppressions)).toEqual([["Le copil"], ["m1"]]);
  const creations = [de("instance", "création", "copil", null), de("membre", "création", "m1", null)];
  expect(jadis([COPIL], [ELU], creations)).toEqual([[], []]);
});

test("GOUV-163 : close depuis, elle siégeait encore ; close déjà, ou d’une autre convention ce jour-là, elle n’y est pas", () => {
  const close: Instance = { ...COPIL, closeLe: "2026-03-01" };
  expect(jadis([close], [ELU], [de("instance", "clôture", "copil", COPIL)])).toEqual([["Le copil"], ["m1"]]);
  expect(jadis([close], [ELU], [])).toEqual([[], []]);
  const ailleurs = { ...COPIL, conventions: ["autre"] };
  expect(jadis([COPIL], [ELU], [de("instance", "modification", "copil", ailleurs)])).toEqual([[], []]);
});

test("GOUV-163 : un membre dont une valeur est effacée du journal se compte", () => {
  const present = { instances: [COPIL], membres: [ELU] };
  expect(defaireInstances(present, [de("membre", "modification", "m1", null)], "ctg").perdus).toBe(1);
});
