import { expect, test } from "vitest";
import { montantsEn } from "../rules.ts";
import { anneesEssayees, essayer } from "./rules.ts";

test.each([
  ["2026-11-22", 2027],
  ["2027-01-01", 2028],
] as const)("le %s, on essaie de 2023 à %i", (jour, derniere) => {
  const annees = anneesEssayees(jour);
  expect([annees[0], annees.at(-1)]).toEqual([2023, derniere]);
});

const dit = (valeur: number) =>
  (["territoireExistante", "territoireNouvelle"] as const).map((code) => ({
    code,
    debut: "2023-01-01" as const,
    valeur,
    source: "Caf",
  }));
const PLACES = [
  { annee: 2023, places: 100 },
  { annee: 2026, places: 103 },
  { annee: 2027, places: 104 },
  { annee: 2025, places: null },
];
test.each([
  ["aux montants de l’année", null, null, 1000, [100_000, 103_000, 104_000]],
  ["aux montants tapés, sans rien d’écrit", 2000, 3000, null, [200_000, 209_000, 212_000]],
  ["à un montant tapé et un montant de l’année", null, 3000, 1000, [100_000, 109_000, 112_000]],
  ["sans aucun montant", null, null, null, [null, null, null]],
] as const)(
  "SPPE-94 : un essai se compte %s, l’année vide ne compte pas",
  (...[, existante, nouvelle, ecrit, attendu]) => {
    const valeurs = ecrit === null ? [] : dit(ecrit);
    const annees = essayer({ places: PLACES, existante, nouvelle }, (an) => montantsEn(valeurs, an));
    expect(annees.map(({ annee }) => annee)).toEqual([2023, 2026, 2027]);
    expect(annees.map(({ territoire }) => territoire)).toEqual(attendu);
    expect(annees.map(({ trajectoire }) => trajectoire)).toEqual([0, 0, 10_400]);
  },
);
