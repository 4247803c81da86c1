import { expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import { Refus } from "#commun/refus.ts";
import { CYCLE_COMMISSION, type Commission, ETATS_COMMISSION } from "./model.ts";
import { annuler, clore, estExaminee, geler, juger, ouvrir, tirer } from "./rules.ts";

const SEANCE: Commission = {
  id: "s",
  nom: "Commission de printemps",
  le: "2027-04-02",
  deMois: "2027-09",
  aMois: "2027-12",
  structures: ["a", "b"],
  etat: "preparee",
  delai: 10,
  risque: 0,
  annonce: "",
  graine: null,
  tireeLe: null,
  presents: "",
  version: 1,
};
const codeDe = (reponse: Commission | Refus<string> | null) =>
  reponse instanceof Refus ? reponse.code : reponse?.etat;

test("GUI-250 : une commission avance d’un état à la fois, et ne revient jamais", () => {
  const suite = ["preparee", "gelee", "tiree", "tenue", "close"] as const;
  for (const [rang, etat] of suite.entries())
    for (const vers of ETATS_COMMISSION)
      expect([etat, vers, peutPasser(CYCLE_COMMISSION, etat, vers)]).toEqual([
        etat,
        vers,
        vers === suite[rang + 1] || (vers === "annulee" && etat !== "close"),
      ]);
});

test.each([
  ["d’un seul mois", { aMois: "2027-09" }, null],
  ["de douze mois", { aMois: "2028-08" }, null],
  ["de treize mois, non", { aMois: "2028-09" }, "trop-de-mois"],
  ["à rebours, non", { aMois: "2027-08" }, "mois-inverses"],
  ["sans structure, non", { structures: [] }, "sans-structure"],
] as const)("GUI-251 : une séance %s", (...[, dit, attendu]) => {
  expect(
    juger({ ...SEANCE, ...dit, structures: [...("structures" in dit ? dit.structures : SEANCE.structures)] })?.code ??
      null,
  ).toBe(attendu);
});

const DEMANDE = {
  etat: "enAttente",
  modes: ["collectif"],
  entree: "2027-10",
  toleranceMois: 0,
  voeux: ["b"],
  occasionnelSeul: false,
} as const;
test.each([
  ["qui y entre", {}, true],
  ["qui entre le dernier mois", { entree: "2027-12" }, true],
  ["qui entre un mois trop tard, non", { entree: "2028-01" }, false],
  ["qui entre un mois trop tôt, non", { entree: "2027-08" }, false],
  ["qui entre plus tôt mais peut attendre un mois", { entree: "2027-08", toleranceMois: 1 }, true],
  ["qui ne nomme qu’une autre structure, non", { voeux: ["z"] }, false],
  ["qui veut la plus proche", { voeux: ["plusProche"] }, true],
  ["qui ne veut qu’une assistante maternelle, non", { modes: ["individuel"] }, false],
  ["qui ne veut que de l’occasionnel, non", { occasionnelSeul: true }, false],
  ["incomplète, non", { etat: "incomplete" }, false],
] as const)("GUI-252 : la séance examine une demande %s", (...[, dit, attendu]) => {
  expect(estExaminee(SEANCE, { ...DEMANDE, ...dit })).toBe(attendu);
});

test.each([
  ["quand on a dit comment le tirage se fera", {}, { annonce: "Six boules", dossiers: 1 }, "gelee"],
  ["pas sans l’avoir dit", {}, { annonce: " ", dossiers: 1 }, "sans-annonce"],
  ["pas vide", {}, { annonce: "Six boules", dossiers: 0 }, "liste-vide"],
  ["pas deux fois", { etat: "gelee" }, { annonce: "Six boules", dossiers: 1 }, "deja-gelee"],
] as const)("GUI-253 : la liste se gèle %s", (...[, dit, avec, attendu]) => {
  expect(codeDe(geler({ ...SEANCE, ...dit }, avec))).toBe(attendu);
});

test.each([
  ["la liste gelée", { etat: "gelee" }, "4 8 15", "tiree"],
  ["pas avant", {}, "4 8 15", "pas-gelee"],
  ["pas deux fois", { etat: "tiree", graine: "1", tireeLe: "x" }, "4 8 15", "pas-gelee"],
  ["pas sans valeur", { etat: "gelee" }, "  ", "sans-valeur"],
] as const)("GUI-254 : le tirage se fait %s", (...[, dit, graine, attendu]) => {
  expect(codeDe(tirer({ ...SEANCE, ...dit }, graine, "2027-04-01T09:00:00Z"))).toBe(attendu);
});

test("GUI-254 : la valeur se garde telle qu’elle fut dite, les espaces réunies", () => {
  expect(tirer({ ...SEANCE, etat: "gelee" }, " 4  8 15 ", "i")).toMatchObject({ graine: "4 8 15", tireeLe: "i" });
});

test("GUI-255 : la séance s’ouvre une fois le tirage fait", () => {
  expect(codeDe(ouvrir({ ...SEANCE, etat: "tiree" }, "Mme A"))).toBe("tenue");
  expect(codeDe(ouvrir({ ...SEANCE, etat: "gelee" }, "Mme A"))).toBe("pas-tiree");
});

test("GUI-256 : la séance se clôt quand la liste, telle qu’elle est, a été votée", () => {
  expect(codeDe(clore({ ...SEANCE, etat: "tenue" }, true))).toBe("close");
  expect(codeDe(clore({ ...SEANCE, etat: "tenue" }, false))).toBe("pas-votee");
  expect(codeDe(clore({ ...SEANCE, etat: "tiree" }, true))).toBe("pas-tenue");
});

test("GUI-257 : une séance s’annule tant qu’elle n’est pas close", () => {
  expect(codeDe(annuler({ ...SEANCE, etat: "tenue" }))).toBe("annulee");
  expect(codeDe(annuler({ ...SEANCE, etat: "close" }))).toBe("deja-close");
  expect(codeDe(annuler({ ...SEANCE, etat: "annulee" }))).toBe("deja-close");
});
