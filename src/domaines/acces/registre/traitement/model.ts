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

/** Ce qui permet à une collectivité ou à une Caf de les tenir. */
export const MISSION = "Mission d’intérêt public (RGPD, article 6.1.e)";
