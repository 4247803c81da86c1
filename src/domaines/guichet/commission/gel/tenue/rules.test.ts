import { expect, test } from "vitest";
import { rangDuMois } from "#commun/mois.ts";
import type { PlacesLibres } from "#domaines/equipements/places/model.ts";
import type { Demande } from "../../../demande/model.ts";
import { tenuesDe } from "./rules.ts";

const MARS = rangDuMois("2027-03");
const place = { enfant: 0, structure: "a", reserve: null, semaine: 3, entree: MARS };
const demandes = new Map([["d1", { enfant: { naissance: "2026-06-15" }, entree: "2027-03" } as unknown as Demande]]);
const dites = (ditesLe?: "2027-01-10") => [
  { structure: "a", ...(ditesLe ? { ditesLe } : {}) } as unknown as PlacesLibres,
];
const tenues = (
  etat: "proposee" | "acceptee",
  repondueLe: string | null,
  libres: PlacesLibres[],
  le: "2027-02-01" | "2027-03-01" = "2027-02-01",
) =>
  tenuesDe([{ etat, repondueLe, places: [place], demandes: ["d1"] }], { demandes, libres, le }).get("a")?.length ?? 0;

test.each([
  ["proposée", tenues("proposee", null, dites("2027-01-10")), 1],
  ["acceptée depuis que les places furent dites", tenues("acceptee", "2027-01-10T12:00:00Z", dites("2027-01-10")), 1],
  [
    "acceptée avant : les places dites en tiennent compte",
    tenues("acceptee", "2027-01-09T12:00:00Z", dites("2027-01-10")),
    0,
  ],
  ["acceptée, l’enfant pas encore entré", tenues("acceptee", "2027-01-09T12:00:00Z", dites()), 1],
  ["acceptée, l’enfant entré : il est compté", tenues("acceptee", "2027-01-09T12:00:00Z", dites(), "2027-03-01"), 0],
])("GUI-275 : une place %s", (...[, nombre, attendu]) => {
  expect(nombre).toBe(attendu);
});

test("GUI-275 : une place tenue l’est de son entrée, dans sa réserve ; celle d’une famille effacée ne l’est plus", () => {
  const offre = {
    etat: "proposee",
    repondueLe: null,
    places: [{ ...place, reserve: "insertion" }],
    demandes: ["d1"],
  } as const;
  const avec = { demandes, libres: [], le: "2027-02-01" } as const;
  const lues = [{ ...offre, places: [...offre.places], demandes: [...offre.demandes] }];
  expect(tenuesDe(lues, avec).get("a")).toEqual([
    { ne: rangDuMois("2026-06"), depuis: MARS, semaine: 3, reserve: "insertion" },
  ]);
  expect(tenuesDe(lues, { ...avec, demandes: new Map() }).size).toBe(0);
});
