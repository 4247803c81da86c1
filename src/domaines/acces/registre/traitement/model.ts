/** Un usage de données personnelles, tel que le registre le dit : qui, quoi, pourquoi, combien de temps, et dans quelles colonnes. */
export type Traitement = {
  nom: string;
  finalite: string;
  base: string;
  personnes: string;
  donnees: string;
  destinataires: string;
  conservation: string;
  colonnes: readonly string[];
};

/** Une donnée d'un usage, une à une : à quoi elle sert, qui la lit, combien de temps ; le droit est celui de l'usage. */
export type Champ = {
  nom: string;
  finalite: string;
  destinataires: string;
  conservation: string;
  colonnes: readonly string[];
};

/** Ce qui permet à une collectivité ou à une Caf de les tenir. */
export const MISSION = "Mission d’intérêt public (RGPD, article 6.1.e)";
