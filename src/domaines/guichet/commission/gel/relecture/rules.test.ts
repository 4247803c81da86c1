import { expect, test } from "vitest";
import { inscrite } from "../../../../../../tests/commission.ts";
import { MODELE_REGLEMENT } from "../../../reglement/lexique.ts";
import { relire } from "./rules.ts";

const AU = "2026-11-21";
const entree = (rang: number, mois: `${number}-${number}`) => inscrite(rang, ["a"], { entree: mois }).demande;

test("GUI-276 : une condition que le calcul sait manquée se nomme ; tenue, ou laissée à un agent, elle ne se dit pas", () => {
  // né le 15 juin 2026
  const demandes = [entree(1, "2026-07"), entree(2, "2027-01"), entree(3, "2029-07")];
  expect(relire(demandes, MODELE_REGLEMENT, AU).map(({ id, conditions }) => [id, conditions.length])).toEqual([
    ["d1", 1],
    ["d3", 1],
  ]);
  expect(relire(demandes, { eligibilite: [] }, AU)).toEqual([]);
});
