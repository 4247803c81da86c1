import { expect, test } from "vitest";
import type { DiagnosticEcrit, Section } from "../model.ts";
import { defaireDiagnostic } from "./rules.ts";

const section = (id: string, ordre: number, texte: string): Section => ({
  convention: "ctg",
  id,
  modele: null,
  titre: id,
  ordre,
  texte,
  version: 1,
  forces: [],
  faiblesses: [],
  besoins: [],
  besoinsDepuis: {},
  modifieLe: null,
  modifiePar: null,
});
const RIEN: DiagnosticEcrit = { sections: [], figures: [], enjeux: [], zones: [] };
const ligne = (action: string, objetId: string, avant: unknown) => {
  return { objet: "diagnostic.section", action, objetId, avant, apres: action === "retrait" ? null : {} };
};

test("DIAG-13 : une partie récrite reprend ses mots, une partie neuve n’y est pas, une partie retirée revient à sa place", () => {
  const present = { ...RIEN, sections: [section("a", 1, "neuf"), section("b", 2, "")] };
  const { titre, texte, forces, faiblesses, besoins } = section("c", 0, "ôtée");
  const { sections, perdus } = defaireDiagnostic(present, [
    ligne("creation", "b", null),
    ligne("modification", "a", { texte: "ancien" }),
    ligne("retrait", "c", { titre, texte, forces, faiblesses, besoins, ordre: 0 }),
  ]);
  expect(sections.map(({ id, texte: dit, ordre }) => [id, dit, ordre])).toEqual([
    ["a", "ancien", 1],
    ["c", "ôtée", 0],
  ]);
  expect(perdus).toBe(0);
});

test("DIAG-13 : une valeur effacée du journal se compte, si ce qu’elle disait se lit encore ce jour-là", () => {
  const efface = { ...ligne("modification", "a", null), apres: null };
  expect(defaireDiagnostic({ ...RIEN, sections: [section("a", 1, "neuf")] }, [efface]).perdus).toBe(1);
  expect(defaireDiagnostic(RIEN, [efface]).perdus).toBe(0);
});
