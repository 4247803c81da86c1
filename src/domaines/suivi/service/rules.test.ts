import { expect, test } from "vitest";
import { estMois, joursDuMois } from "#commun/mois.ts";
import { refus } from "#commun/refus.ts";
import type { Arret } from "./model.ts";
import { dessert, excepter, heure, moisVoisin, passagesDuMois, rythmeEnLettres } from "./rules.ts";

const ARRET: Arret = {
  id: "a",
  convention: "ctg",
  service: "s",
  commune: null,
  lieu: "Salle des fêtes",
  de: "09:00",
  a: "11:30",
  debut: "2026-09-01",
  fin: "2026-12-08",
  rythme: 2,
};

test.each([
  ["2026-09-01", true],
  ["2026-09-08", false],
  ["2026-09-15", true],
  ["2026-09-14", false],
  ["2026-08-18", false],
  ["2026-12-08", true],
  ["2026-12-22", false],
] as const)("SUI-130 : un mardi sur deux dessert le %s : %s", (jour, attendu) => {
  expect(dessert(ARRET, jour)).toBe(attendu);
});

test("SUI-130 : le changement d’heure ne décale pas les passages", () => {
  const passages = passagesDuMois([{ ...ARRET, rythme: 1 }], [], "2026-10").map(({ jour }) => jour);
  expect(passages).toEqual(["2026-10-06", "2026-10-13", "2026-10-20", "2026-10-27"]);
});

test("SUI-131 : le calendrier montre ce qui est annulé et ce qui est ajouté", () => {
  const commun = { arret: "a", convention: "ctg" };
  const exceptions = [
    { ...commun, jour: "2026-11-10", genre: "annule", motif: "vacances" },
    { ...commun, jour: "2026-11-12", genre: "ajoute", motif: "" },
    { ...commun, arret: "autre", jour: "2026-11-24", genre: "annule", motif: "" },
  ] as const;
  const vus = passagesDuMois([ARRET], exceptions, "2026-11").map(({ jour, annule, ajoute }) => [jour, annule, ajoute]);
  expect(vus).toEqual([
    ["2026-11-10", "vacances", false],
    ["2026-11-12", null, true],
    ["2026-11-24", null, false],
  ]);
});

test.each([
  ["2026-11-10", "annule", "annule"],
  ["2026-11-11", "annule", refus("rien-ce-jour")],
  ["2026-11-11", "ajoute", "ajoute"],
  ["2026-11-10", "ajoute", refus("deja-prevu")],
] as const)("SUI-132 : le %s, un passage %s", (jour, genre, attendu) => {
  expect(excepter(ARRET, jour, genre)).toEqual(attendu);
});

test("un mois se reconnaît, se compte et mène à ses voisins", () => {
  expect(["2026-12", "2026-13", "2026-1", "x"].map(estMois)).toEqual([true, false, false, false]);
  expect([moisVoisin("2026-12", 1), moisVoisin("2026-01", -1), moisVoisin("2026-02", 1)]).toEqual([
    "2027-01",
    "2025-12",
    "2026-03",
  ]);
  expect(joursDuMois("2028-02")).toHaveLength(29);
  expect(rythmeEnLettres(ARRET)).toBe("Un mardi sur deux, 9 h – 11 h 30");
  expect(rythmeEnLettres({ ...ARRET, rythme: 1 })).toBe("Chaque mardi, 9 h – 11 h 30");
  expect(heure("14:05")).toBe("14 h 05");
});
