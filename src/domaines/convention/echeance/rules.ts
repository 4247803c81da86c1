import { type Jour, plusMois } from "#commun/jour.ts";
import type { EtatConvention, Suite, VieConvention } from "../cycle/model.ts";
import { estSignee, etatAuJour } from "../cycle/rules.ts";
import { type EtatBilanFinal, type Fin, PALIERS, type Palier, type Situation, type Tache } from "./model.ts";

/** Le jour où l'on entre dans les `mois` derniers mois d'une convention, de quantième à quantième. */
export const entreeDans = (fin: Jour, mois: Palier): Jour => plusMois(fin, -mois);

/** CONV-20 : une convention en vigueur dit qu'elle finit douze, six, puis trois mois avant son dernier jour ; passé ce jour, elle est échue. */
export function alerteFin(fin: Jour | null, le: Jour): Palier | null {
  if (fin === null || le > fin) return null;
  return PALIERS.findLast((mois) => le >= entreeDans(fin, mois)) ?? null;
}

/** Chaque tâche, et le palier où elle commence à presser. */
export const PRESSE: Record<Tache, Palier> = { bilanFinal: 12, suite: 6, signature: 3 };

/**
 * CONV-21 : avant la fin, le bilan final vient d'abord, puis une nouvelle convention, puis sa signature : elle ne se prolonge que par
 * un acte exprès (modèle national, art. 9 et 10).
 */
export function resteAFaire({ bilanFinal, suite }: Fin): Tache[] {
  const signee = suite !== null && SIGNEE.includes(suite);
  return [
    ...(bilanFinal === "adopte" ? [] : (["bilanFinal"] as const)),
    ...(suite === null ? (["suite"] as const) : []),
    ...(signee ? [] : (["signature"] as const)),
  ];
}
const SIGNEE: readonly EtatConvention[] = ["signee", "enVigueur", "echue", "reconduite", "resiliee"];

/** CONV-22 : une tâche presse quand son palier est atteint ; l'alerte est urgente dès qu'une tâche presse. */
export const presse = (tache: Tache, alerte: Palier): boolean => PRESSE[tache] >= alerte;

type Suivie = VieConvention & { debut: Jour | null; fin: Jour | null; effetLe: Jour | null; suites: readonly Suite[] };

/** CONV-23 : une convention n'alerte que si elle vit et qu'il reste à faire ; échue, elle dit encore ce qui manque. */
export function situer(suivie: Suivie, bilanFinal: EtatBilanFinal, le: Jour): Situation {
  const { effetLe, suites, fin } = suivie;
  const etat = etatAuJour(suivie, le, { effetLe, suiteSignee: suites.some(estSignee) });
  const derniere = suites.at(-1);
  const reste = resteAFaire({ bilanFinal, suite: derniere ? etatAuJour(derniere, le) : null });
  if (etat === "echue") return { etat, alerte: null, reste };
  const alerte = (etat === "enVigueur" || etat === "signee") && reste.length > 0 ? alerteFin(fin, le) : null;
  return { etat, alerte, reste: alerte === null ? [] : reste };
}
