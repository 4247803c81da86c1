import { expect, test } from "vitest";
import { ETATS_PAR_DEFAUT, type Saisie } from "../etat/model.ts";
import { comparer, type FicheDuPlan, photographier, reportDe, taireLesMuettes, voletsDe } from "./rules.ts";

const fiche = (id: string, fin = 2027): FicheDuPlan => ({
  id,
  reference: null,
  titre: `Fiche ${id}`,
  axe: "",
  pilotes: [],
  debut: 2026,
  fin,
});
const saisie = (id: string, volet: string, etat: string): Saisie => ({
  id: `s-${id}-${volet}`,
  convention: "ctg",
  fiche: id,
  volet,
  etat,
  le: "2026-11-01",
  instant: "2026-11-01T08:00:00.000Z",
  compte: "nadege",
  auteur: "Nadège",
  canal: "page",
  campagne: null,
  avancees: "",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
});
const part = (id: string, collectivite: string | null, referent: string | null = null) => ({
  fiche: id,
  volet: collectivite ?? "",
  collectivite,
  referent,
});

test.each([
  ["sans volet nommé se répond d’un seul tenant", [], [""]],
  ["au seul référent nommé se répond d’un seul tenant", [part("a", null, "samira")], [""]],
  ["portée par deux mairies se répond par leurs parts", [part("a", "m1"), part("a", "m2")], ["m1", "m2"]],
  ["ne se répond plus en entier dès qu’une part est nommée", [part("a", null, "samira"), part("a", "m1")], ["m1"]],
  ["ne suit pas les volets d’une autre", [part("b", "m1")], [""]],
] as const)("SUI-7 : une fiche %s", (_cas, volets, attendu) => {
  expect(voletsDe(volets, "a").map(({ volet }) => volet)).toEqual(attendu);
});

test.each([
  ["nulle part", [], null],
  ["au même état", [{ nouvelleDate: "2027", report: "2027" }], "2027"],
  ["avant d’être reprise", [{ nouvelleDate: null, report: "2027-09" }], "2027-09"],
  ["deux fois", [{ nouvelleDate: "2028", report: "2027" }], "2028"],
  [
    "par deux mairies, l’année finissant après son mois",
    [{ nouvelleDate: "2027-09" }, { nouvelleDate: "2027" }],
    "2027",
  ],
] as const)("SUI-279 : reportée %s", (_cas, volets, attendu) => {
  expect(reportDe(volets)).toBe(attendu);
});

test("SUI-8 : une fiche reportée a bougé de date, et la reprendre ne la ramène pas", () => {
  const avant = photo([fiche("a")], [saisie("a", "", "enCours")]);
  const reportee = photo(
    [fiche("a")],
    [{ ...saisie("a", "", "reportee"), nouvelleDate: "2028-09", report: "2028-09" }],
  );
  const reprise = photo([fiche("a")], [{ ...saisie("a", "", "enCours"), report: "2028-09" }]);
  expect(comparer(avant, reportee).dates).toMatchObject([
    { avant: "2026 – 2027", apres: "2026 – 2027, reportée à 09/2028" },
  ]);
  expect(comparer(reportee, reprise).dates).toEqual([]);
});

const photo = (fiches: FicheDuPlan[], dernieres: Saisie[]) => ({
  instant: "2026-11-21T09:00:00.000Z",
  fiches: photographier(fiches, { etats: ETATS_PAR_DEFAUT, volets: [], dernieres, noms: new Map() }),
});

test("SUI-8 : ce qui a bougé : les états, les dates, les fiches entrées et sorties, et rien d’autre", () => {
  const avant = photo(
    [fiche("a"), fiche("b"), fiche("c"), fiche("d")],
    [saisie("a", "", "enCours"), saisie("b", "", "enCours")],
  );
  const apres = photo(
    [fiche("a"), fiche("b", 2029), fiche("c"), fiche("e")],
    [saisie("a", "", "realisee"), saisie("b", "", "enCours")],
  );
  const { etats, dates, nouvelles, disparues } = comparer(avant, apres);
  expect(etats.map(({ fiche: une, avant: de, apres: a }) => [une.id, de, a])).toEqual([["a", "enCours", "realisee"]]);
  expect(dates.map(({ fiche: une, avant: de, apres: a }) => [une.id, de, a])).toEqual([
    ["b", "2026 – 2027", "2026 – 2029"],
  ]);
  expect(nouvelles.map(({ id }) => id)).toEqual(["e"]);
  expect(disparues.map(({ id }) => id)).toEqual(["d"]);
  expect(comparer(avant, avant)).toEqual({ etats: [], dates: [], nouvelles: [], disparues: [] });
});

test("SUI-277 : d’un plan figé, les fiches muettes se comptent axe par axe, les autres se lisent", () => {
  const { fiches } = photo(
    [{ ...fiche("a"), axe: "1 · Petite enfance" }, { ...fiche("b"), axe: "1 · Petite enfance" }, fiche("c")],
    [saisie("a", "", "enCours")],
  );
  const { nommees, tues } = taireLesMuettes(fiches);
  expect(nommees.map(({ id }) => id)).toEqual(["a"]);
  expect(tues).toEqual([
    { axe: "1 · Petite enfance", nombre: 1 },
    { axe: "Hors de tout axe", nombre: 1 },
  ]);
});
