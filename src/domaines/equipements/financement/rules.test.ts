import { expect, test } from "vitest";
import type { Financement } from "../volet/model.ts";
import { sommerParPayeur } from "./rules.ts";

const paye = (equipement: string, plus: Partial<Financement>): Financement & { equipement: string } => ({
  equipement,
  annee: 2026,
  nature: "fonctionnement",
  payeur: "collectivite",
  collectivite: "Vauxmont",
  montant: 100,
  ...plus,
});

test("EQU-24 : une collectivité se somme une fois, la Caf à part, chaque année de son côté", () => {
  const { annees, lignes, totaux } = sommerParPayeur([
    paye("a", {}),
    paye("b", { collectivite: "VAUXMONT", montant: 50 }),
    paye("a", { annee: 2025, montant: 30 }),
    paye("a", { payeur: "caf", collectivite: null, nature: "psu", montant: 1000 }),
  ]);
  expect(annees).toEqual([2026, 2025]);
  expect(
    lignes.map(({ qui, structures, parAnnee }) => [qui, structures, parAnnee.get(2026), parAnnee.get(2025)]),
  ).toEqual([
    ["La Caf, directement", 1, 1000, undefined],
    ["Vauxmont", 2, 150, 30],
  ]);
  expect(totaux.get(2026)).toBe(1150);
});
