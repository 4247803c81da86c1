import { expect, test } from "vitest";
import { DEFINITION_NEUVE, type Indicateur } from "../indicateur/model.ts";
import { entreDansGrille, lignesDe } from "./rules.ts";

const indicateur = (id: string, dit: Partial<Indicateur> = {}): Indicateur => ({
  ...DEFINITION_NEUVE,
  id,
  convention: "ctg",
  version: 1,
  ordre: 1,
  retireLe: null,
  fiches: [],
  ...dit,
});
const GRILLE = {
  id: "g",
  convention: "ctg",
  libelle: "RPE",
  frequence: "annuelle",
  indicateurs: ["b", "a", "x"],
} as const;

test.each([
  [{}, true],
  [{ mesure: "pourcentage" }, true],
  [{ mesure: "echelle" }, true],
  [{ mesure: "observation" }, false],
  [{ decompte: "seances" }, false],
  [{ frequence: "mensuelle" }, false],
  [{ retireLe: "2026-11-01T08:00:00.000Z" }, false],
] as const)("SUI-140 : un indicateur %j entre dans une grille annuelle : %s", (dit, attendu) => {
  expect(entreDansGrille(indicateur("a", dit), GRILLE)).toBe(attendu);
});

test("SUI-140 : les lignes gardent l’ordre choisi, ce qui a disparu n’y est plus", () => {
  const grille = { ...GRILLE, indicateurs: [...GRILLE.indicateurs] };
  expect(lignesDe(grille, [indicateur("a"), indicateur("b")]).map(({ id }) => id)).toEqual(["b", "a"]);
});
