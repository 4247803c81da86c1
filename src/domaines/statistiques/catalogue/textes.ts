import type { Statistique } from "./model.ts";

/** La formule d'un chiffre, en une phrase. */
export function phraseFormule({ formule }: Statistique, nommer: (code: string) => string): string {
  const noms = (codes: readonly string[]) => codes.map(nommer).join(" + ");
  if (formule.genre === "compte") return "Un compte : il s’additionne d’un territoire à l’autre.";
  if (formule.genre === "donnee") return `Une valeur donnée, qui ne se recompose pas : ${formule.raison}.`;
  if (formule.genre === "evolution")
    return `${nommer(formule.de)}, comparée à ce qu’elle était ${formule.annees} ans plus tôt, en taux moyen par an.`;
  const fois = formule.facteur === 1 ? "" : ` × ${formule.facteur}`;
  if (formule.numerateur.length === 0)
    return `Numérateur ÷ dénominateur${fois}, donnés ensemble ; se refait de leurs sommes, jamais d’une moyenne.`;
  return `(${noms(formule.numerateur)}) ÷ (${noms(formule.denominateur)})${fois} ; se refait de ces sommes, jamais d’une moyenne.`;
}
