import { expect, test } from "vitest";
import { COLONNES_ACTEURS, rangeeActeur } from "./rules.ts";

test("ACT-19 : une rangée dit tout de l’acteur, ses rôles à la suite, jamais son compte", () => {
  const acteur = {
    espace: "e",
    id: "a",
    sorte: "contact" as const,
    nom: "Anne Morel",
    nomCourt: null,
    genre: null,
    code: null,
    qualite: "Directrice",
    courriel: "a@exemple.fr",
    organisation: "o",
    compte: "compte-anne",
    fusionne: null,
    verifieLe: "2026-11-21" as const,
    version: 1,
  };
  const mandat = { id: "m", convention: "c", acteur: "a", debut: null, fin: null, version: 1 };
  const mandats = [
    { ...mandat, role: "referent" as const, theme: "jeunesse" as const, commune: "48009" },
    { ...mandat, role: "financeur" as const, theme: null, commune: null },
  ];
  const rangee = rangeeActeur(acteur, mandats, { organisation: () => "Centre social", commune: () => "Bourg" });
  expect(rangee).toHaveLength(COLONNES_ACTEURS.length);
  expect(rangee.slice(5)).toEqual([
    "Centre social",
    "a@exemple.fr",
    "",
    "Référent, Jeunesse, Bourg ; Financeur",
    "2026-11-21",
  ]);
  expect(rangee.join("|")).not.toContain("compte-anne");
});
