/** Une part de la convention, telle qu'elle revient de Word. */
export type Rendue = {
  ancre: string | null;
  titre: string;
  etat: "inchangee" | "modifiee" | "ajoutee" | "retiree";
  avant: readonly string[];
  apres: readonly string[];
  suivie: boolean;
  /** Ce n'est plus ce qui était parti : on l'a changée ici depuis. Inchangée, le fichier la rend telle qu'elle était partie. */
  bougee?: true;
  /** D'une part ajoutée : celle des nôtres qu'elle suit. */
  suit?: string | null;
};

/** Un article que Word a changé : ce qui se lisait, ce qui revient, et ce qui s'écrirait, ses champs gardés. */
export type CorrectionArticle = {
  id: string;
  titre: string;
  avant: string;
  apres: string;
  texte: string;
  /** Son nouveau titre, s'il a changé. */
  intitule: string | null;
  suivie: boolean;
  /** Celui en place a changé ici depuis que le fichier est parti : l'accepter déferait ce changement. */
  bougee: boolean;
};

/** Un article que Word a mis, et celui qu'il suit ; rien : il vient le premier. */
export type AjoutArticle = {
  numero: string | null;
  titre: string;
  texte: string;
  apres: string | null;
  suivie: boolean;
};

/** Un article que Word a ôté. */
export type RetraitArticle = { id: string; titre: string; avant: string };

export type CorrectionVisas = { avant: string; apres: string; suivie: boolean; bougee: boolean };
export type Retour = {
  articles: CorrectionArticle[];
  ajouts: AjoutArticle[];
  retraits: RetraitArticle[];
  visas: CorrectionVisas | null;
  autres: Rendue[];
};
