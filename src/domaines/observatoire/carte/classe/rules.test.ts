import fc from "fast-check";
import { expect, test } from "vitest";
import type { Classe } from "./model.ts";
import { METHODES } from "./model.ts";
import { classer, effectifsEgaux, nombreDeClasses, rangDe, rupturesNaturelles, seuilsRonds } from "./rules.ts";

const suite = (nombre: number) => Array.from({ length: nombre }, (_un, rang) => rang + 1);
const bornes = (classes: readonly Classe[]) => classes.map(({ de, a, nombre }) => [de, a, nombre]);

test.each([
  ["cinq communes : une seule classe", suite(5), 1],
  ["six communes", suite(6), 2],
  ["quatorze communes", suite(14), 4],
  ["quinze communes", suite(15), 5],
  ["cinq cents communes : pas plus de cinq", suite(500), 5],
  ["vingt communes de deux valeurs", suite(20).map((un) => un % 2), 2],
])("OBS-1 : %s", (_cas, valeurs, attendu) => expect(nombreDeClasses(valeurs)).toBe(attendu));

test("OBS-2 : autant de communes par classe ; les valeurs égales restent ensemble, même si une classe en disparaît", () => {
  expect(bornes(effectifsEgaux(suite(10), 2))).toEqual([
    [1, 5, 5],
    [6, 10, 5],
  ]);
  expect(bornes(effectifsEgaux([1, 2, 2, 2, 2, 3], 3))).toEqual([
    [1, 1, 1],
    [2, 3, 5],
  ]);
});

/** Toutes les coupes possibles, une à une. */
function auPlusJuste(triees: readonly number[], nombre: number): number {
  const cout = (part: readonly number[]) => {
    const moyenne = part.reduce((a, b) => a + b, 0) / part.length;
    return part.reduce((somme, valeur) => somme + (valeur - moyenne) ** 2, 0);
  };
  if (nombre === 1) return cout(triees);
  let moindre = Infinity;
  for (let coupe = 1; coupe <= triees.length - nombre + 1; coupe += 1)
    moindre = Math.min(moindre, cout(triees.slice(0, coupe)) + auPlusJuste(triees.slice(coupe), nombre - 1));
  return moindre;
}

test("OBS-3 : deux paquets séparés se coupent entre eux", () =>
  expect(bornes(rupturesNaturelles([1, 2, 3, 50, 51], 2))).toEqual([
    [1, 3, 3],
    [50, 51, 2],
  ]));

test("OBS-3 : aucune autre coupe ne laisse moins d’écart, toutes essayées", () => {
  const valeurs = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 5, maxLength: 11 });
  fc.assert(
    fc.property(valeurs, fc.integer({ min: 2, max: 4 }), (brutes, nombre) => {
      const triees = brutes.toSorted((a, b) => a - b);
      const classes = rupturesNaturelles(triees, nombre);
      let ecart = 0;
      for (const { de, a } of classes)
        ecart += auPlusJuste(
          triees.filter((un) => un >= de && un <= a),
          1,
        );
      expect(ecart).toBeCloseTo(auPlusJuste(triees, nombre), 6);
    }),
    { numRuns: 60, seed: 3 },
  );
});

test.each([
  [
    "de 12 à 48, de dix en dix",
    [12, 25, 33, 48],
    [
      [10, 20],
      [20, 30],
      [30, 40],
      [40, 50],
    ],
  ],
  [
    "une classe vide se montre",
    [1, 2, 3, 39],
    [
      [0, 10],
      [10, 20],
      [20, 30],
      [30, 40],
    ],
  ],
  [
    "des dixièmes",
    [0.1, 0.2, 0.3, 0.44],
    [
      [0.1, 0.2],
      [0.2, 0.3],
      [0.3, 0.4],
      [0.4, 0.5],
    ],
  ],
])("OBS-4 : %s", (_cas, valeurs, attendu) =>
  expect(seuilsRonds(valeurs, 4).map(({ seuils }) => seuils)).toEqual(attendu),
);

test("OBS-5 : une baisse et une hausse ne sont jamais de la même classe, et zéro est à part", () => {
  const { classes, zero } = classer([-8, -7, -6, -5, 0, 1, 2, 3, 4], "effectifs");
  expect(zero).toBe(1);
  expect(bornes(classes)).toEqual([
    [-8, -5, 4],
    [0, 0, 1],
    [1, 4, 4],
  ]);
  expect(classer([1, 2, 3, 4], "effectifs").zero).toBeNull();
});

test("OBS-1 : quelle que soit la façon de couper, chaque valeur est dans sa classe et chacune n’est comptée qu’une fois", () => {
  const valeurs = fc.array(fc.integer({ min: -40, max: 300 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(valeurs, fc.constantFrom(...METHODES), (toutes, methode) => {
      const classement = classer(toutes, methode);
      expect(classement.classes.reduce((somme, { nombre }) => somme + nombre, 0)).toBe(toutes.length);
      for (const valeur of toutes) {
        const classe = classement.classes[rangDe(classement, valeur)];
        expect(classe?.nombre).toBeGreaterThan(0);
        expect(valeur).toBeGreaterThanOrEqual(classe?.de ?? Infinity);
        expect(valeur).toBeLessThanOrEqual(classe?.a ?? -Infinity);
      }
    }),
    { numRuns: 150, seed: 5 },
  );
});

test("OBS-1 : sans aucune valeur, aucune classe", () => expect(classer([], "ronds").classes).toEqual([]));
