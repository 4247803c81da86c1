import { expect, test } from "vitest";
import { inscrite } from "../../../../../../tests/commission.ts";
import { MODELE_REGLEMENT } from "../../../reglement/lexique.ts";
import { nonRecevables, nonRecevablesDe, trier } from "./rules.ts";

const AU = "2026-11-21";
const entree = (rang: number, mois: `${number}-${number}`) => inscrite(rang, ["a"], { entree: mois }).demande;
// né le 15 juin 2026
const [tropTot, bonne, tropTard] = [entree(1, "2026-07"), entree(2, "2027-01"), entree(3, "2029-07")];

test("GUI-276 : une condition que le calcul sait manquée se nomme ; tenue, ou laissée à un agent, elle n’écarte pas", () => {
  const demandes = [tropTot, bonne, tropTard];
  expect(nonRecevables(demandes, MODELE_REGLEMENT, AU).map(({ id, conditions }) => [id, conditions.length])).toEqual([
    ["d1", 1],
    ["d3", 1],
  ]);
  expect(nonRecevables(demandes, { eligibilite: [] }, AU)).toEqual([]);
  expect(trier([bonne], MODELE_REGLEMENT, AU)).toEqual({ fratrie: [bonne] });
  expect(trier([tropTot], MODELE_REGLEMENT, AU).nonRecevable).toHaveLength(1);
});

test("GUI-276 : de frères et sœurs, seuls entrent ceux qui tiennent les conditions, et l’on dit pourquoi l’autre n’y est pas", () => {
  const tri = trier([tropTot, bonne], MODELE_REGLEMENT, AU);
  expect([tri.fratrie, tri.nonRecevable, tri.exclus?.length]).toEqual([[bonne], undefined, 1]);
  expect(trier([tropTot, tropTard], MODELE_REGLEMENT, AU)).toMatchObject({ fratrie: [tropTot, tropTard] });
});

test("GUI-276 : un geste admet un dossier non recevable ; il n’est plus dehors", () => {
  const gardes = [
    { id: "1", contenu: { nonRecevable: ["Trop tôt"] } as never },
    { id: "2", contenu: {} as never },
    { id: "3", contenu: null },
  ];
  expect(nonRecevablesDe({ gardes, etat: { dossiers: [] } })).toEqual([{ id: "1", conditions: ["Trop tôt"] }]);
  expect(nonRecevablesDe({ gardes, etat: { dossiers: [{ id: "1" }] } })).toEqual([]);
});
