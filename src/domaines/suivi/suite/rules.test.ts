import { expect, test } from "vitest";
import type { Point } from "../valeur/model.ts";
import { DEFINITION_NEUVE } from "../indicateur/model.ts";
import { continuer, memeIndicateur, reprendreDefinition } from "./rules.ts";

const point = (periode: string, valeur: number): Point => ({
  periode,
  valeur,
  nombre: valeur,
  sur: null,
  modalites: [],
  partiel: false,
  ecart: null,
  validee: true,
});
const places = { libelle: "Places ouvertes", mesure: "nombre", unite: "places" } as const;

test.each([
  [
    "les mêmes mots, aux accents et à la casse près",
    { ...places, libelle: "places  ouvertes".replace("  ", " ") },
    true,
  ],
  ["un autre libellé", { ...places, libelle: "Places fermées" }, false],
  ["une autre unité", { ...places, unite: "heures" }, false],
  ["une autre mesure", { ...places, mesure: "pourcentage" as const }, false],
])("SUI-160 : %s", (_cas, autre, attendu) => expect(memeIndicateur(places, autre)).toBe(attendu));

test.each([
  ["la nouvelle n’a rien : celle d’avant, entière", ["2024", "2025"], [], ["2024", "2025"]],
  ["la nouvelle suit celle d’avant", ["2024", "2025"], ["2026"], ["2024", "2025", "2026"]],
  ["une année dite deux fois est celle de la nouvelle", ["2024", "2025"], ["2025", "2026"], ["2024", "2025", "2026"]],
  ["celle d’avant ne reprend pas après", ["2024", "2027"], ["2025"], ["2024", "2025"]],
])("SUI-161 : %s", (_cas, avant, ici, attendu) => {
  const serie = continuer(
    avant.map((periode) => point(periode, 1)),
    ici.map((periode) => point(periode, 2)),
  );
  expect(serie.map(({ periode }) => periode)).toEqual(attendu);
  expect(serie.filter(({ valeur }) => valeur === 2)).toHaveLength(ici.length);
});

test("SUI-162 : la définition reprise se mesure comme avant ; départ, cibles et séances se redisent", () => {
  const avant = {
    ...DEFINITION_NEUVE,
    ...places,
    frequence: "semestrielle" as const,
    minimum: 0,
    cibles: [{ date: "2030-12-31" as const, valeur: 60 }],
    depart: { nombre: 18, sur: null, le: "2023-12-31" as const },
    decompte: "enfants" as const,
    service: "s",
  };
  const reprise = reprendreDefinition(avant);
  expect(reprise).toEqual({ ...avant, depart: null, cibles: [], decompte: null, service: null });
  expect(memeIndicateur(avant, reprise)).toBe(true);
});
