import type { Reponse } from "../campagne/model.ts";
import type { Ecart } from "../campagne/rules.ts";
import type { Saisie } from "../etat/model.ts";
import type { Mienne } from "../reponse/model.ts";

/** Ce que le classeur demande, colonne par colonne ; la première dit de quelle demande parle la ligne. */
export const COLONNES = {
  cle: "Ne pas changer",
  titre: "Fiche-action",
  pour: "Pour",
  etat: "Où en est cette action ?",
  rienDeNeuf: "Rien de neuf ? (oui)",
  avancees: "Ce qui a avancé",
  difficultes: "Ce qui est difficile",
  deblocage: "Ce qui débloquerait",
  decisionDemandee: "Décision demandée",
  nouvelleDate: "Nouvelle échéance",
  decision: "Décision de l’instance",
} as const;
export type Colonne = keyof typeof COLONNES;

/** Une ligne du classeur, telle qu'elle se lit ; `rang` est celui que montre le tableur. */
export type Rangee = Record<Colonne, string> & { rang: number };

/** Une demande, et ce qui en était dit : de quoi écrire sa ligne, et de quoi la relire. */
export type Question = Mienne & { derniere: Saisie | null };

/** Ce qu'une ligne veut dire : une réponse et ce qu'elle change, une faute, ou rien. */
export type Lue = {
  rang: number;
  titre: string;
  pour: string;
  question: Question | null;
  reponse: Reponse | null;
  ecarts: Ecart[];
  faute: string | null;
  /** Une rubrique semble parler d'une personne : la ligne ne part que si c'est voulu. */
  alerte: string | null;
};
