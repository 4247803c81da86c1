import { expect, test } from "vitest";
import { SURNOMBRE } from "#commun/surnombre.ts";
import type { Section } from "../structure/model.ts";
import { capacitesDuMois, capacitesLe, placesDe, verifierSections } from "../structure/rules.ts";
import type { Occupant, PlacesLibres } from "./model.ts";
import { compterOccupants, estPresent, grilleDe, raisonDe } from "./rules.ts";

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
