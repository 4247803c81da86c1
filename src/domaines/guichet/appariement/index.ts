/** Appariement : qui reçoit quelle place, et pourquoi ; un calcul pur, que la commission reçoit comme un second avis. */
import { preparer } from "./instance/rules.ts";
import type { Probleme } from "./model.ts";
import type { Verdict } from "./recit/rules.ts";
import { attribuer } from "./rules.ts";

export { differences } from "./difference/rules.ts";
export { famillesLesees, motifsDe, preferees, raconter, type Verdict } from "./recit/rules.ts";
export { partager, placesInsertion } from "./reserve/rules.ts";
export { moisDe } from "./sejour/rules.ts";
export { compter, partagesDe, semainesAcceptables } from "./semaine/rules.ts";
export { risqueDe, surattributionSous } from "./surattribution/rules.ts";
export { SURNOMBRE } from "#commun/surnombre.ts";

/** Attribue une séance entière ; `raconter` en fait la proposition, `motifsDe` dit à une famille pourquoi pas mieux. */
export function decider(probleme: Probleme): Verdict {
  const seance = preparer(probleme);
  return { seance, resultat: attribuer(seance.instance), certificats: null };
}
