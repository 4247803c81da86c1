import { expect, test } from "vitest";
import { SURNOMBRE } from "#commun/surnombre.ts";
import type { Section } from "../structure/model.ts";
import { capacitesDuMois, capacitesLe, estEnConges, placesDe, verifierSections } from "../structure/rules.ts";
import type { Occupant, PlacesLibres } from "./model.ts";
import {
  compterOccupants,
  deduireAttribues,
  estPresent,
  grilleDe,
  placesEnForce,
  raisonDe,
  rapprocher,
} from "./rules.ts";

const dix = (nombre: number) => Array<number>(10).fill(nombre);
const section = (plus: Partial<Section> = {}): Section => ({
  id: "b",
  code: "bebes",
  avantMois: 18,
  capacites: dix(10),
  modulations: [],
  ...plus,
});
const GRANDS = section({ id: "g", code: "grands", avantMois: null, capacites: dix(20) });
const TOUJOURS = { ouverte: { debut: null, fin: null }, fermetures: [] };
const creche = {
  ...TOUJOURS,
  id: "c",
  sections: [section(), GRANDS],
  surnombre: true,
  durees: dix(300),
  comptage: "saisie" as const,
};
const enfant = (plus: Partial<Occupant> = {}): Occupant => ({
  id: "1",
  structure: "c",
  repere: "",
  naissance: "2026-02",
  entree: "2026-09",
  sortie: null,
  semaine: 1,
  source: "saisie",
  demande: null,
  reserve: null,
  accordeLe: null,
  ...plus,
});

test("EQU-6 : les places sont celles de la demi-journée la plus ouverte, sections ensemble", () => {
  const mercredi = section({ capacites: [10, 10, 10, 10, 4, 0, 10, 10, 10, 12] });
  expect(placesDe({ sections: [mercredi, GRANDS] })).toBe(32);
  expect(placesDe({ sections: [] })).toBe(0);
});

test.each([
  ["une seule de tous âges", [section({ code: "unique", avantMois: null })], undefined],
  ["deux d’âges qui montent", [section(), GRANDS], undefined],
  ["tous âges à côté d’une section d’âge", [section(), section({ code: "unique" })], "unique-et-ages"],
  ["une première sans borne", [section({ avantMois: null }), GRANDS], "ages-desordonnes"],
  ["des âges qui descendent", [section({ avantMois: 24 }), section({ avantMois: 24 }), GRANDS], "ages-desordonnes"],
])("EQU-7 : les sections, %s", (_cas, sections, code) => expect(verifierSections(sections)?.code).toBe(code));

const ete = { debut: "2026-07-06", fin: "2026-08-28", capacites: dix(6), motif: "ete" } as const;

test.each([
  ["la veille", "2026-07-05", 10],
  ["le premier jour", "2026-07-06", 6],
  ["le dernier jour", "2026-08-28", 6],
  ["le lendemain", "2026-08-29", 10],
] as const)("EQU-8 : d’une modulation, %s", (_cas, le, places) => {
  const modulee = section({ modulations: [{ ...ete, capacites: dix(6) }] });
  expect(capacitesLe(modulee, le)[0]).toBe(places);
});

test("EQU-9 : la capacité d’un mois est la plus fréquente de ses semaines ouvertes", () => {
  const modulee = section({ modulations: [{ ...ete, capacites: dix(6) }] });
  expect(capacitesDuMois(TOUJOURS, modulee, "2026-07")[0]).toBe(6);
  expect(capacitesDuMois(TOUJOURS, modulee, "2026-06")[0]).toBe(10);
  const conges = { ...TOUJOURS, fermetures: [{ debut: "2026-08-01", fin: "2026-08-31", motif: "" } as const] };
  expect(capacitesDuMois(conges, section(), "2026-08")).toEqual(dix(0));
  const trois = { ...TOUJOURS, fermetures: [{ debut: "2026-08-01", fin: "2026-08-21", motif: "" } as const] };
  expect(capacitesDuMois(trois, section(), "2026-08")).toEqual(dix(10));
  const neuve = { ...TOUJOURS, ouverte: { debut: "2026-09-01", fin: null } as const };
  expect([capacitesDuMois(neuve, section(), "2026-08")[0], capacitesDuMois(neuve, section(), "2026-09")[0]]).toEqual([
    0, 10,
  ]);
});

test.each([
  ["avant son entrée", {}, "2026-08", false],
  ["son mois d’entrée", {}, "2026-09", true],
  ["le mois de sa sortie", { sortie: "2027-01" }, "2027-01", false],
  ["le mois d’avant", { sortie: "2027-01" }, "2026-12", true],
  ["l’ete de ses trois ans", {}, "2029-08", true],
  ["la rentrée de ses trois ans", {}, "2029-09", false],
] as const)("EQU-10 : un enfant, %s", (_cas, plus, mois, attendu) =>
  expect(estPresent(enfant(plus), mois)).toBe(attendu),
);

test("EQU-11 : un enfant prend une place de sa section, et en change à la rentrée", () => {
  const [bebes, grands] = compterOccupants(creche, [enfant({ semaine: 0b101 })], "2026-09");
  expect(bebes?.demiJournees.slice(0, 3)).toEqual([9, 10, 9]);
  expect(grands?.demiJournees[0]).toBe(20);
  const apres = compterOccupants(creche, [enfant()], "2027-09");
  expect(apres.map(({ demiJournees }) => demiJournees[0])).toEqual([10, 19]);
});

const REGLE = { depuis: "2021-09-01", instant: 115, semaine: 100 } as const;
const mesure = { libres: 2, capacite: 10, total: 8, plein: 10, occupation: 80 };
test.each([
  ["libre", mesure, true, null],
  ["pleine", { ...mesure, libres: 0, total: 10 }, true, null],
  ["fermée et vide", { ...mesure, libres: 0, capacite: 0 }, true, null],
  ["fermée et occupée", { ...mesure, libres: -1, capacite: 0 }, true, "ferme"],
  ["qui dit plus de places qu’elle n’en a", { ...mesure, libres: 11 }, true, "tropLibres"],
  ["qui déborde seule", { ...mesure, libres: -1, total: 10 }, true, "section"],
  ["en surnombre permis", { ...mesure, libres: -1, total: 11 }, true, "surnombre"],
  ["au-delà de 115 %", { ...mesure, libres: -2, total: 12 }, true, "instant"],
  ["en surnombre, la semaine à 100 %", { ...mesure, libres: -1, total: 11, occupation: 100 }, true, "surnombre"],
  ["en surnombre, la semaine au-delà", { ...mesure, libres: -1, total: 11, occupation: 100.1 }, true, "semaine"],
  ["qui ne pratique pas le surnombre", { ...mesure, libres: -1, total: 11 }, false, "sansSurnombre"],
] as const)("EQU-12 : une case %s", (_cas, mesuree, surnombre, attendue) =>
  expect(raisonDe(mesuree, surnombre, REGLE)).toBe(attendue),
);

test("EQU-12 : avant la règle, aucun surnombre n’est permis", () =>
  expect(raisonDe({ ...mesure, libres: -1, total: 11 }, true, null)).toBe("sansSurnombre"));

test("EQU-12 : la grille dit la couleur de chaque case et laisse vide ce que personne n’a dit", () => {
  const dites: PlacesLibres[] = [
    {
      structure: "c",
      section: "b",
      code: "bebes",
      mois: "2026-09",
      demiJournees: [-5, 0, ...dix(1).slice(2)],
      source: "saisie",
    },
  ];
  const [bebes, grands] = grilleDe(creche, dites, { de: "2026-09", a: "2026-09" }, SURNOMBRE);
  expect(bebes?.cases.slice(0, 3).map(({ couleur }) => couleur)).toEqual(["toleree", "complete", "libre"]);
  expect(bebes?.cases[0]).toMatchObject({ raison: "section", plein: 30, limite: 34 });
  expect(grands?.cases[0]).toMatchObject({ libres: null, raison: null });
});

const dites = (mois: PlacesLibres["mois"], places: number, ditesLe: string): PlacesLibres => ({
  structure: "c",
  section: "b",
  code: "bebes",
  mois,
  demiJournees: dix(places),
  source: "saisie",
  ditesLe,
});
const place = enfant({ source: "commission", accordeLe: "2026-08-20T10:00:00Z", semaine: 3 });

test.each([
  ["dites avant qu’elle n’accepte", "2026-08-20T09:59:59Z", 1],
  ["redites depuis", "2026-08-20T10:00:01Z", 2],
])("EQU-52 : un enfant placé par la commission se retire des places %s", (_cas, ditesLe, reste) => {
  const lignes = [dites("2026-09", 2, ditesLe), { ...dites("2026-09", 5, ditesLe), section: "g" }];
  const [bebes, grands] = deduireAttribues(creche, lignes, [place, enfant()]);
  expect([bebes?.demiJournees.slice(0, 3), grands?.demiJournees[0]]).toEqual([[reste, reste, 2], 5]);
  expect(deduireAttribues(creche, [dites("2026-08", 2, ditesLe)], [place])[0]?.demiJournees[0]).toBe(2);
});

const AOUT = { debut: "2027-08-01", fin: "2027-08-31", motif: "congés" } as const;

test("EQU-53 : un mois entier de congés n’est ni une fermeture, ni un mois d’avant l’ouverture, ni celui de qui n’accueille pas", () => {
  const enConges = { ...creche, fermetures: [AOUT] };
  expect([estEnConges(enConges, "2027-08"), estEnConges(enConges, "2027-09")]).toEqual([true, false]);
  expect(estEnConges({ ...enConges, fermetures: [{ ...AOUT, fin: "2027-08-30" }] }, "2027-08")).toBe(false);
  expect(estEnConges({ ...enConges, ouverte: { debut: null, fin: "2027-07-31" } }, "2027-08")).toBe(false);
  expect(estEnConges({ ...enConges, sections: [section({ capacites: dix(0) })] }, "2027-08")).toBe(false);
});

test("EQU-54 : un mois non dit, ou de congés, reprend celui d’avant ; avant le premier, rien ; un enfant placé se déduit des mois d’avant", () => {
  const structure = { ...creche, sections: [section()], fermetures: [AOUT] };
  const lignes = [
    dites("2027-06", 4, "2026-08-01T08:00:00Z"),
    dites("2027-08", 0, "2026-09-01T08:00:00Z"),
    dites("2027-09", 2, "2026-09-01T08:00:00Z"),
  ];
  const { mois, attribues } = placesEnForce(structure, { lignes, attribues: [place] }, { de: "2027-05", a: "2027-09" });
  expect(mois.map(({ libres, capacites }) => [libres[0], capacites[0]])).toEqual([
    [undefined, 10],
    [4, 10],
    [4, 10],
    [4, 10],
    [2, 10],
  ]);
  expect(attribues[0]?.aDeduire).toEqual(["2027-05", "2027-06", "2027-07", "2027-08"]);
});

test("EQU-67 : un enfant placé que sa structure retape n’en fait qu’un ; d’un autre mois, d’un autre repère ou en plus, c’en est un autre", () => {
  const tape = (plus: Partial<Occupant> = {}) => enfant({ source: "import", repere: "E1", ...plus });
  const autre = { ...place, id: "2", semaine: 12 };
  const lire = (neufs: Occupant[], places: Occupant[]) => {
    const { nouveaux, retapes } = rapprocher(neufs, places);
    return [nouveaux.length, retapes.map((un) => un.place.id)];
  };
  expect(lire([tape({ semaine: 12 })], [place, autre])).toEqual([0, ["2"]]);
  expect(lire([tape({ semaine: 5 }), tape(), tape()], [place, autre])).toEqual([1, ["1", "2"]]);
  expect(lire([tape({ entree: "2026-10" }), tape({ naissance: "2026-01" })], [place])).toEqual([2, []]);
  expect(lire([tape()], [{ ...place, repere: "E1" }])).toEqual([0, ["1"]]);
  expect(lire([tape()], [{ ...place, repere: "E2" }])).toEqual([1, []]);
  expect(lire([tape({ source: "commission" })], [place])).toEqual([1, []]);
  expect(lire([tape({ structure: "d" })], [place])).toEqual([1, []]);
  expect(lire([tape()], [enfant()])).toEqual([1, []]);
});
