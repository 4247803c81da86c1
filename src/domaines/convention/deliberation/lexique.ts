import type { CodeScdl, MotifNonPublie } from "./scdl/model.ts";
import type { Jour } from "#commun/jour.ts";

/** La matière que la nomenclature des actes donne d'ordinaire à une convention d'action sociale ; chacun peut la changer. */
export const MATIERE: { depuis: Jour; code: string; nom: string } = {
  depuis: "2026-01-01",
  code: "8.2",
  nom: "domaines de compétences par thèmes/aide sociale",
};

export const PHRASES_NON_PUBLIE: Record<MotifNonPublie, string> = {
  "conseil-administration": "décision d’un conseil d’administration : elle n’est pas une délibération de collectivité",
  "sans-resultat": "le résultat du vote n’est pas dit",
};

export const PHRASES_SCDL: Record<CodeScdl, string> = {
  manquant: "il manque",
  siret: "n’est pas un Siret de quatorze chiffres avec sa clé",
  date: "n’est pas un jour du calendrier",
  matiere: "n’est pas un code de matière, comme 8.2",
  budget: "l’année et le nom du budget vont ensemble",
  controle: "n’est pas un code de préfecture, comme PREF048",
  "avant-decision": "vient avant la date de la délibération",
  "votes-incomplets": "les cinq nombres du vote vont ensemble, ou aucun",
  entier: "n’est pas un nombre entier",
  "plus-que-effectif": "passe le nombre de membres en exercice",
  somme: "n’est pas la somme des pour, contre et abstentions",
  adresse: "n’est pas une adresse complète",
};
