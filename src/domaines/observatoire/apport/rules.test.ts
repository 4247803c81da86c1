import { expect, test } from "vitest";
import { compterAgrements, compterEquipements, compterSansStructure, occuper, placesDe, type Tenue } from "./rules.ts";

const section = (...capacites: number[]) => ({ id: "s", capacites });
const tenue = (dit: Partial<Tenue>): Tenue => ({
  type: "eajePsu",
  commune: "15187",
  sections: [],
  accueils: [],
  ...dit,
});
const accueil = (ageDe: number, capacite: number, presents: number | null, annee = 2026) => ({
  ageDe,
  ageA: ageDe + 3,
  temps: "mercredi" as const,
  capacite,
  presents,
  annee,
});

test("OBS-36 : la demi-journée la plus ouverte de chaque section, additionnées", () => {
  expect(placesDe({ sections: [section(8, 10, 10), section(5, 0, 5)] })).toBe(15);
  expect(placesDe({ sections: [] })).toBe(0);
});

const dits = (tenues: Parameters<typeof compterEquipements>[0]) =>
  Object.fromEntries(
    compterEquipements(tenues, 2026).map(({ statistique, lieu, valeur }) => [`${statistique} ${lieu.code}`, valeur]),
  );

test("OBS-37 : deux crèches d’une commune s’additionnent, un lieu compte pour un, un lieu sans commune ne compte nulle part", () => {
  const creche = tenue({ sections: [section(20)] });
  expect(
    dits([creche, creche, tenue({ type: "laep" }), tenue({ type: "laep", commune: null }), tenue({ type: "rpe" })]),
  ).toEqual({
    "placesReelles 15187": 40,
    "nbEajePsu 15187": 2,
    "nbLaep 15187": 1,
  });
});

test("OBS-37 : les accueils de loisirs se comptent par âge, cette année-là, quand on sait qui vient", () => {
  const accueils = [accueil(3, 24, 20), accueil(6, 30, 33), accueil(6, 10, null), accueil(3, 99, 99, 2025)];
  expect(dits([tenue({ type: "alshPerisco", accueils })])).toEqual({
    "nbAlsh 15187": 1,
    "placesAlshMoins6 15187": 24,
    "enfantsAlshMoins6 15187": 20,
    "placesAlsh6Plus 15187": 30,
    "enfantsAlsh6Plus 15187": 33,
  });
});

test("OBS-133 : occupé, ce qui n’est pas libre ; plus d’enfants que de places n’occupe pas plus que tout ; sans rien de dit, rien", () => {
  const libres = (...demiJournees: number[]) => [{ structure: "c", section: "s", demiJournees }];
  const occupation = (dites: ReturnType<typeof libres>) => occuper({ sections: [section(10, 10, 0)] }, dites);
  const termes = (ouvertes: number, occupees: number) => [
    { statistique: "demiJourneesOuvertes", valeur: ouvertes },
    { statistique: "demiJourneesOccupees", valeur: occupees },
  ];
  expect(occupation(libres(3, 10, 0))).toEqual(termes(20, 7));
  expect(occupation(libres(-2, 12, 0))).toEqual(termes(20, 10));
  expect(occupation([])).toEqual([]);
  expect(compterEquipements([tenue({ sections: [section(10)] })], 2026, libres(4))).toContainEqual(
    expect.objectContaining({ statistique: "demiJourneesOccupees", valeur: 6 }),
  );
});

test("OBS-135 : les agréments d’une commune sont ses places ; sous le seuil d’assistantes, un secret ; aucune, rien", () => {
  const dit = (commune: string, assistantes: number, agrement: number) => ({ commune, assistantes, agrement });
  const accueils = [dit("15187", 5, 17), dit("15119", 4, 16), dit("15001", 1, 4), dit("15162", 0, 0)];
  const communs = (code: string) => ({
    statistique: "placesAgreees",
    lieu: { genre: "commune", code },
    millesime: 2026,
  });
  expect(compterAgrements(accueils, 2026, 5)).toEqual([
    { ...communs("15187"), valeur: 17 },
    { ...communs("15119"), secret: true },
    { ...communs("15001"), secret: true },
  ]);
  expect(compterAgrements(accueils, 2026, null).map(({ valeur }) => valeur)).toEqual([17, 16, 4]);
});

test("OBS-140 : la commune sans crèche compte zéro place, une crèche ou un accueil dont on ne sait rien n’en fait pas un", () => {
  const tenues = [
    tenue({ sections: [section(20)] }),
    tenue({ type: "laep", commune: "15012" }),
    tenue({ type: "alshPerisco", commune: "15014", accueils: [accueil(3, 24, null)] }),
  ];
  const comptees = [
    ...compterEquipements(tenues, 2026, [{ structure: "c", section: "s", demiJournees: [5] }]),
    {
      statistique: "placesAlshMoins6",
      lieu: { genre: "commune", code: "15187" },
      millesime: 2026,
      valeur: 24,
    } as const,
  ];
  const zeros = compterSansStructure(
    comptees,
    [...tenues, tenue({ commune: "15045" })],
    ["15187", "15012", "15014", "15045"],
    2026,
  );
  const de = (statistique: string) => zeros.flatMap((un) => (un.statistique === statistique ? [un.lieu.code] : []));
  expect(de("placesReelles")).toEqual(["15012", "15014"]);
  expect(de("demiJourneesOuvertes")).toEqual(["15012", "15014"]);
  expect(de("nbLaep")).toEqual(["15187", "15014", "15045"]);
  expect(de("placesAlshMoins6")).toEqual(["15012", "15045"]);
  expect(zeros.every(({ valeur }) => valeur === 0)).toBe(true);
});
