import { expect, test } from "vitest";
import { DEFINITION_NEUVE, type Indicateur } from "../../indicateur/model.ts";
import { ENSEMBLE, type Valeur } from "../model.ts";
import { aveu, casesDe, empreinteDes, juger, lireCase, type Tape } from "./rules.ts";

const base = { id: "i", convention: "ctg", version: 1, ordre: 1, retireLe: null, fiches: [] };
const NOMBRE: Indicateur = { ...DEFINITION_NEUVE, ...base, libelle: "Familles" };
const PART: Indicateur = { ...NOMBRE, mesure: "pourcentage" };
const valeur = (periode: string, nombre: number, etat: Valeur["etat"] = "validee"): Valeur => ({
  indicateur: "i",
  convention: "ctg",
  periode,
  modalite: ENSEMBLE,
  version: 3,
  nombre,
  sur: null,
  etat,
  commentaire: "",
  preuve: "",
  saisiPar: "claire",
  saisiLe: "2026-11-01T08:00:00.000Z",
  validePar: null,
  valideLe: null,
});

test.each([
  [NOMBRE, "12", "", { nombre: 12, sur: null }],
  [NOMBRE, " ", "", null],
  [NOMBRE, "douze", "", "pas-un-nombre"],
  [PART, "", "", null],
  [PART, "3", "", "part-manquante"],
  [PART, "", "4", "part-manquante"],
  [PART, "3", "4", { nombre: 3, sur: 4 }],
  [PART, "3", "0", "tout-nul"],
] as const)("SUI-119 : une case se lit", (indicateur, nombre, sur, attendu) => {
  expect(lireCase(indicateur, { nombre, sur })).toEqual(attendu);
});

const cases = casesDe(NOMBRE, "2026", [valeur("2025", 10), valeur("2026", 12)]);
const lecture = (nombre: string, reste: { avoue?: string[]; lu?: string; valide?: boolean } = {}) => ({
  tape: (): Tape => ({ nombre, sur: "" }),
  avoue: new Set(reste.avoue ?? []),
  lu: new Set((reste.lu ?? empreinteDes(cases)).split(" ")),
  valide: reste.valide ?? false,
});

test("SUI-120 : une case inchangée ne s’écrit pas", () => {
  expect(juger(cases, lecture("12"))).toEqual({ soucis: [], ecrites: [] });
});

test("SUI-120 : une valeur douteuse attend un oui, et le oui ne vaut que pour elle", () => {
  expect(juger(cases, lecture("100")).soucis).toEqual([{ cle: "i-0", faute: null, doute: "dix-fois" }]);
  const oui = { avoue: [aveu("i-0", { nombre: "100", sur: "" })] };
  expect(juger(cases, lecture("100", oui))).toMatchObject({ soucis: [], ecrites: [{ mesuree: { nombre: 100 } }] });
  expect(juger(cases, lecture("1000", oui)).soucis).toHaveLength(1);
});

test("SUI-120 : une valeur validée ne s’efface que par qui valide", () => {
  expect(juger(cases, lecture("")).soucis).toEqual([{ cle: "i-0", faute: "validee-effacee", doute: null }]);
  expect(juger(cases, lecture("", { valide: true })).ecrites).toMatchObject([{ mesuree: null }]);
});

test("SUI-120 : ce qu’un autre a écrit entre-temps n’est pas écrasé", () => {
  expect(juger(cases, lecture("13", { lu: "i-0=2" })).soucis).toEqual([{ cle: "i-0", faute: "deplacee", doute: null }]);
  expect(juger(cases, lecture("13")).soucis).toEqual([]);
});
