import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CaseComptee, casesSecretes, type Relation } from "./secret.ts";

/** A table with its margins: `l0c1` a cell, `l0` a row total, `c1` a column total, `tout` the whole. */
function tableau(lignes: readonly (readonly number[])[]): { cases: CaseComptee[]; relations: Relation[] } {
  const colonnes = [...(lignes[0] ?? []).keys()];
  const somme = (nombres: readonly number[]) => nombres.reduce((total, nombre) => total + nombre, 0);
  const interieur = lignes.flatMap((ligne, l) => ligne.map((valeur, c) => ({ cle: `l${l}c${c}`, valeur })));
  const parLigne = lignes.map((ligne, l) => ({ cle: `l${l}`, valeur: somme(ligne) }));
  const parColonne = colonnes.map((c) => ({ cle: `c${c}`, valeur: somme(lignes.map((ligne) => ligne[c] ?? 0)) }));
  return {
    cases: [...interieur, ...parLigne, ...parColonne, { cle: "tout", valeur: somme(lignes.flat()) }],
    relations: [
      ...lignes.map((_, l) => ({ total: `l${l}`, parties: colonnes.map((c) => `l${l}c${c}`) })),
      ...colonnes.map((c) => ({ total: `c${c}`, parties: lignes.map((_, l) => `l${l}c${c}`) })),
      { total: "tout", parties: lignes.map((_, l) => `l${l}`) },
      { total: "tout", parties: colonnes.map((c) => `c${c}`) },
    ],
  };
}

type Dit = ReadonlyMap<string, number>;

/** What someone who reads the published table can find: every table of whole numbers that agrees with it, up to `plafond`. */
function* tablesPossibles(lignes: number, colonnes: number, publie: Dit, plafond: number): Generator<number[][]> {
  const essai: number[][] = [];
  function* suite(l: number, c: number): Generator<number[][]> {
    const ligne = essai[l] ?? [];
    const somme = ligne.reduce((total, nombre) => total + nombre, 0);
    if (c === colonnes) {
      if ((publie.get(`l${l}`) ?? somme) !== somme) return;
      if (l + 1 < lignes) yield* suite(l + 1, 0);
      else if (tableau(essai).cases.every(({ cle, valeur }) => (publie.get(cle) ?? valeur) === valeur)) yield essai;
      return;
    }
    const connue = publie.get(`l${l}c${c}`);
    for (let valeur = connue ?? 0; valeur <= (connue ?? plafond); valeur++) {
      essai[l] = [...ligne.slice(0, c), valeur];
      yield* suite(l, c + 1);
    }
    essai[l] = ligne.slice(0, c);
  }
  yield* suite(0, 0);
}

/** The hidden cells of which a reader is certain. */
function devinees(lignes: readonly (readonly number[])[], cachees: ReadonlySet<string>): string[] {
  const { cases } = tableau(lignes);
  const publie = new Map(cases.filter(({ cle }) => !cachees.has(cle)).map(({ cle, valeur }) => [cle, valeur]));
  const vues = new Map<string, Set<number>>([...cachees].map((cle) => [cle, new Set()]));
  const plafond = Math.max(...lignes.flat()) + 2;
  for (const table of tablesPossibles(lignes.length, lignes[0]?.length ?? 0, publie, plafond)) {
    for (const { cle, valeur } of tableau(table).cases) vues.get(cle)?.add(valeur);
    if ([...vues.values()].every(({ size }) => size > 1)) return [];
  }
  return [...vues].filter(([, valeurs]) => valeurs.size < 2).map(([cle]) => cle);
}

const secretsDe = (lignes: number[][]) => {
  const { cases, relations } = tableau(lignes);
  return casesSecretes(cases, relations);
};

describe("ce qui ne se publie pas", () => {
  test.each([
    ["cinq se publie", [5, 6], []],
    ["zéro se publie, et un total aussi", [0, 8], []],
    ["quatre cache une seconde case, sinon leur total le rendrait", [4, 6, 9], ["0", "1"]],
    ["un zéro ne protège rien : c’est une autre case qui se cache", [4, 0, 9], ["0", "2"]],
    ["deux petites se protègent", [1, 2, 9], ["0", "1"]],
    ["seule de son total, elle le cache aussi", [0, 3], ["1", "tout"]],
  ])("%s", (_cas, parties, attendus) => {
    const cases = parties.map((valeur, rang) => ({ cle: `${rang}`, valeur }));
    const tout = { cle: "tout", valeur: parties.reduce((total, valeur) => total + valeur, 0) };
    const relations = [{ total: "tout", parties: cases.map(({ cle }) => cle) }];
    expect([...casesSecretes([...cases, tout], relations)].toSorted()).toEqual(attendus);
  });

  test("dans un tableau à deux entrées, il faut au moins un rectangle de cases cachées", () => {
    const secrets = secretsDe([
      [3, 20, 30],
      [12, 11, 40],
      [50, 60, 70],
    ]);
    expect([...secrets].toSorted()).toEqual(["l0c0", "l0c1", "l1c0", "l1c1"]);
  });

  test("deux tableaux qui ont le même total se protègent ensemble", () => {
    const cases = [
      { cle: "a", valeur: 2 },
      { cle: "b", valeur: 9 },
      { cle: "x", valeur: 6 },
      { cle: "y", valeur: 5 },
      { cle: "tout", valeur: 11 },
    ];
    const relations = [
      { total: "tout", parties: ["a", "b"] },
      { total: "tout", parties: ["x", "y"] },
    ];
    expect([...casesSecretes(cases, relations)].toSorted()).toEqual(["a", "b"]);
  });
});

const nombre = fc.integer({ min: 0, max: 6 });

test("aucune case cachée ne se devine, fût-ce en essayant tous les tableaux possibles", () => {
  const lignes = fc.oneof(
    fc.array(fc.tuple(nombre, nombre), { minLength: 2, maxLength: 3 }),
    fc.array(fc.tuple(nombre, nombre, nombre), { minLength: 2, maxLength: 2 }),
  );
  fc.assert(
    fc.property(lignes, (table) => {
      const secrets = secretsDe(table);
      const { cases } = tableau(table);
      expect(cases.filter(({ cle, valeur }) => valeur > 0 && valeur < 5 && !secrets.has(cle))).toEqual([]);
      expect(devinees(table, secrets)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("un grand tableau se protège sans tout cacher", () => {
  const lignes = Array.from({ length: 40 }, (_, l) => [(l * 7) % 11, (l * 5) % 23, 20 + l]);
  const secrets = secretsDe(lignes);
  const petites = lignes.flat().filter((valeur) => valeur > 0 && valeur < 5).length;
  expect(secrets.size).toBeLessThanOrEqual(2 * petites);
});
