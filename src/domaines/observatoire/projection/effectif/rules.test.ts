import { expect, test } from "vitest";
import type { Secteur, Serie } from "../model.ts";
import { parClasseDe, prevoirRentrees, tauxEnsemble } from "./rules.ts";

const serie = (depuis: number, ...nombres: number[]): Serie =>
  new Map(nombres.map((nombre, rang) => [depuis + rang, nombre]));
const SECTEUR: Secteur = {
  naissances: serie(2019, 50, 50, 50, 40, 40, 30),
  effectifs: {
    tps: serie(2022, 10, 10, 8, 8),
    ps: serie(2022, 50, 50, 50, 40),
    ms: serie(2022, 50, 50, 50, 50),
    gs: serie(2022, 50, 50, 50, 50),
  },
  classes: serie(2024, 7, 6),
  programmes: [],
  deuxAns: true,
};
const niveaux = (secteur: Secteur) =>
  prevoirRentrees(secteur, null).map(({ annee, niveaux: { tps, ps, ms, gs } }) =>
    [annee, tps?.central, ps?.central, ms?.central, gs?.central].map((un) =>
      un === undefined ? null : Math.round(un),
    ),
  );

test("les naissances entrent, les classes d’âge montent, cinq rentrées durant", () =>
  expect(niveaux(SECTEUR)).toEqual([
    [2026, 6, 40, 40, 50],
    [2027, 7, 30, 40, 40],
    [2028, 7, 37, 30, 40],
    [2029, 7, 37, 37, 30],
    [2030, 7, 37, 37, 37],
  ]));

test("OBS-109 : une école qui n’accueille pas à deux ans ne prévoit pas de toute petite section", () => {
  expect(niveaux({ ...SECTEUR, deuxAns: false })[0]).toEqual([2026, null, 40, 40, 50]);
  expect(prevoirRentrees({ ...SECTEUR, deuxAns: false }, null)[0]?.total?.central).toBeCloseTo(130, 8);
});

test("OBS-110 : sans l’un des niveaux, pas d’ensemble ; l’ensemble est ferme tant que les naissances de chacun le sont", () => {
  const sansGs = { ...SECTEUR, effectifs: { ...SECTEUR.effectifs, gs: new Map() } };
  expect(prevoirRentrees(sansGs, null)[0]?.total).toBeNull();
  const fermes = (secteur: Secteur) => prevoirRentrees(secteur, null).map(({ total }) => total?.ferme);
  expect(fermes(SECTEUR)).toEqual([true, false, false, false, false]);
  expect(fermes({ ...SECTEUR, deuxAns: false })).toEqual([true, true, false, false, false]);
  expect(prevoirRentrees({ ...SECTEUR, effectifs: { ...SECTEUR.effectifs, ps: new Map() } }, null)).toEqual([]);
});

test("OBS-111 : les élèves par classe se comptent aux classes de la dernière rentrée ; sans classes, rien", () => {
  const [premiere] = prevoirRentrees({ ...SECTEUR, deuxAns: false }, null);
  expect(premiere?.classes).toBe(6);
  expect(premiere?.parClasse?.central).toBeCloseTo(130 / 6, 8);
  expect(parClasseDe(premiere?.total ?? null, 0)).toBeNull();
  expect(parClasseDe(null, 6)).toBeNull();
});

test("un petit secteur emprunte au taux de l’ensemble, qui est un rapport de sommes", () => {
  const faible = { ...SECTEUR, effectifs: { ...SECTEUR.effectifs, ps: serie(2022, 25, 25, 25, 20) } };
  expect(tauxEnsemble([SECTEUR, faible], 2026)).toBeCloseTo(0.75, 12);
  expect(tauxEnsemble([], 2026)).toBeNull();
  const rappele = prevoirRentrees(faible, 0.75)[0]?.niveaux.ps?.central ?? 0;
  expect(rappele).toBeGreaterThan(20);
  expect(rappele).toBeLessThan(30);
});

test("des logements livrés s’ajoutent à la petite section, puis montent avec elle", () => {
  const programmes = [{ nom: "Le Pré", annee: 2026, logements: 60, parLogement: 0.1, etalement: 2 }];
  const avec = niveaux({ ...SECTEUR, programmes });
  expect(avec[0]).toEqual([2026, 6, 43, 40, 50]);
  expect(avec[1]).toEqual([2027, 7, 33, 43, 40]);
});
