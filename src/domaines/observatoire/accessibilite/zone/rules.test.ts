import { expect, test } from "vitest";
import type { CommuneEtudiee } from "../etude/model.ts";
import { PROFILS } from "../parametre/lexique.ts";
import { essaisDe, estABlanc, estBlanche, estEnTension, estSousDotee, type Vue, zonesDUneCommune } from "./rules.ts";

const commune: CommuneEtudiee = {
  code: "15014",
  nom: "Aurillac",
  lat: 45,
  lon: 2.4,
  classe: "rurale",
  enfants: 40,
  bassin: null,
};
const vue: Vue = { acces: 0.2, proche: 8, eaje: true, reference: 0.235, decalage: 0 };

test("OBS-63 : une commune sans établissement est une zone à blanc, même si sa voisine en a un", () => {
  expect(estABlanc({ ...vue, eaje: false })).toBe(true);
  expect(estABlanc(vue)).toBe(false);
});

test.each([
  ["rurale", 20, 40, false],
  ["rurale", 20.1, 40, true],
  ["periurbaine", 15, 40, false],
  ["periurbaine", 15.1, 40, true],
  ["dense", 15.1, 5, true],
  ["dense", 15.1, 4, false],
  ["rurale", Infinity, 40, true],
] as const)("OBS-64 : commune %s à %d minutes, %i enfants : blanche %s", (classe, proche, enfants, attendu) =>
  expect(estBlanche({ ...commune, classe, enfants }, { ...vue, proche })).toBe(attendu),
);

test.each([
  [0.1409, 40, true],
  [0.141, 40, false],
  [0, 40, true],
  [0, 0, false],
])("OBS-65 : %d place par enfant pour %i enfants : sous-dotée %s", (acces, enfants, attendu) =>
  expect(estSousDotee({ ...commune, enfants }, { ...vue, acces })).toBe(attendu),
);

test.each([
  [{ recues: 10, refusees: 3 }, false],
  [{ recues: 10, refusees: 4 }, true],
  [{ recues: 0, refusees: 0 }, false],
  [null, false],
])("OBS-66 : des demandes %o : en tension %s", (demandes, attendu) =>
  expect(estEnTension({ ...commune, demandes })).toBe(attendu),
);

test("OBS-67 : une zone que tous les essais disent est ferme ; qu’un seul la nie, elle ne l’est plus", () => {
  const sans = { ...vue, acces: 0.1 };
  expect(zonesDUneCommune(commune, [sans, sans, sans])).toEqual([
    { genre: "sousDotee", ferme: true, essais: 3, sur: 3 },
  ]);
  expect(zonesDUneCommune(commune, [sans, vue, sans])).toEqual([
    { genre: "sousDotee", ferme: false, essais: 2, sur: 3 },
  ]);
  expect(zonesDUneCommune(commune, [vue, sans, sans])).toEqual([]);
});

test("OBS-68 : neuf essais : le jeu publié, puis la portée et le détour bougés ensemble", () => {
  const [profil] = PROFILS;
  if (!profil) throw new Error("sans profil");
  const essais = essaisDe(profil);
  expect(essais).toHaveLength(9);
  expect(essais[0]).toEqual({ profil, decalage: 0 });
  expect(new Set(essais.map(({ profil: un, decalage }) => `${un.detour} ${decalage}`)).size).toBe(9);
  const bornes = (decalage: number) =>
    essais.find((un) => un.decalage === decalage)?.profil.paliers.map(({ jusqua }) => jusqua);
  expect(bornes(-5)).toEqual([5, 10, 15]);
  expect(bornes(5)).toEqual([5, 10, 15, 25]);
});
