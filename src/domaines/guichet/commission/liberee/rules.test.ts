import { describe, expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import { rangDuMois } from "#commun/mois.ts";
import { Refus } from "#commun/refus.ts";
import type { DossierGele } from "../gel/model.ts";
import { CYCLE_LIBEREE, type PlaceLiberee } from "./model.ts";
import { candidatDe, proposerPlace, rangerCandidats, retirerPlace } from "./rules.ts";

const MARS = rangDuMois("2027-03");
const SECTIONS = [
  { code: "bebes", avantMois: 12 },
  { code: "grands", avantMois: null },
] as const;
const PLACE = { structure: "a", section: "bebes", mois: "2027-03", semaine: 3 | 12, etat: "ouverte" } as const;
const enfant = (dit: object = {}) => ({ ne: MARS - 6, entree: MARS, semaines: [3], ...dit });
const dossier = (dit: object = {}) =>
  ({
    id: "1",
    points: 5,
    departage: [],
    depuis: "2027-01-01",
    enfants: [enfant()],
    choix: [{ structure: "a" }],
    ...dit,
  }) as unknown as DossierGele;
const candidat = (dit: object = {}, place: object = {}) => candidatDe({ ...PLACE, ...place }, dossier(dit), SECTIONS);

test("GUI-310 : une place libérée s’offre, se propose, s’offre de nouveau après un refus, se pourvoit", () => {
  expect(peutPasser(CYCLE_LIBEREE, "proposee", "ouverte")).toBe(true);
  expect(peutPasser(CYCLE_LIBEREE, "ouverte", "pourvue")).toBe(false);
  expect(peutPasser(CYCLE_LIBEREE, "pourvue", "ouverte")).toBe(true);
  expect(peutPasser(CYCLE_LIBEREE, "retiree", "ouverte")).toBe(false);
});

describe("GUI-311 : peut la prendre", () => {
  test.each([
    ["GUI-311 : qui l’a demandée, en a l’âge et les jours", {}, {}, 3],
    ["GUI-311 : qui accepte une semaine réduite", { enfants: [enfant({ semaines: [1023, 12] })] }, {}, 12],
    ["GUI-311 : pas qui veut plus de jours", { enfants: [enfant({ semaines: [1023] })] }, {}, undefined],
    ["GUI-311 : pas qui ne l’a pas demandée", { choix: [{ structure: "b" }] }, {}, undefined],
    ["GUI-311 : pas qui entre plus tard", { enfants: [enfant({ entree: MARS + 1 })] }, {}, undefined],
    ["GUI-311 : qui attend déjà depuis un mois", { enfants: [enfant({ entree: MARS - 1 })] }, {}, 3],
    ["GUI-311 : pas qui est trop grand", { enfants: [enfant({ ne: MARS - 12 })] }, {}, undefined],
    ["GUI-311 : qui a l’âge juste en dessous", { enfants: [enfant({ ne: MARS - 11 })] }, {}, 3],
    ["GUI-311 : tout âge, si la section n’est pas dite", { enfants: [enfant({ ne: MARS - 20 })] }, { section: "" }, 3],
    [
      "GUI-311 : pas des enfants à placer ensemble",
      { enfants: [enfant(), enfant()], fratrie: "ensemble" },
      {},
      undefined,
    ],
    ["GUI-311 : des enfants séparés", { enfants: [enfant(), enfant()], fratrie: "separement" }, {}, 3],
  ])("%s", (...[, dit, place, attendu]) => {
    expect(candidat(dit, place)?.semaine).toBe(attendu);
  });
});

test("GUI-312 : les candidats se rangent par points dans la structure, départage, date, puis numéro", () => {
  const un = (id: string, dit: object) => ({ dossier: dossier({ id, ...dit }), enfant: 0, semaine: 3, entree: MARS });
  const candidats = [
    un("e", {}),
    un("d", {}),
    un("c", { depuis: "2026-12-01" }),
    un("b", { departage: [1] }),
    un("a", { points: 9 }),
    un("z", { choix: [{ structure: "a", bonus: 30 }] }),
  ];
  const ranges = (structure: string) => rangerCandidats(candidats, structure).map(({ dossier: { id } }) => id);
  expect(ranges("a")).toEqual(["z", "a", "b", "c", "d", "e"]);
  expect(ranges("b")).toEqual(["a", "b", "c", "d", "e", "z"]);
});

test("GUI-313 : une place libérée se propose à un candidat à la fois", () => {
  const place = PLACE as unknown as PlaceLiberee;
  expect(proposerPlace(place)).toMatchObject({ etat: "proposee" });
  expect(proposerPlace({ ...place, etat: "proposee" })).toEqual(new Refus("passage"));
  expect(retirerPlace({ ...place, etat: "pourvue" })).toEqual(new Refus("passage"));
  expect(retirerPlace({ ...place, etat: "proposee" })).toMatchObject({ etat: "retiree" });
});
