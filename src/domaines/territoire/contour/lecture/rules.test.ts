import fc from "fast-check";
import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Anneau, Feature, Point, Renvois, Topologie } from "../model.ts";
import { pointsDe, reunir, simplifier, tisser } from "../topologie/rules.ts";
import { tracer } from "../trace/rules.ts";
import { lireContours, preparer, sansDoublons } from "./rules.ts";

const carre = (x: number, y: number, cote = 1000): Anneau => [
  [x, y],
  [x + cote, y],
  [x + cote, y + cote],
  [x, y + cote],
];
const commune = (code: string, ...anneaux: Anneau[]): Feature => ({ code, nom: `Commune ${code}`, anneaux });

const pointsDesAnneaux = ({ arcs }: Topologie, anneaux: readonly Renvois[]): Point[][] =>
  anneaux.map((renvois) =>
    renvois.flatMap((renvoi) => {
      const points = pointsDe(arcs[renvoi < 0 ? ~renvoi : renvoi] ?? []);
      return (renvoi < 0 ? points.toReversed() : points).slice(0, -1);
    }),
  );
const aire = (points: readonly Point[]) =>
  Math.abs(
    points.reduce((somme, [x, y], rang) => {
      const [bx, by] = points[(rang + 1) % points.length] ?? [x, y];
      return somme + (x * by - bx * y) / 2;
    }, 0),
  );
const aireDe = (topologie: Topologie, code: string) =>
  pointsDesAnneaux(topologie, topologie.communes.find((une) => une.code === code)?.anneaux ?? [])
    .map(aire)
    .reduce((a, b) => a + b, 0);

const fichier = (proprietes: object, geometrie: object) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: [{ type: "Feature", properties: proprietes, geometry: geometrie }],
  });
const TRIANGLE = {
  type: "Polygon",
  coordinates: [
    [
      [4, 46],
      [4.1, 46],
      [4, 46.1],
      [4, 46],
    ],
  ],
};

test("TER-11 : deux communes voisines partagent leur trait, et leurs aires font celle du tout", () => {
  const topologie = tisser([commune("71001", carre(0, 4_600_000)), commune("71002", carre(1000, 4_600_000))], 0);
  expect(topologie.arcs).toHaveLength(3);
  expect(aireDe(topologie, "71001") + aireDe(topologie, "71002")).toBe(2_000_000);
});

test("TER-11 : une enclave et le trou qui la contient sont le même trait", () => {
  const dehors = commune("71001", carre(0, 4_600_000, 3000), carre(1000, 4_601_000).toReversed());
  const topologie = tisser([dehors, commune("71002", carre(1000, 4_601_000))], 0);
  expect(topologie.arcs).toHaveLength(2);
});

test("TER-11 : simplifiées, les communes d’un damier tiennent ensemble le même pays, quel que soit le tracé de leurs limites", () => {
  const graine = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 27, maxLength: 27 });
  fc.assert(
    fc.property(graine, fc.integer({ min: 0, max: 250 }), (plis, tolerance) => {
      const dedans = (rang: number): Point[] =>
        [0, 1, 2].map((i) => [3000 + (plis[rang * 3 + i] ?? 0), 4_600_000 + rang * 3000 + (i + 1) * 700]);
      const features = [0, 1, 2].flatMap((rang) => {
        const [bas, haut] = [4_600_000 + rang * 3000, 4_603_000 + rang * 3000];
        const milieu = dedans(rang);
        const gauche: Anneau = [[0, bas], [3000, bas], ...milieu, [3000, haut], [0, haut]];
        const droite: Anneau = [[3000, bas], [6000, bas], [6000, haut], [3000, haut], ...milieu.toReversed()];
        return [commune(`7100${rang * 2 + 1}`, gauche), commune(`7100${rang * 2 + 2}`, droite)];
      });
      const topologie = tisser(features, tolerance);
      const total = features.reduce((somme, { code }) => somme + aireDe(topologie, code), 0);
      const tour = pointsDesAnneaux(topologie, reunir(topologie.arcs, topologie.communes));
      expect(total).toBe(6000 * 9000);
      expect(tour.map(aire)).toEqual([6000 * 9000]);
    }),
    { numRuns: 40, seed: 71 },
  );
});

test.each([
  [
    "à la tolérance, le point s’efface",
    10,
    [
      [0, 0],
      [100, 0],
    ],
  ],
  [
    "juste au-dessous, il reste",
    9,
    [
      [0, 0],
      [50, 10],
      [100, 0],
    ],
  ],
] as [string, number, Point[]][])("TER-12 : %s", (_cas, tolerance, attendu) =>
  expect(
    simplifier(
      [
        [0, 0],
        [50, 10],
        [100, 0],
      ],
      tolerance,
    ),
  ).toEqual(attendu),
);

test("TER-12 : un trait qui se referme garde au moins un triangle", () =>
  expect(
    simplifier(
      [
        [0, 0],
        [5, 0],
        [5, 5],
        [0, 5],
        [0, 0],
      ],
      1000,
    ).length,
  ).toBeGreaterThanOrEqual(4));

test("TER-13 : réunir deux communes ôte leur trait commun ; deux communes séparées restent deux îles", () => {
  const voisines = tisser([commune("71001", carre(0, 4_600_000)), commune("71002", carre(1000, 4_600_000))], 0);
  expect(pointsDesAnneaux(voisines, reunir(voisines.arcs, voisines.communes)).map(aire)).toEqual([2_000_000]);
  const loin = tisser([commune("71001", carre(0, 4_600_000)), commune("71002", carre(5000, 4_600_000))], 0);
  expect(reunir(loin.arcs, loin.communes)).toHaveLength(2);
});

test.each([
  ["du texte", "bonjour", "illisible"],
  ["un seul contour", JSON.stringify({ type: "Feature" }), "pas-une-collection"],
  ["un contour sans code", fichier({ nom: "Autun" }, TRIANGLE), "sans-code"],
  ["un point", fichier({ code: "71014" }, { type: "Point", coordinates: [4, 46] }), "geometrie"],
  [
    "des mètres",
    fichier(
      { code: "71014" },
      {
        type: "Polygon",
        coordinates: [
          [
            [780_000, 6_600_000],
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ),
    "pas-des-degres",
  ],
  [
    "un point sans nombre",
    fichier(
      { code: "71014" },
      {
        type: "Polygon",
        coordinates: [
          [
            ["4", 46],
            [1, 2],
            [3, 4],
          ],
        ],
      },
    ),
    "geometrie",
  ],
  [
    "rien qu’un segment",
    fichier(
      { code: "71014" },
      {
        type: "Polygon",
        coordinates: [
          [
            [4, 46],
            [4.1, 46],
            [4, 46],
          ],
        ],
      },
    ),
    "aucune-commune",
  ],
  [
    "trop de communes",
    JSON.stringify({ type: "FeatureCollection", features: Array.from({ length: 6001 }, () => ({})) }),
    "trop-de-communes",
  ],
])("TER-14 : %s ne se prend pas", (_cas, texte, code) => expect(lireContours(texte)).toEqual(new Refus(code)));

test("TER-14 : un code écrit comme un nombre retrouve son zéro, et plusieurs polygones font une commune", () => {
  const lu = lireContours(
    fichier(
      { insee: 1004, nom: "Ambérieu" },
      { type: "MultiPolygon", coordinates: [TRIANGLE.coordinates, TRIANGLE.coordinates] },
    ),
  );
  expect(lu).toMatchObject([{ code: "01004", nom: "Ambérieu" }]);
  expect(lu instanceof Refus ? 0 : lu[0]?.anneaux.length).toBe(2);
});

test("TER-15 : une commune réunie rejoint la nouvelle, une inconnue se dit et ne se dessine pas", () => {
  const actuelle = (code: string) => (code === "71003" ? null : code === "71002" ? "71001" : code);
  const features = [0, 1, 2].map((rang) => commune(`7100${rang + 1}`, carre(rang * 1000, 4_600_000)));
  const { topologie, constat } = preparer(features, actuelle);
  expect(constat).toMatchObject({
    communes: 1,
    reunies: [{ code: "71002", vers: "71001" }],
    inconnues: [{ code: "71003" }],
    points: 12,
    gardes: 6,
  });
  expect(aireDe(topologie, "71001")).toBe(2_000_000);
});

test("TER-16 : une commune de deux fichiers se dessine du dernier donné", () => {
  const lot = (cote: number) => tisser([commune("71001", carre(0, 4_600_000, cote))], 0);
  expect(sansDoublons([lot(10), lot(20)]).map(({ communes }) => communes.length)).toEqual([1, 0]);
});

test("TER-17 : à 46° de latitude, un carré de degrés est plus haut que large, et son échelle est en mètres", () => {
  const trace = tracer([tisser([commune("71001", carre(400_000, 4_600_000, 10_000))], 0)], { codes: ["71001"] });
  expect((trace?.large ?? 0) / (trace?.haut ?? 1)).toBeCloseTo(0.7, 1);
  expect((trace?.metres ?? 0) * ((trace?.haut ?? 0) - 80)).toBeCloseTo(11_119.5, -2);
});

test("TER-18 : une commune sans contour se dit, une voisine se montre sans être de la carte", () => {
  const lot = tisser([commune("71001", carre(0, 4_600_000)), commune("71002", carre(1000, 4_600_000))], 0);
  const trace = tracer([lot], { codes: ["71001", "71009"], groupes: [["71001"]] });
  expect(trace).toMatchObject({ sansContour: ["71009"], formes: [{ code: "71001" }] });
  expect(trace?.alentour).toMatch(/^M/);
  expect(trace?.groupes).toBe(trace?.tour);
  expect(tracer([lot], { codes: ["71009"] })).toBeNull();
});
