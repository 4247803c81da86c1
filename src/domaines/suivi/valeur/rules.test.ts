import fc from "fast-check";
import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { DEFINITION_NEUVE, type Indicateur } from "../indicateur/model.ts";
import { CYCLE, ENSEMBLE, type Valeur } from "./model.ts";
import { ecrireNombre, lireNombre, saisieDuNombre } from "./nombre/rules.ts";
import {
  aMontrer,
  cibleDuJour,
  derniereAvant,
  douteDe,
  etatApresSaisie,
  etatIndicateur,
  progression,
  replier,
  serieDe,
  valeurDe,
  valider,
  verifierMesuree,
} from "./rules.ts";

const indicateur = (dit: Partial<Indicateur> = {}): Indicateur => ({
  ...DEFINITION_NEUVE,
  libelle: "Enfants accueillis",
  id: "i",
  convention: "ctg",
  version: 1,
  ordre: 1,
  retireLe: null,
  fiches: [],
  ...dit,
});

const valeur = (periode: string, nombre: number, dite: Partial<Valeur> = {}): Valeur => ({
  indicateur: "i",
  convention: "ctg",
  periode,
  modalite: ENSEMBLE,
  version: 1,
  nombre,
  sur: null,
  etat: "validee",
  commentaire: "",
  preuve: "",
  saisiPar: "claire",
  saisiLe: "2026-11-01T08:00:00.000Z",
  validePar: null,
  valideLe: null,
  ...dite,
});

test("SUI-103 : une valeur à valider se valide, une valeur validée attend de nouveau si on la corrige", () => {
  expect(CYCLE).toEqual({ brouillon: ["validee"], validee: ["brouillon"] });
});

test.each([
  ["nombre", 12, null, 12],
  ["pourcentage", 25, 40, 62.5],
  ["pourcentage", 25, 0, null],
  ["pourcentage", 25, null, null],
  ["echelle", 3, null, 3],
] as const)("SUI-104 : %s de %s sur %s vaut %s", (mesure, nombre, sur, attendu) => {
  expect(valeurDe({ mesure }, { nombre, sur })).toBe(attendu);
});

const COMMUNES = { ventilation: "commune", modalites: ["Aurillac", "Arpajon"] } as const;
const ventile = (dit: Partial<Indicateur> = {}) =>
  indicateur({ ...COMMUNES, modalites: [...COMMUNES.modalites], ...dit });
const part = (modalite: string, nombre: number, sur: number | null = null) => valeur("2026", nombre, { modalite, sur });

test.each([
  [
    "la somme des modalités",
    ventile(),
    [part("Aurillac", 3), part("Arpajon", 4)],
    { valeur: 7, partiel: false, ecart: null },
  ],
  [
    "la somme de ce que l’on a, dite incomplète",
    ventile(),
    [part("Aurillac", 3)],
    { valeur: 3, partiel: true, ecart: null },
  ],
  [
    "le tout saisi s’il est saisi",
    ventile(),
    [valeur("2026", 9), part("Aurillac", 3), part("Arpajon", 4)],
    { valeur: 9, partiel: false, ecart: 2 },
  ],
  [
    "le tout saisi, sans écart s’il est la somme",
    ventile(),
    [valeur("2026", 7), part("Aurillac", 3), part("Arpajon", 4)],
    { valeur: 7, ecart: null },
  ],
  [
    "le tout saisi, sans écart tant que le détail manque",
    ventile(),
    [valeur("2026", 9), part("Aurillac", 3)],
    { valeur: 9, ecart: null, partiel: false },
  ],
  [
    "les parts sur les touts, jamais la moyenne des pourcentages",
    ventile({ mesure: "pourcentage" }),
    [part("Aurillac", 1, 10), part("Arpajon", 45, 50)],
    { nombre: 46, sur: 60, valeur: (46 / 60) * 100 },
  ],
] as const)("SUI-105 : le tout d’une période est %s", (_cas, un, valeurs, attendu) => {
  expect(replier(un, valeurs)).toMatchObject(attendu);
});

test("SUI-105 : des niveaux ne s’additionnent pas", () => {
  expect(replier(ventile({ mesure: "echelle" }), [part("Aurillac", 2), part("Arpajon", 3)])).toBeNull();
});

test("SUI-105 : le repli ne dépend pas de l’ordre, et garde la somme", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 12 }), (nombres) => {
      const parts = nombres.map((nombre, rang) => part(`c${rang}`, nombre));
      const un = ventile({ modalites: parts.map(({ modalite }) => modalite) });
      expect(replier(un, parts)?.valeur).toBe(nombres.reduce((a, b) => a + b, 0));
      expect(replier(un, parts.toReversed())?.valeur).toBe(replier(un, parts)?.valeur);
    }),
  );
});

const DEUX_ANS = [valeur("2025", 10), valeur("2026", 15)];

test.each([
  ["le total d’un cumulatif", indicateur({ cumul: true }), 25],
  ["la dernière valeur d’un autre", indicateur(), 15],
  ["le dernier niveau d’une échelle, même cumulative", indicateur({ cumul: true, mesure: "echelle" }), 15],
])("SUI-106 : on montre %s", (_cas, un, attendu) => {
  expect(aMontrer(un, serieDe(un, DEUX_ANS))).toBe(attendu);
});

test("SUI-106 : d’une part cumulée, on montre toutes les parts sur tous les touts", () => {
  const un = indicateur({ cumul: true, mesure: "pourcentage" });
  expect(aMontrer(un, serieDe(un, [valeur("2025", 1, { sur: 10 }), valeur("2026", 9, { sur: 10 })]))).toBe(50);
  expect(aMontrer(un, [])).toBeNull();
});

test("SUI-252 : chaque modalité se mesure à sa cible, jamais à celle du tout ; sans valeur, rien n’est dit atteint", () => {
  const un = indicateur({
    ventilation: "commune",
    modalites: ["Condat", "Trizac", "Apchon"],
    cibles: [
      { date: "2027-12-31", valeur: 20 },
      { date: "2027-12-31", valeur: 12, modalite: "Condat" },
      { date: "2027-12-31", valeur: 8, modalite: "Trizac" },
      { date: "2027-12-31", valeur: 1, modalite: "Apchon" },
    ],
  });
  const valeurs = [valeur("2026", 12, { modalite: "Condat" }), valeur("2026", 7, { modalite: "Trizac" })];
  const { cible, vises } = etatIndicateur(un, valeurs, "2026-11-22");
  expect(cible?.valeur).toBe(20);
  expect(vises.map((une) => [une.modalite, une.valeur, une.atteinte])).toEqual([
    ["Condat", 12, true],
    ["Trizac", 7, false],
    ["Apchon", null, false],
  ]);
  const cumul = etatIndicateur(
    { ...un, cumul: true },
    [...valeurs, valeur("2025", 1, { modalite: "Trizac" })],
    "2026-11-22",
  );
  expect(cumul.vises[1]).toMatchObject({ valeur: 8, atteinte: true });
});

const CIBLES = [
  { date: "2028-12-31", valeur: 60 },
  { date: "2026-12-31", valeur: 40 },
] as const;
test.each([
  ["2026-12-31", 40],
  ["2027-01-01", 60],
  ["2029-01-01", 60],
] as const)("SUI-107 : le %s, la cible est %s", (jour, attendue) => {
  expect(cibleDuJour(CIBLES, jour)?.valeur).toBe(attendue);
  expect(cibleDuJour([], jour)).toBeNull();
});

test.each([
  ["en hausse, à mi-chemin", ["hausse", 20, 40, 30], { part: 0.5, atteinte: false, reste: 10 }],
  ["en hausse, à la cible", ["hausse", 20, 40, 40], { part: 1, atteinte: true, reste: 0 }],
  ["en hausse, juste avant", ["hausse", 20, 40, 39], { atteinte: false, reste: 1 }],
  ["en hausse, en recul", ["hausse", 20, 40, 10], { part: -0.5, atteinte: false, reste: 30 }],
  ["en baisse, à mi-chemin", ["baisse", 40, 20, 30], { part: 0.5, atteinte: false, reste: 10 }],
  ["en baisse, au-delà", ["baisse", 40, 20, 10], { part: 1.5, atteinte: true, reste: 0 }],
  ["sans départ", ["hausse", null, 40, 30], { part: null, atteinte: false, reste: 10 }],
  ["quand la cible est du mauvais côté", ["hausse", 50, 40, 45], { part: null, atteinte: true, reste: 0 }],
  ["à maintenir, dedans", ["maintien", 100, 100, 95], { part: null, atteinte: true }],
  ["à maintenir, dehors", ["maintien", 100, 100, 94], { part: null, atteinte: false }],
  ["à maintenir, trop haut", ["maintien", 100, 100, 106], { part: null, atteinte: false }],
] as const)("SUI-108 : %s", (_cas, [sens, depart, cible, val], attendu) => {
  expect(progression({ sens, depart }, cible, val)).toMatchObject(attendu);
});

test("SUI-108 : ce qui s’ajoute part de zéro, quoi qu’il y ait eu avant", () => {
  const un = indicateur({
    cumul: true,
    depart: { nombre: 100, sur: null, le: "2024-12-31" },
    cibles: [{ date: "2027-12-31", valeur: 50 }],
  });
  expect(etatIndicateur(un, DEUX_ANS, "2026-11-21")).toMatchObject({
    montre: 25,
    progression: { part: 0.5, reste: 25 },
  });
});

const BORNES = { mesure: "nombre", minimum: 5, maximum: 200 } as const;
test.each([
  [BORNES, 5, null, null],
  [BORNES, 4, null, "sous-borne"],
  [BORNES, 200, null, null],
  [BORNES, 201, null, "sur-borne"],
  [{ ...BORNES, minimum: null }, 99, 10, null],
  [{ ...BORNES, minimum: null }, 100, 10, "dix-fois"],
  [{ ...BORNES, minimum: null }, 2, 10, null],
  [{ ...BORNES, minimum: null }, 1, 10, "dixieme"],
  [{ ...BORNES, minimum: null }, 100, 0, null],
  [{ mesure: "pourcentage", minimum: null, maximum: null }, 100, null, null],
  [{ mesure: "pourcentage", minimum: null, maximum: null }, 101, null, "sur-borne"],
  [{ mesure: "pourcentage", minimum: null, maximum: 120 }, 107, null, null],
  [{ mesure: "echelle", minimum: null, maximum: null }, 10, 1, null],
] as const)("SUI-109 : %j, %s après %s fait demander : %s", (bornes, val, derniere, attendu) => {
  expect(douteDe(bornes, val, derniere)).toBe(attendu);
});

test("la dernière valeur d’avant est celle de la même modalité, pas celle de la période", () => {
  const valeurs = [part("Aurillac", 1), valeur("2024", 2), valeur("2025", 3), valeur("2026", 4)];
  expect(derniereAvant(valeurs, "2026", ENSEMBLE)?.nombre).toBe(3);
  expect(derniereAvant(valeurs, "2026", "Arpajon")).toBeUndefined();
});

test("SUI-110 : ce que saisit qui valide est validé, ce que saisit un autre attend", () => {
  expect([etatApresSaisie(true), etatApresSaisie(false)]).toEqual(["validee", "brouillon"]);
});

test("SUI-111 : on valide ce qui attend, pas ce qui l’est déjà", () => {
  const le = "2026-11-21T09:00:00.000Z";
  expect(valider(valeur("2026", 1, { etat: "brouillon" }), "nadege", le)).toMatchObject({
    etat: "validee",
    validePar: "nadege",
    valideLe: le,
  });
  expect(valider(valeur("2026", 1), "nadege", le)).toEqual(refus("deja-validee"));
});

const TROIS = ["Peu", "Assez", "Très"];
test.each([
  ["pourcentage", 0, 1, null],
  ["pourcentage", -1, 1, "part-negative"],
  ["pourcentage", 1, 0, "tout-nul"],
  ["pourcentage", 1, null, "tout-nul"],
  ["pourcentage", 107, 100, null],
  ["echelle", 1, null, null],
  ["echelle", 3, null, null],
  ["echelle", 4, null, "niveau-inconnu"],
  ["echelle", 0, null, "niveau-inconnu"],
  ["echelle", 1.5, null, "niveau-inconnu"],
  ["nombre", -3, null, null],
] as const)("SUI-112 : %s de %s sur %s : %s", (mesure, nombre, sur, attendu) => {
  expect(verifierMesuree({ mesure, niveaux: TROIS }, { nombre, sur })).toEqual(attendu && refus(attendu));
});

test.each([
  ["12", 12],
  ["1 234,5", 1234.5],
  ["1\u202f234.5", 1234.5],
  ["-3", -3],
  ["−3", -3],
  ["12 enfants", null],
  ["1e9", null],
  ["", null],
  ["9999999999999", null],
  ["1,2,3", null],
])("SUI-118 : « %s » se lit %s", (texte, attendu) => {
  expect(lireNombre(texte)).toBe(attendu);
});

test("un nombre se remontre comme on peut le retaper", () => {
  const centiemes = fc.integer({ min: -99_999, max: 99_999 });
  fc.assert(fc.property(centiemes, (n) => lireNombre(saisieDuNombre(n / 100)) === n / 100));
  expect(ecrireNombre(1234.56)).toBe("1\u202f234,6");
});
