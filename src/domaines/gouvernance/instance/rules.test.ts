import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Membre } from "../membre/model.ts";
import type { Instance } from "./model.ts";
import {
  cloreInstance,
  collegesDe,
  effacerInstance,
  pariteDe,
  pariteDite,
  rouvrirInstance,
  rythmeDe,
} from "./rules.ts";

const LE = "2026-11-21";
let suite = 0;
const membre = (college: string, dit: Partial<Membre> = {}): Membre => ({
  id: `m${(suite += 1)}`,
  instance: "i",
  rang: suite,
  nom: `Membre ${suite}`,
  qualite: "",
  organisation: "",
  acteur: null,
  courriel: null,
  college,
  voix: "deliberative",
  commune: null,
  suppleantDe: null,
  seance: null,
  entreLe: null,
  sortiLe: null,
  version: 1,
  ...dit,
});
const INSTANCE: Instance = {
  id: "i",
  nature: "copil",
  nom: "Copil",
  objet: "",
  parite: true,
  decide: true,
  presidence: "copilotee",
  secretariat: "caf",
  frequence: 2,
  quorum: "aucun",
  quorumNombre: null,
  closeLe: null,
  conventions: ["ctg"],
  version: 1,
};

test("GOUV-1 : un collège compte ses titulaires qui ont voix et siègent encore", () => {
  const membres = [
    membre("Caf"),
    membre("caf "),
    membre("Caf", { suppleantDe: "m1" }),
    membre("Caf", { voix: "consultative" }),
    membre("Caf", { sortiLe: "2026-11-21" }),
    membre("Communes", { sortiLe: "2026-11-22" }),
  ];
  expect(collegesDe(membres, LE)).toEqual([
    { nom: "Caf", nombre: 2 },
    { nom: "Communes", nombre: 1 },
  ]);
});

const colleges = (...nombres: number[]) =>
  nombres.map((nombre, rang) => ({ nom: ["Caf", "Communes", "CC"][rang] ?? "", nombre }));

test.each([
  ["ne se compte pas quand la convention ne la veut pas", false, [3, 4], { genre: "sansObjet" }],
  ["est là quand deux collèges sont égaux", true, [4, 4], { genre: "egale" }],
  ["manque d’un membre", true, [4, 5], { genre: "inegale", ecart: 1 }],
  ["ne se compte pas avec un seul collège", true, [4], { genre: "autrement", nombre: 1 }],
  ["ne se compte pas à trois collèges", true, [3, 16, 3], { genre: "autrement", nombre: 3 }],
] as const)("GOUV-2 : la parité %s", (_cas, parite, nombres, attendu) => {
  expect(pariteDe({ parite }, colleges(...nombres))).toEqual(attendu);
});

test("GOUV-3 : à trois collèges, on dit leurs nombres et que cela ne se compte pas", () => {
  const dit = (...nombres: number[]) => pariteDite(pariteDe(INSTANCE, colleges(...nombres)), colleges(...nombres));
  expect(dit(3, 16, 3)).toMatch(/3 collèges siègent \(Caf 3, Communes 16, CC 3\).*ne se compte pas/);
  expect(dit(4, 4)).toBe("À parité : Caf 4, Communes 4.");
  expect(dit(4, 5)).toMatch(/Il manque 1 membre /);
  expect(dit(4)).toMatch(/nommez l’autre/);
  expect(pariteDite({ genre: "sansObjet" }, colleges(1))).toBeNull();
});

test.each([
  ["sans réunion", [], LE],
  ["quand toutes sont tenues, approuvées ou annulées", ["tenue", "approuvee", "annulee"], LE],
  ["pas quand une se prépare", ["tenue", "preparation"], "reunions-a-venir"],
  ["pas quand une est convoquée", ["convoquee"], "reunions-a-venir"],
] as const)("GOUV-4 : une instance se clôt %s", (_cas, etats, attendu) => {
  const close = cloreInstance(
    INSTANCE,
    etats.map((etat) => ({ etat })),
    LE,
  );
  expect(close instanceof Refus ? close.code : close.closeLe).toBe(attendu);
});

test("GOUV-5 : une instance close se rouvre et ne se clôt pas deux fois ; elle ne s’efface que sans réunion", () => {
  const close = { ...INSTANCE, closeLe: LE } as const;
  expect(cloreInstance(close, [], LE)).toEqual(new Refus("deja-close"));
  expect(rouvrirInstance(close)).toEqual(INSTANCE);
  expect(rouvrirInstance(INSTANCE)).toEqual(new Refus("encore-ouverte"));
  expect([effacerInstance([]), effacerInstance([{}])]).toEqual([null, new Refus("reunions-gardees")]);
});

test("GOUV-6 : le rythme d’une année compte ce qui s’y tient, rien de la veille ni du lendemain", () => {
  const seances = [
    { etat: "tenue", le: "2026-01-01" },
    { etat: "approuvee", le: "2026-12-31" },
    { etat: "convoquee", le: "2026-12-01" },
    { etat: "annulee", le: "2026-06-01" },
    { etat: "tenue", le: "2025-12-31" },
    { etat: "preparation", le: null },
  ] as const;
  expect(rythmeDe({ frequence: 3 }, seances, 2026)).toEqual({ tenues: 2, aVenir: 1, prevues: 3 });
});
