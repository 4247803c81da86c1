import { array, assert, integer, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { masquerListe, masquerTableau, type TableauPublie } from "./secret.ts";

test.each([
  ["rien n’est petit", [12, 8, 0], { nombres: [12, 8, 0], total: 20 }],
  [
    "un petit nombre en cache un second, le plus petit des autres",
    [12, 3, 8],
    { nombres: [12, null, null], total: 23 },
  ],
  ["le seuil lui-même se montre", [5, 5], { nombres: [5, 5], total: 10 }],
  ["zéro se montre et ne protège rien", [3, 0, 9], { nombres: [null, 0, null], total: 12 }],
  [
    "la somme de ce qui est caché serait petite : un troisième l’est aussi",
    [1, 2, 9],
    { nombres: [null, null, null], total: 12 },
  ],
  [
    "des uns ne se partagent que d’une façon : le total se cache",
    [1, 1, 1, 1, 1],
    { nombres: [null, null, null, null, null], total: null },
  ],
  ["seul de son genre : tout se cache", [3], { nombres: [null], total: null }],
  ["rien du tout", [], { nombres: [], total: 0 }],
])("une liste : %s", (_cas, nombres, attendu) => expect(masquerListe(nombres, 5)).toEqual(attendu));

test("un tableau : sans ce qui est caché, un total ne rend pas le petit nombre", () => {
  const publie = masquerTableau(
    [
      [40, 3, 20],
      [30, 25, 10],
      [22, 18, 31],
    ],
    5,
  );
  expect(publie.cellules[0]?.[1]).toBeNull();
  expect(publie.cellules.flat().filter((nombre) => nombre === null)).toHaveLength(4);
  expect(publie).toMatchObject({ lignes: [63, 65, 71], colonnes: [92, 46, 61], total: 199 });
});

test("des années et leur somme : la somme de trois ans se montre quand aucune ne se montre", () => {
  const publie = masquerTableau(
    [
      [2, 3, 4],
      [3, 2, 3],
      [80, 90, 85],
    ],
    5,
  );
  expect(publie.cellules[0]).toEqual([null, null, null]);
  expect(publie.lignes.slice(0, 2)).toEqual([9, 8]);
  expect(publie.colonnes).toEqual([85, 95, 92]);
});

type Visiter = (tableau: readonly (readonly number[])[]) => void;
const PLUS_GRAND = 6;

/** Tous les tableaux que rien de publié ne contredit, pour qui sait que ce qui est caché compte quelqu'un. */
function possibles(publie: TableauPublie, visiter: Visiter): void {
  const essai = publie.cellules.map((ligne) => [...ligne]);
  const largeur = essai[0]?.length ?? 0;
  const caches = essai.flatMap((ligne, l) => ligne.flatMap((nombre, c) => (nombre === null ? [[l, c] as const] : [])));
  const total = (nombres: readonly (number | null)[]) =>
    nombres.reduce<number>((somme, nombre) => somme + (nombre ?? 0), 0);
  const tient = (publiee: number | null | undefined, somme: number) =>
    publiee === null ? somme >= 1 : somme === publiee;
  const lignesTiennent = () => essai.every((ligne, l) => tient(publie.lignes[l], total(ligne)));
  const colonnesTiennent = () =>
    Array.from({ length: largeur }, (_, c) => c).every((c) =>
      tient(publie.colonnes[c], total(essai.map((ligne) => ligne[c] ?? 0))),
    );
  const remplir = (rang: number): void => {
    const ici = caches[rang];
    if (!ici) {
      const grand = total(essai.map(total));
      if (lignesTiennent() && colonnesTiennent() && tient(publie.total, grand)) visiter(essai as number[][]);
      return;
    }
    for (let nombre = 1; nombre <= PLUS_GRAND; nombre++) {
      (essai[ici[0]] ?? [])[ici[1]] = nombre;
      remplir(rang + 1);
    }
  };
  remplir(0);
}

test("aucun petit nombre ne se déduit de ce qui est publié : une énumération de tous les tableaux possibles en trouve toujours deux", () => {
  const ligne = tuple(integer({ min: 0, max: 4 }), integer({ min: 0, max: 4 }), integer({ min: 0, max: 4 }));
  assert(
    property(array(ligne, { minLength: 1, maxLength: 2 }), (tableau) => {
      const publie = masquerTableau(tableau, 3);
      const valeurs = tableau.map((une) => une.map(() => new Set<number>()));
      possibles(publie, (possible) => {
        for (const [l, une] of possible.entries())
          for (const [c, nombre] of une.entries()) valeurs[l]?.[c]?.add(nombre);
      });
      for (const [l, une] of tableau.entries())
        for (const [c, nombre] of une.entries())
          if (nombre > 0 && nombre < 3) {
            expect(publie.cellules[l]?.[c]).toBeNull();
            expect(valeurs[l]?.[c]?.size).toBeGreaterThan(1);
          }
    }),
    { seed: 11, numRuns: 60 },
  );
});
