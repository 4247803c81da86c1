import type { Devenir } from "#domaines/gouvernance/decision/effet/model.ts";
import type { EtatDefini } from "../etat/model.ts";
import { offerts } from "../etat/rules.ts";

const CODES: Record<Devenir, string> = { abandon: "abandonnee", remplacement: "remplacee", report: "reportee" };

/**
 * SUI-60 : une décision donne à la fiche l'état de la convention qui en porte le nom ; si la liste a changé, le premier qui demande
 * la même chose, une décision ou une date ; s'il n'y en a pas, elle ne s'applique pas.
 */
export function etatPourDecision(etats: readonly EtatDefini[], devenir: Devenir): EtatDefini | null {
  const exige = devenir === "report" ? "nouvelleDate" : "decision";
  const possibles = offerts(etats).filter((etat) => etat.exige === exige);
  return possibles.find(({ code }) => code === CODES[devenir]) ?? possibles[0] ?? null;
}
