import { expect, test } from "vitest";
import { EN_PARTIE, ETATS_PAR_DEFAUT } from "../etat/model.ts";
import type { FicheVue, VoletVu } from "../photo/model.ts";
import { decompter, decompterPar, signaler, taireLesSilences } from "./rules.ts";

const volet = (plus: Partial<VoletVu> = {}): VoletVu => ({
  volet: "",
  nom: "",
  auteur: "Samira",
  instant: "2026-11-01T08:00:00.000Z",
  etat: "enCours",
  le: "2026-11-01",
  avancees: "",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
  ...plus,
});
const fiche = (id: string, plus: Partial<FicheVue> = {}): FicheVue => ({
  id,
  reference: null,
  titre: `Fiche ${id}`,
  axe: "1 · Petite enfance",
  pilotes: [],
  debut: 2026,
  fin: 2027,
  etat: "enCours",
  realisee: false,
  precision: null,
  volets: [volet()],
  ...plus,
});

test("SUI-30 : un groupe dit combien de fiches dans chaque état, et combien dont rien n’a été dit", () => {
  const fiches = [fiche("a"), fiche("b", { etat: null, volets: [] }), fiche("c", { etat: "oublie" }), fiche("d")];
  const { total, parEtat, muettes } = decompter("Axe", fiches, ETATS_PAR_DEFAUT);
  expect([total, muettes, parEtat.find(({ etat }) => etat.code === "enCours")?.nombre]).toEqual([4, 2, 2]);
  expect(parEtat.reduce((somme, { nombre }) => somme + nombre, muettes)).toBe(total);
});

test("SUI-30 : une fiche à deux groupes est comptée dans chacun", () => {
  const deux = decompterPar([fiche("a"), fiche("b")], ETATS_PAR_DEFAUT, ({ id }) => (id === "a" ? ["X", "Y"] : ["Y"]));
  expect(deux.map(({ nom, total }) => [nom, total])).toEqual([
    ["X", 1],
    ["Y", 2],
  ]);
});

test("SUI-30 : les groupes viennent dans l’ordre donné, quelle que soit la fiche rencontrée d’abord ; un groupe sans fiche n’y est pas", () => {
  const axes = { a: "3", b: "2", c: "hors", d: "1" };
  const fiches = ["a", "b", "c", "d"].map((id) => fiche(id));
  const rendus = decompterPar(fiches, ETATS_PAR_DEFAUT, ({ id }) => [axes[id as keyof typeof axes]], [
    "1",
    "2",
    "3",
    "4",
  ]);
  expect(rendus.map(({ nom }) => nom)).toEqual(["1", "2", "3", "hors"]);
});

test("SUI-30 : une fiche dite en partie ne compte pas parmi les réalisées, et garde sa colonne", () => {
  const etats = [...ETATS_PAR_DEFAUT, EN_PARTIE];
  const { parEtat, muettes } = decompter("Axe", [fiche("a", { etat: EN_PARTIE.code, precision: "1 sur 12" })], etats);
  expect([muettes, ...parEtat.filter(({ nombre }) => nombre > 0).map(({ etat }) => etat.code)]).toEqual([
    0,
    EN_PARTIE.code,
  ]);
});

const contexte = {
  etats: ETATS_PAR_DEFAUT,
  aujourdhui: "2026-11-21",
  creees: new Map([["m", "2026-01-01T00:00:00Z"]]),
} as const;

test.each([
  ["qui avance", fiche("a"), []],
  ["dont l’échéance est passée", fiche("a", { fin: 2025 }), ["enRetard"]],
  ["qui dit ce qui la bloque", fiche("a", { volets: [volet({ deblocage: "Un local" })] }), ["bloquee"]],
  [
    "dont on n’a plus de nouvelle",
    fiche("a", { volets: [volet({ instant: "2026-06-01T08:00:00.000Z" })] }),
    ["silencieuse"],
  ],
  ["dont on n’a jamais eu de nouvelle", fiche("m", { etat: null, volets: [] }), ["silencieuse"]],
  ["reportée puis reprise, avant sa nouvelle date", fiche("a", { fin: 2025, volets: [volet({ report: "2027" })] }), []],
  [
    "reportée puis reprise, après sa nouvelle date",
    fiche("a", { fin: 2028, volets: [volet({ report: "2026-10" })] }),
    ["enRetard"],
  ],
  ["dite en partie, échéance passée", fiche("a", { etat: EN_PARTIE.code, fin: 2025 }), ["enRetard"]],
  ["réalisée", fiche("a", { etat: "realisee", realisee: true, fin: 2025, volets: [volet({ etat: "realisee" })] }), []],
] as const)("SUI-31 : une fiche %s", (_cas, une, attendu) => {
  expect(signaler([une], contexte).flatMap(({ alertes }) => alertes)).toEqual(attendu);
});

test("SUI-273 : qui se tait se compte par axe ; en retard aussi, une fiche est citée pour cela seul", () => {
  const signalees = [
    { fiche: fiche("a", { axe: "Axe 1" }), alertes: ["silencieuse" as const], pourquoi: "" },
    { fiche: fiche("b", { axe: "Axe 1" }), alertes: ["enRetard" as const, "silencieuse" as const], pourquoi: "" },
    { fiche: fiche("c", { axe: "" }), alertes: ["bloquee" as const], pourquoi: "Un local" },
    { fiche: fiche("d", { axe: "" }), alertes: ["silencieuse" as const], pourquoi: "" },
  ];
  const { nommees, silences } = taireLesSilences(signalees);
  expect(nommees.map((une) => [une.fiche.id, une.alertes])).toEqual([
    ["b", ["enRetard"]],
    ["c", ["bloquee"]],
  ]);
  expect(silences).toEqual([
    { axe: "Axe 1", nombre: 2 },
    { axe: "Hors de tout axe", nombre: 1 },
  ]);
});
