/** Une part de la convention, telle qu'elle revient de Word. */
export type Rendue = {
  ancre: string | null;
  titre: string;
  etat: "inchangee" | "modifiee" | "ajoutee" | "retiree";
  avant: readonly string[];
  apres: readonly string[];
  suivie: boolean;
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
};

export type CorrectionVisas = { avant: string; apres: string; suivie: boolean };
export type Retour = { articles: CorrectionArticle[]; visas: CorrectionVisas | null; autres: Rendue[] };
