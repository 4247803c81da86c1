/** Une vérification, avec le calcul qui la fait : elle tient, ne tient pas, ou il manque un nombre ou une date pour le dire. */
export type Controle = { nom: string; etat: "tient" | "neTientPas" | "inconnu"; calcul: string };

export const LIBELLES_CONTROLE: Record<Controle["etat"], string> = {
  tient: "Tient",
  neTientPas: "Ne tient pas",
  inconnu: "Il manque de quoi le dire",
};
