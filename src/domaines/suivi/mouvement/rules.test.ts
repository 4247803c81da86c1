import { expect, test } from "vitest";
import type { Groupe, Seance } from "../seance/model.ts";
import type { Valeur } from "../valeur/model.ts";
import { groupesAu, valeursAu } from "./rules.ts";

const valeur = (periode: string, nombre: number, saisiLe: string): Valeur => ({
  indicateur: "places",
  periode,
  modalite: "",
  convention: "ctg",
  version: 1,
  nombre,
  sur: null,
  etat: "validee",
  commentaire: "",
  preuve: "",
  saisiPar: "samira",
  saisiLe,
  validePar: null,
  valideLe: null,
});
const ecrit = (le: string, action: string, avant: unknown, apres: unknown) => ({
  le,
  action,
  objetId: "places",
  avant,
  apres,
});
const [JUIN, SEPT, OCT, NOV] = ["2026-06-01", "2026-09-01", "2026-10-01", "2026-11-01"] as const;
const CORRIGEE = [
  ecrit(JUIN, "saisie", null, valeur("2025", 40, JUIN)),
  ecrit(OCT, "correction", valeur("2025", 40, JUIN), valeur("2025", 45, OCT)),
];

test.each([
  ["corrigée depuis rend ce qu’elle valait", [valeur("2025", 45, OCT)], CORRIGEE, SEPT, [40]],
  ["corrigée avant vaut ce qu’elle vaut", [valeur("2025", 45, OCT)], CORRIGEE, NOV, [45]],
  ["corrigée et saisie depuis n’y était pas", [valeur("2025", 45, OCT)], CORRIGEE, "2026-05-01", []],
  ["retirée depuis y était", [], [CORRIGEE[0], ecrit(OCT, "retrait", valeur("2025", 40, JUIN), null)], SEPT, [40]],
  [
    "saisie depuis n’y était pas",
    [valeur("2025", 40, OCT)],
    [ecrit(OCT, "saisie", null, valeur("2025", 40, OCT))],
    SEPT,
    [],
  ],
  [
    "datée d’avant son entrée au journal y était",
    [valeur("2025", 40, JUIN)],
    [ecrit(OCT, "saisie", null, valeur("2025", 40, JUIN))],
    SEPT,
    [40],
  ],
  [
    "effacée du journal reste ce qu’elle vaut",
    [valeur("2025", 45, OCT)],
    [ecrit(OCT, "correction", null, null)],
    SEPT,
    [45],
  ],
])("SUI-266 : une valeur %s", (...[, valeurs, ecrits, instant, attendu]) => {
  const lus = ecrits.flatMap((une) => une ?? []);
  expect(valeursAu(valeurs, lus, instant).map(({ nombre }) => nombre)).toEqual(attendu);
});

const seance = (enfants: number, saisiLe: string): Seance => ({
  id: "s",
  convention: "ctg",
  version: 1,
  service: "ludo",
  jour: "2026-06-03",
  commune: "15014",
  lieu: "Halle",
  public: "Familles",
  adultes: 2,
  enfants,
  saisiPar: "samira",
  saisiLe,
});
const groupe = (seances: number, enfants: number): Groupe => ({
  jour: "2026-06-03",
  convention: "ctg",
  service: "ludo",
  commune: "15014",
  public: "Familles",
  seances,
  adultes: seances * 2,
  enfants,
});

test.each([
  ["notée depuis n’y était pas", [groupe(2, 11)], [ecrit(OCT, "creation", null, seance(6, OCT))], [[1, 5]]],
  ["seule et notée depuis ne laisse rien", [groupe(1, 6)], [ecrit(OCT, "creation", null, seance(6, OCT))], []],
  ["datée d’avant y était", [groupe(1, 6)], [ecrit(OCT, "creation", null, seance(6, JUIN))], [[1, 6]]],
  [
    "corrigée depuis rend ce qu’elle comptait",
    [groupe(1, 9)],
    [ecrit(OCT, "modification", seance(6, JUIN), seance(9, JUIN))],
    [[1, 6]],
  ],
  ["retirée depuis y était", [], [ecrit(OCT, "retrait", seance(6, JUIN), null)], [[1, 6]]],
] as const)("SUI-267 : une séance %s", (_cas, groupes, ecrits, attendu) => {
  expect(groupesAu(groupes, ecrits, SEPT).map(({ seances, enfants }) => [seances, enfants])).toEqual(attendu);
});
