import { array, assert, integer, property, tuple } from "fast-check";
import { expect, test } from "vitest";
import { type AnneesPubliees, masquerAnnees, masquerListe, masquerTableau, type TableauPublie } from "./secret.ts";

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
  [
    "quatre petits nombres dont le total les dit tous quatre : un cinquième se cache aussi",
    [4, 4, 4, 4, 6, 9],
    { nombres: [null, null, null, null, null, 9], total: 31 },
  ],
  ["rien d’autre à cacher qu’eux : leur total", [4, 4, 4, 4], { nombres: [null, null, null, null], total: null }],
  [
    "des petits qui se partagent de plusieurs façons gardent leur total",
    [4, 3, 4, 6],
    { nombres: [null, null, null, 6], total: 17 },
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
      const petits = tableau.flatMap((une, l) =>
        une.flatMap((nombre, c) => (nombre > 0 && nombre < 3 ? [[l, c] as const] : [])),
      );
      possibles(publie, (possible) => {
        if (petits.some(([l, c]) => (possible[l]?.[c] ?? 0) >= 3)) return; // a small number is known to be under the limit
        for (const [l, une] of possible.entries())
          for (const [c, nombre] of une.entries()) valeurs[l]?.[c]?.add(nombre);
      });
      expect(petits.filter(([l, c]) => publie.cellules[l]?.[c] !== null)).toEqual([]);
      expect(petits.filter(([l, c]) => (valeurs[l]?.[c]?.size ?? 0) < 2)).toEqual([]);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test("des communes groupées : le sous-total d’un bassin ne rend pas la seule commune qu’on y cacherait", () => {
  const publie = masquerAnnees(
    [
      [[3], [40]],
      [[50], [60]],
    ],
    5,
  );
  expect(publie).toMatchObject({
    cellules: [
      [[null], [null]],
      [[50], [60]],
    ],
    groupes: [[43], [110]],
    totaux: [153],
  });
});

test("une année cache la même chose, qu’on la publie seule ou avec d’autres ; la somme de trois ans vient à la place", () => {
  const [seule, trois] = [
    masquerAnnees([[[2], [3], [80]]], 5),
    masquerAnnees(
      [
        [
          [2, 3, 4],
          [3, 2, 3],
          [80, 90, 85],
        ],
      ],
      5,
    ),
  ];
  expect(trois.cellules[0]?.map(([premiere]) => premiere)).toEqual(seule.cellules[0]?.flat());
  expect(trois.cellules[0]).toEqual([
    [null, null, null],
    [null, null, null],
    [80, 90, 85],
  ]);
  expect(trois.sommes[0]).toEqual([9, 8, 255]);
});

test("une somme de trois ans ne rend pas la seule année cachée", () => {
  const publie = masquerAnnees(
    [
      [
        [3, 20, 30],
        [30, 20, 30],
        [80, 90, 85],
      ],
    ],
    5,
  );
  expect(publie.cellules[0]).toEqual([
    [null, 20, 30],
    [null, 20, 30],
    [80, 90, 85],
  ]);
  expect(publie.sommes[0]).toEqual([null, null, 255]);
});

/** Toutes les années que rien de publié ne contredit, pour qui sait qu'un petit reste sous le seuil, tant que l'on n'a pas vu deux valeurs de chacun. */
function deuxValeursPartout(
  groupes: readonly (readonly (readonly number[])[])[],
  publie: AnneesPubliees,
  seuil: number,
): boolean {
  const essai = publie.cellules.map((communes) => communes.map((annees) => [...annees]));
  const places = essai.flatMap((communes, g) =>
    communes.flatMap((annees, l) => annees.flatMap((nombre, a) => (nombre === null ? [[g, l, a] as const] : []))),
  );
  const vus = new Map(places.map((place) => [place.join(), new Set<number>()]));
  const petits = places.filter(([g, l, a]) => (groupes[g]?.[l]?.[a] ?? 0) < seuil).map((place) => place.join());
  const sousLeSeuil = new Set(petits);
  const ajouter = (nombres: readonly (number | null | undefined)[]) =>
    nombres.reduce<number>((somme, nombre) => somme + (nombre ?? 0), 0);
  const dit = (publiee: number | null | undefined, somme: number) =>
    publiee === null ? somme >= 1 : publiee === somme;
  const offre = (publiee: number | null | undefined, somme: number) => publiee === null || publiee === somme;
  const sousTotal = (g: number, a: number) => ajouter((essai[g] ?? []).map((annees) => annees[a]));
  const tient = () =>
    essai.every((communes, g) => communes.every((annees, l) => offre(publie.sommes[g]?.[l], ajouter(annees)))) &&
    essai.every((_, g) => (publie.groupes[g] ?? []).every((publiee, a) => dit(publiee, sousTotal(g, a)))) &&
    publie.totaux.every((publiee, a) => dit(publiee, ajouter(essai.map((_, g) => sousTotal(g, a)))));
  const fini = () => petits.every((place) => (vus.get(place)?.size ?? 0) > 1);
  const remplir = (rang: number): boolean => {
    const ici = places[rang];
    if (!ici) {
      if (tient()) for (const [g, l, a] of places) vus.get([g, l, a].join())?.add(essai[g]?.[l]?.[a] ?? 0);
      return fini();
    }
    const [g, l, a] = ici;
    const jusqua = sousLeSeuil.has(ici.join()) ? seuil - 1 : PLUS_GRAND;
    return Array.from({ length: jusqua }, (_, n) => n + 1).some((nombre) => {
      (essai[g]?.[l] ?? [])[a] = nombre;
      return remplir(rang + 1);
    });
  };
  return petits.length === 0 || remplir(0);
}

test("ni un sous-total, ni un total, ni une somme d’années ne laisse déduire un petit nombre", () => {
  const commune = tuple(integer({ min: 0, max: 4 }), integer({ min: 0, max: 4 }));
  const groupe = array(commune, { minLength: 1, maxLength: 2 });
  assert(
    property(array(groupe, { minLength: 1, maxLength: 2 }), (groupes) => {
      expect(deuxValeursPartout(groupes, masquerAnnees(groupes, 3), 3)).toBe(true);
    }),
    { seed: 5, numRuns: 60 },
  );
});
