import { z } from "zod";
import { parseForm } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { entierOuRien, nombreOuRien } from "../../forms.ts";
import { ANNEE_DE_BASE } from "../model.ts";
import { champDe, type Essai } from "./rules.ts";

const MONTANT = nombreOuRien("Donnez un montant, comme 2 600, ou laissez vide");
const places = (annee: number) => {
  const message = `Donnez un nombre entier de places en ${annee}`;
  const champ = entierOuRien(message);
  const base = `Donnez les places de ${annee}, au moins une : les autres années s’y comparent`;
  return annee === ANNEE_DE_BASE ? champ.refine((nombre) => nombre !== null && nombre > 0, base) : champ;
};

/** Ce que l'adresse demande d'essayer, ou tout ce qui y est faux. */
export function lireEssai(query: Record<string, string>, annees: readonly number[]): Essai | FormErrors {
  const form = new FormData();
  for (const [nom, valeur] of Object.entries(query)) form.set(nom, valeur);
  const montants = parseForm(z.object({ existante: MONTANT, nouvelle: MONTANT }), form);
  const lues = parseForm(z.object(Object.fromEntries(annees.map((an) => [champDe(an), places(an)]))), form);
  if (isFormErrors(montants) || isFormErrors(lues)) {
    const fautes = [montants, lues].flatMap((dit) => (isFormErrors(dit) ? [dit.errors] : []));
    return { values: query, errors: Object.assign({}, ...fautes) as FormErrors["errors"] };
  }
  return { ...montants, places: annees.map((annee) => ({ annee, places: lues[champDe(annee)] ?? null })) };
}
