import { expect, test } from "vitest";
import type { Membre } from "../membre/model.ts";
import { blocsEmargement } from "./document.ts";

test("la feuille d’émargement laisse à chaque signature deux lignes de haut, et une case vide qui garde sa largeur", () => {
  const membre = { id: "a", nom: "Ada", qualite: "Maire", organisation: "", voix: "deliberative", college: "Élus" };
  const membres = [{ ...membre, suppleantDe: null, seance: null } as Membre];
  const [feuille] = blocsEmargement({ attendus: membres, membres });
  const rangees = feuille?.genre === "tableau" ? feuille.rangees.filter((rangee) => Array.isArray(rangee)) : [];
  expect(rangees).toHaveLength(7);
  for (const [nom, , , signature] of rangees) expect([String(nom).split("\n").length, signature]).toEqual([2, ""]);
});
