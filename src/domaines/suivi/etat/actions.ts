import { alertePersonne } from "#domaines/plan/index.ts";
import { valuesOf } from "#platform/forms.ts";
import type { FormErrors } from "#ui/form.ts";
import { LIBELLES_DIRE, TEXTES_DIRE, type Dire } from "./model.ts";

/** La phrase qui dit quelle rubrique semble parler d'une personne ; rien si aucune n'en parle. */
export function alerteDire(dit: Dire): string | null {
  const champ = TEXTES_DIRE.find((nom) => alertePersonne(dit[nom]) !== null);
  return champ ? `« ${LIBELLES_DIRE[champ]} » semble parler d’une personne ou donner ses coordonnées.` : null;
}

/**
 * Ce qui est dit d'une fiche se lit au comité : un texte qui semble parler d'une personne revient une fois, avec la case qui
 * l'enregistre tel quel. Rien si la case est cochée ou si aucun texte n'en parle.
 */
export function avertir(form: FormData, dit: Dire): FormErrors | null {
  if (form.get("confirme") === "oui") return null;
  const alerte = alerteDire(dit);
  if (!alerte) return null;
  const phrase = `${alerte} Décrivez l’action, pas les personnes ; si c’est voulu, cochez la case.`;
  return { values: valuesOf(form), errors: { confirme: [phrase] } };
}
