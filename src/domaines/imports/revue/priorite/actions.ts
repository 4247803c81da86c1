import type { Revue } from "../actions.ts";
import { decisionLigne } from "../decision/rules.ts";
import type { PrioriteEnTrop } from "../vue/model.ts";

/** Les priorités données à trop de fiches, à montrer. */
export const vuePriorites = ({ comparaison, importe, echange }: Revue): PrioriteEnTrop[] =>
  comparaison.priorites.map((ligne) => ({
    cle: ligne.cle,
    valeur: ligne.valeur,
    plafond: ligne.plafond,
    decidee: decisionLigne(ligne, importe.decisions) !== null,
    fiches: ligne.fiches.map((rang) => ({ rang, titre: echange.plan.fiches[rang]?.titre ?? "" })),
    dejaLa: ligne.dejaLa,
  }));
