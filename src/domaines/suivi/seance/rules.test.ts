import { expect, test } from "vitest";
import type { Groupe, Seance } from "./model.ts";
import { compterSeances, peutCorriger, proposer } from "./rules.ts";

const groupe = (jour: Groupe["jour"], dit: Partial<Groupe> = {}): Groupe => ({
  jour,
  convention: "ctg",
  service: "ludo",
  commune: "15014",
  public: "Familles",
  seances: 1,
  adultes: 4,
  enfants: 6,
  ...dit,
});
const GROUPES = [
  groupe("2026-09-30"),
  groupe("2026-10-01", { commune: null, seances: 2 }),
  groupe("2026-10-02", { service: "rpe", public: "" }),
  groupe("2026-10-02", { convention: "autre" }),
];
const COMPTE = {
  id: "i",
  convention: "ctg",
  decompte: "participants",
  ventilation: "aucune",
  frequence: "trimestrielle",
  service: null,
} as const;
const compter = (dit: Partial<Parameters<typeof compterSeances>[0]>) =>
  compterSeances({ ...COMPTE, ...dit }, GROUPES, (code) => `Commune ${code}`).map(
    ({ periode, modalite, nombre }) => [periode, modalite, nombre] as const,
  );

test.each([
  [
    "les participants",
    {},
    [
      ["2026-T3", "", 10],
      ["2026-T4", "", 20],
    ],
  ],
  [
    "les séances",
    { decompte: "seances" },
    [
      ["2026-T3", "", 1],
      ["2026-T4", "", 3],
    ],
  ],
  [
    "les adultes",
    { decompte: "adultes" },
    [
      ["2026-T3", "", 4],
      ["2026-T4", "", 8],
    ],
  ],
  [
    "les enfants d’un service",
    { decompte: "enfants", service: "ludo" },
    [
      ["2026-T3", "", 6],
      ["2026-T4", "", 6],
    ],
  ],
  [
    "par commune",
    { frequence: "annuelle", ventilation: "commune" },
    [
      ["2026", "Commune 15014", 20],
      ["2026", "Commune non dite", 10],
    ],
  ],
  [
    "par public",
    { frequence: "annuelle", ventilation: "public" },
    [
      ["2026", "Familles", 20],
      ["2026", "Public non dit", 10],
    ],
  ],
  [
    "par âge",
    { frequence: "annuelle", ventilation: "age" },
    [
      ["2026", "Enfants", 18],
      ["2026", "Adultes", 12],
    ],
  ],
] as const)("SUI-133 : on compte %s", (_cas, dit, attendu) => {
  expect(compter(dit)).toEqual(attendu);
});

const DERNIERE: Seance = {
  id: "d",
  convention: "ctg",
  version: 1,
  service: "ludo",
  jour: "2026-11-14",
  commune: "15014",
  lieu: "École",
  public: "Parents et enfants",
  adultes: 3,
  enfants: 5,
  saisiPar: "samira",
  saisiLe: "2026-11-14T10:00:00.000Z",
};
const LUDO = { id: "ludo", public: "Familles" };

test.each([
  [
    "à l’arrêt du jour",
    { arret: { commune: "15012", lieu: "Halle" }, derniere: DERNIERE },
    "15012",
    "Halle",
    "Parents et enfants",
  ],
  ["là où fut la dernière", { arret: undefined, derniere: DERNIERE }, "15014", "École", "Parents et enfants"],
  ["nulle part, la première fois", { arret: undefined, derniere: undefined }, null, "", "Familles"],
] as const)("SUI-134 : la séance se propose %s", (_cas, ou, ...[commune, lieu, qui]) => {
  expect(proposer(LUDO, "2026-11-21", ou)).toEqual({ service: "ludo", jour: "2026-11-21", commune, lieu, public: qui });
});

test.each([
  [{ definir: false, compte: "samira" }, true],
  [{ definir: false, compte: "nadege" }, false],
  [{ definir: true, compte: "nadege" }, true],
])("SUI-135 : %j corrige la séance de Samira : %s", (droits, attendu) => {
  expect(peutCorriger(droits, DERNIERE)).toBe(attendu);
});
