import { describe, expect, test } from "vitest";
import { finDe, sectionA } from "#commun/section.ts";
import { plafond, regleDuMois, SURNOMBRE } from "#commun/surnombre.ts";
import {
  bebe,
  creche,
  demande,
  LUNDI,
  partout,
  REGLAGES,
  RENTREE,
  seance,
} from "../../../../../tests/appariement/monde.ts";
import {
  compter,
  motifsDe,
  placesInsertion,
  raconter,
  decider,
  risqueDe,
  semainesAcceptables,
  surattributionSous,
  partager,
} from "../index.ts";
import type { Dossier, Structure } from "../model.ts";
import { moisDe, sejourneur, tronconsDe } from "../sejour/rules.ts";
import { minutesParSemaine } from "../semaine/rules.ts";
import { placesLibres } from "./rules.ts";

const libres = (structure: Structure) => placesLibres(REGLAGES, structure, sejourneur(REGLAGES), 0);
const aLa = (cases: Int16Array | undefined, section: number, mois: number) => cases?.[(section * 12 + mois) * 10];
const recus = (structure: Structure, dossiers: readonly Dossier[]) =>
  raconter(decider(seance([structure], dossiers))).attributions.filter(({ places }) => places.length > 0).length;

describe("le temps d’un enfant", () => {
  test("GUI-3 : il part le 31 août de l’année de ses trois ans", () => {
    expect(finDe(moisDe("2024-01-10"))).toBe(moisDe("2027-09-01"));
    expect(finDe(moisDe("2024-12-10"))).toBe(moisDe("2027-09-01"));
    expect(finDe(moisDe("2025-01-10"))).toBe(moisDe("2028-09-01"));
  });

  test("GUI-4 : sa section est celle de son âge à l’entrée, puis à chaque rentrée", () => {
    expect([11, 12, 23, 24, -2].map((age) => sectionA(REGLAGES.sections, age))).toEqual([0, 1, 1, 2, 0]);
    const long = { ...REGLAGES, mois: 24 };
    const ne = moisDe("2026-03-10");
    expect(tronconsDe(long, ne, moisDe("2027-01-01"), finDe(ne))).toEqual([
      { section: 0, de: 4, a: 12 },
      { section: 1, de: 12, a: 24 },
    ]);
  });

  test("GUI-37 : une structure coupe aux âges de ses sections ; la voisine, à ceux des réglages ; qui y est compte de même", () => {
    const bebesSeuls = { sections: [partout(1), partout(0), partout(0)] };
    const ages = [
      { code: "bebes", avant: 15 },
      { code: "moyens", avant: 24 },
      { code: "grands", avant: null },
    ];
    const treize = (id: string, choix: string) => demande(id, 1, choix, { enfants: [bebe({ ne: RENTREE - 13 })] });
    const [a, b] = [creche("a", 1, bebesSeuls), creche("b", 1, { ...bebesSeuls, ages })];
    const ou = (...structures: Structure[]) =>
      raconter(decider(seance(structures, [treize("1", "a b")]))).attributions.map(
        ({ places }) => places[0]?.structure,
      );
    expect([ou(a, b), ou(a), ou(b)]).toEqual([["b"], [undefined], ["b"]]);
    const occupee = { ...b, occupants: [{ ne: RENTREE - 14, semaine: 1023 }] };
    expect(ou(a, occupee)).toEqual([undefined]);
  });

  test.each([
    ["au moins quatre demi-journées sur quatre", 4, 0, [15]],
    ["au moins trois", 3, 0, [15, 7, 11, 13, 14]],
    ["au moins trois, dont la première", 3, 1, [15, 7, 11, 13]],
  ])("GUI-2 : %s", (_cas, auMoins, dont, attendues) => {
    expect(semainesAcceptables(15, auMoins, dont)).toEqual(attendues);
  });

  test("GUI-2 : une semaine compte ses demi-journées et leurs minutes", () => {
    expect([compter(0), compter(1023), compter(5)]).toEqual([0, 10, 2]);
    expect(minutesParSemaine([300, 240, 60])[0b101]).toBe(360);
  });
});

describe("les places", () => {
  test("GUI-9 : un occupant tient sa place jusqu’à son départ, dans sa section et dans l’établissement", () => {
    const occupant = { ne: moisDe("2026-01-01"), fin: RENTREE + 4, semaine: LUNDI };
    const [ouverte] = libres(creche("a", 3, { occupants: [occupant] })).voies;
    expect([3, 4].map((mois) => aLa(ouverte, 0, mois))).toEqual([2, 3]);
    expect([3, 4].map((mois) => aLa(ouverte, 3, mois))).toEqual([2, 3]);
    expect(aLa(ouverte, 1, 0)).toBe(3);
  });

  test("GUI-10 : les places réservées se prennent sur les places libres, jamais au-delà", () => {
    const reserves = [{ code: "insertion", places: [2, 0, 0], acces: "tous" as const }];
    const occupant = { ne: moisDe("2026-01-01"), semaine: LUNDI };
    const cases = (nombre: number) => {
      const occupants = Array.from({ length: nombre }, () => occupant);
      return libres(creche("a", 3, { reserves, occupants })).voies.map((voie) => aLa(voie, 0, 0));
    };
    expect([0, 2, 3].map(cases)).toEqual([
      [1, 2],
      [0, 1],
      [0, 0],
    ]);
  });

  test("GUI-28 : les places en plus s’ajoutent aux libres, jamais à une case fermée", () => {
    const [ouverte] = libres(
      creche("a", 1, { enPlus: [1, 0, 0], etablissement: [...partout(1).slice(0, 110), ...partout(0)] }),
    ).voies;
    expect([aLa(ouverte, 0, 0), aLa(ouverte, 3, 0), aLa(ouverte, 0, 11), aLa(ouverte, 1, 0)]).toEqual([2, 2, 0, 1]);
  });

  test("GUI-34 : sans section d’âge, l’établissement compte une fois", () => {
    const dossiers = ["x", "y", "z"].map((id) => demande(id, 5, "a"));
    const verdict = decider(seance([creche("a", 2)], dossiers, { sections: [] }));
    expect(raconter(verdict).attributions.map(({ places }) => places.length)).toEqual([1, 1, 0]);
    expect(motifsDe(verdict, "z")[0]).toMatchObject({ section: null, libres: 2 });
  });

  test.each([
    [19, 0],
    [20, 1],
    [39, 1],
    [40, 2],
  ])("GUI-7 : %i places font %i place d’insertion", (places, attendues) => {
    expect(placesInsertion(places)).toBe(attendues);
  });

  test("GUI-7 : la tranche entamée compte si le règlement le dit", () => {
    expect([placesInsertion(20, { entamee: true }), placesInsertion(21, { entamee: true })]).toEqual([1, 2]);
  });

  test("GUI-8 : les places réservées se partagent au plus fort reste, sans en perdre", () => {
    expect(partager(2, [10, 12, 8])).toEqual([1, 1, 0]);
    expect(partager(3, [10, 10, 10])).toEqual([1, 1, 1]);
    expect(partager(1, [5, 5, 0])).toEqual([1, 0, 0]);
    expect(partager(1, [0, 0, 0])).toEqual([0, 0, 0]);
  });
});

test("GUI-35 : des places prises dont on ne sait que le nombre valent les enfants qui les tiennent, à l’instant et sur la semaine", () => {
  const durees = Array.from({ length: 10 }, () => 300);
  const occupants = [
    { ne: RENTREE - 4, semaine: LUNDI },
    { ne: RENTREE - 30, semaine: 1023, fin: RENTREE + 5 },
  ];
  const prisesDe = (section: number | null) =>
    Array.from({ length: 120 }, (_, rang) =>
      occupants.reduce((somme, { semaine, fin = RENTREE + 12 }, numero) => {
        const la = section === null || section === [0, 2][numero];
        return somme + Number(la && RENTREE + Math.floor(rang / 10) < fin && (semaine & (1 << (rang % 10))) !== 0);
      }, 0),
    );
  const prises = { etablissement: prisesDe(null), sections: [0, 1, 2].map(prisesDe) };
  const sections = [partout(3), partout(4), partout(5)];
  for (const plus of [{}, { surnombre: true, durees }])
    expect(libres(creche("a", 12, { sections, ...plus, prises }))).toEqual(
      libres(creche("a", 12, { sections, ...plus, occupants })),
    );
});

describe("le surnombre", () => {
  test("GUI-5 : la règle est celle en vigueur ce mois-là", () => {
    const regles = [...SURNOMBRE, { depuis: "2027-03-01" as const, instant: 120, semaine: 90 }];
    const instant = (jour: "2021-08-01" | "2021-09-01" | "2027-02-01" | "2027-03-01") =>
      regleDuMois(regles, moisDe(jour))?.instant ?? null;
    expect([instant("2021-08-01"), instant("2021-09-01"), instant("2027-02-01"), instant("2027-03-01")]).toEqual([
      null,
      115,
      115,
      120,
    ]);
  });

  test.each([
    [6, 6],
    [7, 8],
    [12, 13],
    [20, 23],
  ])("GUI-6 : 115 %% de %i places font %i enfants", (places, attendus) => {
    expect(plafond(places, 115)).toBe(attendus);
  });

  test("GUI-6 : à l’instant jusqu’à 115 %, si la semaine ne dépasse pas 100 %", () => {
    const durees = Array.from({ length: 10 }, () => 300);
    const structure = creche("a", 10, { surnombre: true, durees });
    const lundis = (nombre: number, semaine: number, points: number) =>
      Array.from({ length: nombre }, (_, rang) =>
        demande(`${points}-${rang}`, points, "a", { enfants: [bebe({ semaines: [semaine] })] }),
      );
    expect(recus(structure, lundis(12, LUNDI, 5))).toBe(11);
    expect(recus({ ...structure, surnombre: false }, lundis(12, LUNDI, 5))).toBe(10);
    expect(recus(structure, lundis(12, 1023, 5))).toBe(10);
  });
});

describe("la sur-attribution", () => {
  test("GUI-29 : sans place en plus il n’y a pas de risque ; il croît avec elles et décroît avec les refus passés", () => {
    const passe = { proposees: 200, refusees: 40 };
    const risques = [0, 1, 2, 5].map((enPlus) => risqueDe(20, enPlus, passe).depassement);
    expect(risques[0]).toBe(0);
    expect(risques.toSorted((a, b) => a - b)).toEqual(risques);
    expect(risqueDe(20, 2, { proposees: 200, refusees: 80 }).depassement).toBeLessThan(risques[2] ?? 0);
    expect(risqueDe(0, 1, { proposees: 0, refusees: 0 })).toMatchObject({ depassement: 0.5, attendues: 0.5 });
  });

  test("GUI-30 : la sur-attribution conseillée reste sous le risque accepté, une de plus le dépasse", () => {
    const passe = { proposees: 200, refusees: 40 };
    const { enPlus, depassement } = surattributionSous(0.1, 20, passe);
    expect(enPlus).toBeGreaterThan(0);
    expect(depassement).toBeLessThanOrEqual(0.1);
    expect(risqueDe(20, enPlus + 1, passe).depassement).toBeGreaterThan(0.1);
    expect(surattributionSous(0.1, 20, { proposees: 200, refusees: 0 }).enPlus).toBe(0);
  });
});
