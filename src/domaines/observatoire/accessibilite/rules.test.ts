import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Monde, Palier, Parametres } from "./model.ts";
import { PROFILS } from "./parametre/lexique.ts";
import { calculer, gini, placesManquantes, plusProche, poidsDe, porteeDe, valeurMarginale } from "./rules.ts";
import { minutesAVol, voisinageAVol, voisinageDonne, voisinageReserve } from "./voisinage/rules.ts";

const [profil] = PROFILS as [(typeof PROFILS)[number]];
const somme = (valeurs: ArrayLike<number>) => Array.from(valeurs).reduce((total, une) => total + une, 0);
const avol = (monde: Monde, parametres: Parametres) =>
  calculer(monde, voisinageAVol(monde, parametres, porteeDe(parametres.paliers)), parametres.paliers);

/** La définition, écrite d'une autre main : demi-versinus, tous les couples, une table de poids, aucune grille. */
function oracle({ communes, sites }: Monde, { paliers, detour, vitesses, depart, memePoint }: Parametres): number[] {
  const rad = (degres: number) => (degres * Math.PI) / 180;
  const km = (i: number, j: number) => {
    const [a, b] = [rad(communes.lat[i] ?? 0), rad(sites.lat[j] ?? 0)];
    const [dLat, dLon] = [b - a, rad((sites.lon[j] ?? 0) - (communes.lon[i] ?? 0))];
    const sinus = Math.sin(dLat / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(dLon / 2) ** 2;
    return 2 * 6371.0088 * Math.asin(Math.sqrt(sinus));
  };
  const vitesse = (classe: number | undefined) => vitesses[classe ?? 0] ?? 0;
  const w = Array.from(sites.places, (_, j) =>
    Array.from(communes.enfants, (_un, i) => {
      const d = km(i, j);
      const v = Math.min(vitesse(communes.classe[i]), vitesse(sites.classe[j]));
      const t = d < 0.001 ? memePoint : depart + (detour * d * 60) / v;
      return paliers.find(({ jusqua }) => t <= jusqua + 1e-9)?.poids ?? 0;
    }),
  );
  const R = w.map((ligne, j) => {
    const partage = somme(ligne.map((un, i) => un * (communes.enfants[i] ?? 0)));
    return partage > 0 ? (sites.places[j] ?? 0) / partage : 0;
  });
  return Array.from(communes.enfants, (_, i) => somme(w.map((ligne, j) => (ligne[i] ?? 0) * (R[j] ?? 0))));
}

const point = fc.record({
  lat: fc.double({ min: 45, max: 45.6, noNaN: true }),
  lon: fc.double({ min: 4, max: 4.8, noNaN: true }),
  classe: fc.constantFrom(0, 1, 2),
  nombre: fc.constantFrom(0, 3, 12, 40, 250),
});
type Point = { lat: number; lon: number; classe: number; nombre: number };
const colonnes = (points: readonly Point[]) => ({
  lat: Float64Array.from(points, ({ lat }) => lat),
  lon: Float64Array.from(points, ({ lon }) => lon),
  classe: Uint8Array.from(points, ({ classe }) => classe),
});
const mondeDe = (communes: readonly Point[], sites: readonly Point[]): Monde => ({
  communes: { ...colonnes(communes), enfants: Float64Array.from(communes, ({ nombre }) => nombre) },
  sites: { ...colonnes(sites), places: Float64Array.from(sites, ({ nombre }) => nombre) },
});
const mondes = fc.tuple(fc.array(point, { minLength: 1, maxLength: 60 }), fc.array(point, { maxLength: 30 }));
const verifier = (propriete: (communes: Point[], sites: Point[]) => void, numRuns = 60) =>
  fc.assert(
    fc.property(mondes, ([communes, sites]) => propriete(communes, sites)),
    { seed: 52, numRuns },
  );
/** Le plus grand écart de deux colonnes, rapporté à leur grandeur quand elle passe un. */
const ecart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  a.length === b.length
    ? Math.max(0, ...Array.from(a, (un, rang) => Math.abs(un - (b[rang] ?? 0)) / Math.max(1, Math.abs(b[rang] ?? 0))))
    : Infinity;
const PRECISION = 1e-12;

test.each([
  [0, 1],
  [5, 1],
  [5.001, 0.6],
  [10, 0.6],
  [10.001, 0.3],
  [15, 0.3],
  [20, 0.1],
  [20.001, 0],
])("OBS-50 : à %d minutes, une place compte pour %d", (minutes, poids) =>
  expect(poidsDe(profil.paliers, minutes)).toBe(poids),
);

test.each([
  [0, 60, 1],
  [10, 60, 14],
  [10, 25, 32.2],
])("OBS-51 : %d km à vol d’oiseau à %d km/h font %d minutes", (km, vitesse, minutes) =>
  expect(minutesAVol(km, vitesse, profil)).toBeCloseTo(minutes, 10),
);

test("OBS-51 : la vitesse est celle de la moindre des deux communes", () => {
  const bourg = { lat: 45, lon: 4, classe: 0, nombre: 10 };
  const ville = { lat: 45.05, lon: 4, classe: 2, nombre: 10 };
  const temps = (communes: Point[], sites: Point[]) => {
    const voisinage = voisinageAVol(mondeDe(communes, sites), profil, 60);
    return voisinage.autour(0) === 1 ? voisinage.minutes[0] : undefined;
  };
  expect(temps([bourg], [ville])).toBeCloseTo(minutesAVol(5.5597, 25, profil), 3);
  expect(temps([ville], [bourg])).toBe(temps([bourg], [ville]));
  expect(temps([bourg], [bourg])).toBe(2);
});

const PALIERS: Palier[] = [
  { jusqua: 5, poids: 1 },
  { jusqua: 10, poids: 0.5 },
];
/** A, B et C sur une route, à huit minutes l'une de l'autre ; vingt places en A, dix en C. */
const LIGNE = mondeDe(
  [100, 50, 50].map((nombre) => ({ lat: 45, lon: 4, classe: 0, nombre })),
  [20, 10].map((nombre) => ({ lat: 45, lon: 4, classe: 0, nombre })),
);
const TEMPS = {
  debut: Int32Array.of(0, 3, 6),
  rangs: Int32Array.of(0, 1, 2, 0, 1, 2),
  minutes: Float64Array.of(0, 8, 16, 16, 8, 0),
};

test("OBS-52 : trois communes sur une route, comptées à la main", () => {
  const { acces, ratios } = calculer(LIGNE, voisinageDonne(TEMPS, 10), PALIERS);
  expect([...ratios]).toEqual([20 / 125, 10 / 75]);
  expect([...acces]).toEqual([0.16, 0.08 + 10 / 150, 10 / 75]);
  expect(ecart([acces[1] ?? 0, acces[2] ?? 0], [11 / 75, 2 / 15])).toBeLessThan(PRECISION);
  expect(somme(acces.map((un, rang) => un * (LIGNE.communes.enfants[rang] ?? 0)))).toBeCloseTo(30, 12);
});

describe("OBS-52 : ce que le calcul garde", () => {
  test("il dit ce que dit la définition, tous les couples un à un", () =>
    verifier((communes, sites) => {
      const monde = mondeDe(communes, sites);
      expect(ecart(avol(monde, profil).acces, oracle(monde, profil))).toBeLessThan(PRECISION);
    }));

  test("les places des sites atteints sont conservées, au 10⁻¹² près", () =>
    verifier((communes, sites) => {
      const monde = mondeDe(communes, sites);
      const { acces, perdus } = avol(monde, profil);
      const atteintes = somme(monde.sites.places) - somme(perdus.map((site) => monde.sites.places[site] ?? 0));
      const recues = somme(acces.map((un, rang) => un * (monde.communes.enfants[rang] ?? 0)));
      expect(ecart([recues], [atteintes])).toBeLessThan(PRECISION);
    }));

  test("deux fois plus de places font deux fois plus d’accès, dans quelque ordre qu’on les lise", () =>
    verifier((communes, sites) => {
      const { acces } = avol(mondeDe(communes, sites), profil);
      const doubles = sites.map((site) => ({ ...site, nombre: 2 * site.nombre }));
      const retournes = avol(mondeDe(communes.toReversed(), doubles.toReversed()), profil);
      const attendus = acces.map((un) => 2 * un);
      expect(ecart(retournes.acces.toReversed(), attendus)).toBeLessThan(PRECISION);
    }, 25));

  test("couper une commune ou un site en deux au même point n’y change rien ; fermer un site n’ajoute de places à personne", () =>
    verifier((communes, sites) => {
      const { acces } = avol(mondeDe(communes, sites), profil);
      const coupes = [...communes, ...communes].map((un) => ({ ...un, nombre: un.nombre / 2 }));
      const deux = avol(mondeDe(coupes, sites), profil).acces.slice(0, communes.length);
      expect(ecart(deux, acces)).toBeLessThan(PRECISION);
      const moities = [...sites, ...sites].map((un) => ({ ...un, nombre: un.nombre / 2 }));
      expect(ecart(avol(mondeDe(communes, moities), profil).acces, acces)).toBeLessThan(PRECISION);
      const ferme = avol(mondeDe(communes, sites.slice(1)), profil).acces;
      for (const [rang, un] of ferme.entries()) expect(un).toBeLessThanOrEqual((acces[rang] ?? 0) + 1e-12);
    }, 25));

  test("outre-mer et métropole ensemble : la grille s’élargit, le résultat est le même", () => {
    const communes = [
      { lat: -21.1, lon: 55.5, classe: 0, nombre: 30 },
      { lat: 16.2, lon: -61.5, classe: 1, nombre: 20 },
      { lat: 48.8, lon: 2.3, classe: 2, nombre: 90 },
    ];
    const monde = mondeDe(communes, communes);
    expect([...avol(monde, profil).acces]).toEqual([1, 1, 1]);
  });
});

test("OBS-53 : un site sans enfant à portée est dit, ses places ne vont à personne", () => {
  const loin = { lat: 47, lon: 4, classe: 0, nombre: 12 };
  const pres = { lat: 45, lon: 4, classe: 0, nombre: 10 };
  const sansEnfant = { ...loin, nombre: 0 };
  expect(avol(mondeDe([pres], [loin, pres]), profil)).toMatchObject({ perdus: [0], acces: Float64Array.of(1) });
  expect(avol(mondeDe([pres, sansEnfant], [loin]), profil).perdus).toEqual([0]);
});

test("OBS-53 : sans aucune commune, ou sans aucun site, on répond encore", () => {
  const pres = { lat: 45, lon: 4, classe: 0, nombre: 10 };
  expect(avol(mondeDe([], [pres]), profil)).toMatchObject({ perdus: [0], acces: new Float64Array(0) });
  expect(avol(mondeDe([pres], []), profil)).toMatchObject({ perdus: [], acces: Float64Array.of(0) });
});

test("OBS-54 : les temps du fichier comptent jusqu’à la portée, et pas au-delà", () => {
  const jusqua = (portee: number) => voisinageDonne(TEMPS, portee).autour(0);
  expect([jusqua(7.9), jusqua(8), jusqua(16)]).toEqual([1, 2, 3]);
});

test("OBS-55 : une place réservée ne sert que son bassin ; les autres servent tous ceux qui l’atteignent", () => {
  const groupe = Int32Array.of(0, 0, 1);
  const monde = (reservee: number): Monde => ({
    communes: { ...LIGNE.communes, groupe },
    sites: { ...LIGNE.sites, groupe: Int32Array.of(0, 1), reservee: Uint8Array.of(0, reservee) },
  });
  const servis = (reservee: number) => {
    const voisinage = voisinageReserve(voisinageDonne(TEMPS, 10), monde(reservee));
    const nombre = voisinage.autour(1);
    return Array.from(voisinage.rangs.subarray(0, nombre));
  };
  expect(servis(0)).toEqual([1, 2]);
  expect(servis(1)).toEqual([2]);
});

test("OBS-56 : la place la plus proche ; un site fermé n’est proche de personne", () => {
  expect([...plusProche(LIGNE, voisinageDonne(TEMPS, 10))]).toEqual([0, 8, 0]);
  const ferme = { ...LIGNE, sites: { ...LIGNE.sites, places: Float64Array.of(20, 0) } };
  expect([...plusProche(ferme, voisinageDonne(TEMPS, 10))]).toEqual([0, 8, Infinity]);
});

test("OBS-57 : il manque de quoi atteindre le taux, jamais moins que rien", () =>
  expect([...placesManquantes(Float64Array.of(100, 50), Float64Array.of(0.125, 0.3), 0.25)]).toEqual([12.5, 0]));

test.each([
  [[50, 50], [0.2, 0.2], 0],
  [[50, 50], [0, 0.4], 0.5],
  [[90, 10], [0, 1], 0.9],
  [[10, 0], [0, 0], 0],
])("OBS-58 : des enfants %o aux accès %o font un Gini de %d", (enfants, acces, attendu) =>
  expect(gini(Float64Array.from(enfants), Float64Array.from(acces))).toBeCloseTo(attendu, 12),
);

test("OBS-59 : une place de plus vaut ce que le calcul refait dirait", () => {
  const voisinage = voisinageDonne(TEMPS, 10);
  const avant = calculer(LIGNE, voisinage, PALIERS).acces;
  const plus = { ...LIGNE, sites: { ...LIGNE.sites, places: Float64Array.of(21, 10) } };
  const apres = calculer(plus, voisinage, PALIERS).acces;
  const gains = apres.map((un, rang) => un - (avant[rang] ?? 0));
  expect(ecart(valeurMarginale(LIGNE, voisinage, PALIERS, 0), gains)).toBeLessThan(PRECISION);
  const desert = { ...LIGNE, communes: { ...LIGNE.communes, enfants: new Float64Array(3) } };
  expect([...valeurMarginale(desert, voisinage, PALIERS, 0)]).toEqual([0, 0, 0]);
});
