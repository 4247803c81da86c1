import type { Destination } from "./model.ts";

/** Ce que l'on peut faire d'une colonne, dans l'ordre où on le propose ; les champs de la fiche portent leur propre nom. */
export const LIBELLES_DESTINATION: Partial<Record<Destination, string>> = {
  aucune: "Ne pas reprendre",
  autres: "Autre rubrique, gardée sous son titre",
  "niveau.projet": "Arbre : projet",
  "niveau.ambition": "Arbre : ambition",
  "niveau.axe": "Arbre : axe",
  "niveau.theme": "Arbre : thème",
  "niveau.orientation": "Arbre : orientation",
  "niveau.objectifStrategique": "Arbre : objectif stratégique",
  "niveau.objectif": "Arbre : objectif",
  "niveau.champ": "Arbre : champ",
  "niveau.autre": "Arbre : autre niveau",
  debut: "Début de l’échéance",
  fin: "Fin de l’échéance",
  "indicateurs.quantitatif": "Indicateurs quantitatifs",
  "indicateurs.qualitatif": "Indicateurs qualitatifs",
  identite: "Ligne exportée de Maillage",
};

export const MOIS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");

/** Une cellule que le tableur lui-même déclare fausse. */
export const FAUTE_TABLEUR = /^#(?:REF|N\/A|NOM|NAME|VALEUR|VALUE|DIV\/0|NUL|NULL|NOMBRE|NUM)[!?]?|^Err:\d+$/i;
