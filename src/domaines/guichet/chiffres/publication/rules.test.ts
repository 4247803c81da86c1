import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { estPetit } from "#commun/secret.ts";
import { instantDe } from "#commun/jour.ts";
import type { Demande } from "../../demande/model.ts";
import { nouvelleDemande } from "../../demande/rules.ts";
import type { Chiffres, ChiffresPublies } from "../model.ts";
import { besoinsParZone, compterFamilles, issueDe, repartirToutes } from "../rules.ts";
import { peutPublier, publierChiffres, recompter } from "./rules.ts";

const ZONES = [
  { id: "z1", nom: "Nord", communes: ["c0", "c1"] },
  { id: "z2", nom: "Sud", communes: ["c2"] },
];

const chiffresDe = (demandes: readonly Demande[]): Chiffres => {
  const compter = (issue: string) => demandes.filter((une) => issueDe(une) === issue).length;
  return {
    annee: 2026,
    au: "2026-12-31",
    demandes: demandes.length,
    issues: { avec: compter("avec"), sans: compter("sans"), retiree: compter("retiree") },
    familles: compterFamilles(demandes),
    repartitions: repartirToutes(demandes),
    zones: besoinsParZone(ZONES, demandes),
    attenteServie: { mediane: 90, sur: 4 },
    attenteEnCours: { mediane: 60, sur: 5 },
    offres: { acceptees: 12, refusees: 3, sansReponse: 8 },
    commissions: { tenues: 4, presents: 30 },
    creches: { centralisees: 6, total: 8 },
  };
};

const demande = (id: string, commune: string, etat: Demande["etat"]): Demande => ({
  ...nouvelleDemande({ id, famille: `f${id}`, le: instantDe("2026-01-05T09:00:00Z") }),
  etat,
  commune,
  deposeeLe: "2026-02-01",
  entree: "2026-09",
});

const plusieurs = (nombre: number, commune: string, etat: Demande["etat"]) =>
  Array.from({ length: nombre }, (_, rang) => demande(`${commune}-${etat}-${rang}`, commune, etat));

const nombresDe = ({ demandes, issues, familles, repartitions, zones, offres }: ChiffresPublies) => [
  demandes,
  ...Object.values(issues),
  ...Object.values(familles),
  ...Object.values(offres),
  ...repartitions.flatMap((une) => (une ? [...une.cellules.flat(), ...une.lignes] : [])),
  ...zones.map(({ sans }) => sans),
];

/** Nothing published counts from one to four families. */
const estSur = (nombres: readonly (number | null)[]): boolean =>
  nombres.every((nombre) => nombre === null || !estPetit(nombre, 5));

const cinqOuPlus = [
  ...plusieurs(9, "c0", "acceptee"),
  ...plusieurs(8, "c0", "enAttente"),
  ...plusieurs(7, "c2", "enAttente"),
];

describe("GUI-245 : rien de publié n’est un petit nombre, ni ne le laisse déduire", () => {
  test("de grands nombres se publient entiers, les petits non", () => {
    const publies = publierChiffres(chiffresDe([...cinqOuPlus, ...plusieurs(5, "c1", "retiree")]), ZONES);
    expect(publies).toMatchObject({
      demandes: 29,
      issues: { avec: 9, sans: 15, retiree: 5 },
      offres: { refusees: null },
    });
    expect(publies.repartitions.every((une) => une !== null)).toBe(true);
    expect(publies.attenteServie).toEqual({ mediane: null, sur: 0 });
    expect(publies.attenteEnCours).toEqual({ mediane: 60, sur: 5 });
  });

  test("un total qui doit se cacher emporte les issues des répartitions, qui le rendraient ; les demandes s’y lisent encore", () => {
    const publies = publierChiffres(chiffresDe([...cinqOuPlus, ...plusieurs(2, "c1", "retiree")]), ZONES);
    expect(publies.issues.retiree).toBeNull();
    expect(publies.repartitions.flatMap((une) => une?.cellules.flat() ?? []).every((nombre) => nombre === null)).toBe(
      true,
    );
    expect(publies.repartitions[1]?.lignes).toEqual([26]);
    expect(publies.zones.map(({ sans }) => sans)).toEqual([null, null]);
    expect(estSur(nombresDe(publies))).toBe(true);
  });

  test("quelles que soient les demandes, aucun nombre de un à quatre ne sort, et les répartitions ont les mêmes totaux", () => {
    const une = fc.tuple(
      fc.constantFrom("c0", "c1", "c2"),
      fc.constantFrom<Demande["etat"][]>("acceptee", "enAttente", "pourvue", "retiree"),
      fc.constantFrom("2026-09", "2026-10", "2027-01"),
    );
    fc.assert(
      fc.property(fc.array(une, { maxLength: 60 }), (dites) => {
        const demandes = dites.map(([commune, etat, entree], rang) => ({
          ...demande(`${rang}`, commune, etat),
          entree: entree as Demande["entree"],
        }));
        const publies = publierChiffres(chiffresDe(demandes), ZONES);
        expect(estSur(nombresDe(publies))).toBe(true);
        expect(publies.repartitions.every((table) => table === null || publies.demandes !== null)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test("GUI-248 : une issue cachée ne se retrouve ni par les familles, ni par les places acceptées, ni par les attentes", () => {
  const publies = publierChiffres(chiffresDe([...cinqOuPlus, ...plusieurs(2, "c1", "retiree")]), ZONES);
  expect(publies).toMatchObject({
    demandes: 26,
    issues: { retiree: null },
    familles: { avec: null, sans: null },
    offres: { acceptees: null, refusees: null, sansReponse: null },
    attenteServie: { mediane: null, sur: 0 },
    attenteEnCours: { mediane: null, sur: 0 },
  });
});

const cles = ["", "a", "b", "c"];

test.each<[string, (number | null)[], number | null, number | null]>([
  ["se somme quand toutes se montrent", [null, 5, 0, 9], null, 14],
  ["se retrouve du total quand une se cache et que toutes les autres se montrent", [0, null, null, 9], 20, 20],
  ["ôte du total celles du dehors", [6, null, null, 9], 30, 24],
  ["est secret si une du dehors se cache aussi", [null, null, null, 9], 30, null],
  ["est secret sans total", [0, null, 8, 9], null, null],
])("GUI-246 : le nombre d’un ensemble %s", (_cas, nombres, total, attendu) =>
  expect(recompter({ cles, nombres, total }, ["a", "b", "c", "sans-demande"])).toBe(attendu),
);

test.each([
  ["sept, et six ailleurs dans la commune", [7], [7]],
  ["trois : petit", [3], [null]],
  ["dix, et trois ailleurs : la soustraction le dirait", [10], [null]],
  ["aucune", [0], [0]],
  ["toutes", [13], [13]],
  ["deux quartiers, dont un petit", [6, 2], [6, null]],
])("GUI-389 : un quartier où attendent %s", (_cas, nombres, attendus) => {
  const zones = nombres.map((_, rang) => ({ id: `q${rang}`, nom: `Q${rang}`, communes: ["c0"], quartier: true }));
  const quartiers = nombres.flatMap((nombre, rang) => Array<string>(nombre).fill(`Q${rang}`));
  const demandes = [
    ...plusieurs(13, "c0", "enAttente").map((une, rang) => ({ ...une, quartier: quartiers[rang] ?? null })),
    ...["c0", "c1"].flatMap((commune) => [...plusieurs(9, commune, "acceptee"), ...plusieurs(9, commune, "retiree")]),
    ...plusieurs(9, "c1", "enAttente"),
  ];
  const chiffres = { ...chiffresDe(demandes), zones: besoinsParZone(zones, demandes) };
  expect(publierChiffres(chiffres, zones).zones.map(({ sans }) => sans)).toEqual(attendus);
});

test("GUI-389 : deux quartiers d’un même nom comptent les mêmes familles : ils se taisent, le reste se déduirait d’un seul", () => {
  const zones = ["q0", "q1"].map((id) => ({ id, nom: "Q0", communes: ["c0"], quartier: true }));
  const demandes = [
    ...plusieurs(13, "c0", "enAttente").map((une, rang) => ({ ...une, quartier: rang < 10 ? "Q0" : null })),
    ...["c0", "c1"].flatMap((commune) => [...plusieurs(9, commune, "acceptee"), ...plusieurs(9, commune, "retiree")]),
    ...plusieurs(9, "c1", "enAttente"),
  ];
  const chiffres = { ...chiffresDe(demandes), zones: besoinsParZone(zones, demandes) };
  expect(chiffres.zones.map(({ sans }) => sans)).toEqual([10, 10]);
  expect(publierChiffres(chiffres, zones).zones.map(({ sans }) => sans)).toEqual([null, null]);
});

test.each([
  [20, 20],
  [17, 0],
  [15, 15],
  [4, 0],
])("GUI-390 : d’une médiane sur %s attentes, quand vingt sont sans solution, se dit « sur %s »", (sur, dit) => {
  const demandes = [
    ...plusieurs(20, "c0", "enAttente"),
    ...plusieurs(9, "c0", "acceptee"),
    ...plusieurs(9, "c0", "retiree"),
  ];
  const publies = publierChiffres({ ...chiffresDe(demandes), attenteEnCours: { mediane: 60, sur } }, ZONES);
  expect(publies.attenteEnCours.sur).toBe(dit);
});

test("GUI-246 : une zone dont le besoin ne se recompte pas de ce qui se montre ne le montre pas", () => {
  const demandes = [
    ...plusieurs(9, "c0", "enAttente"),
    ...plusieurs(2, "c1", "enAttente"),
    ...plusieurs(9, "c0", "acceptee"),
    ...plusieurs(9, "c1", "acceptee"),
    ...plusieurs(9, "c2", "acceptee"),
    ...plusieurs(9, "c2", "enAttente"),
    ...plusieurs(9, "c2", "retiree"),
    ...plusieurs(9, "c0", "retiree"),
    ...plusieurs(9, "c1", "retiree"),
  ];
  const zones = [...ZONES, { id: "z3", nom: "Est", communes: ["c1", "c2"] }];
  const chiffres = { ...chiffresDe(demandes), zones: besoinsParZone(zones, demandes) };
  const publies = publierChiffres(chiffres, zones);
  const communes = publies.repartitions.find((une) => une?.dimension === "commune");
  expect(communes?.cellules.map((ligne) => ligne[1])).toEqual([null, null, 9]);
  // the two hidden together are what the total and the third say; one with the third would give the other away
  expect(publies.zones.map(({ sans }) => sans)).toEqual([11, 9, null]);
});

test.each([
  ["2026-10-01", 2026, null],
  ["2026-09-30", 2026, "trop-tot"],
  ["2026-09-30", 2025, null],
  ["2026-07-01", 2026, "trop-tot"],
] as const)("GUI-247 : publier le %s l’année %i", (au, annee, attendu) => {
  const rendu = peutPublier(au, annee, [{ annee: 2026, au: "2026-07-01" }]);
  expect(rendu instanceof Refus ? rendu.code : rendu).toBe(attendu);
});

test.each([
  [5, 20, 5],
  [4, 20, null],
  [0, 20, 0],
  [16, 20, null],
  [15, 20, 15],
  [20, 20, 20],
] as const)("GUI-368 : %i demandes servies en partie sur %i", (nombre, avec, attendu) => {
  const demandes = [
    ...plusieurs(avec, "c0", "acceptee"),
    ...plusieurs(9, "c0", "enAttente"),
    ...plusieurs(9, "c0", "retiree"),
  ];
  const publies = publierChiffres({ ...chiffresDe(demandes), partielles: [{ commune: "c0", nombre }] }, ZONES);
  expect(publies.partielles).toEqual([{ commune: "c0", nombre: attendu }]);
});

test("GUI-368 : quand les communes se cachent, rien ; d’une commune dont les demandes avec une solution se cachent, un secret", () => {
  const dire = (demandes: Demande[]) =>
    publierChiffres({ ...chiffresDe(demandes), partielles: [{ commune: "c1", nombre: 0 }] }, ZONES).partielles;
  expect(dire(plusieurs(3, "c1", "retiree"))).toEqual([]);
  expect(dire([...cinqOuPlus, ...plusieurs(2, "c1", "acceptee"), ...plusieurs(9, "c2", "acceptee")])).toEqual([
    { commune: "c1", nombre: null },
  ]);
});

test.each([
  [4, null],
  [5, 5],
  [0, 0],
] as const)("GUI-369 : %i demandes d’occasionnel seulement se publient : %s", (occasionnelles, attendu) =>
  expect(publierChiffres({ ...chiffresDe(cinqOuPlus), occasionnelles }, ZONES).occasionnelles).toBe(attendu),
);

test("GUI-369 : un petit nombre de changements de structure ne se publie pas non plus", () => {
  const dire = (changements: number) => publierChiffres({ ...chiffresDe(cinqOuPlus), changements }, ZONES).changements;
  expect([dire(4), dire(5)]).toEqual([null, 5]);
});
