import type { ChampFiche, GenreNoeud, NatureIndicateur } from "../echange/model.ts";

/** Où va la valeur d'un libellé : un champ de fiche, un nœud de l'arbre, ou un champ à partager. */
export type NomCible = ChampFiche | "noeud" | "pilotesEtPartenaires" | "debut" | "fin" | "impacts" | "autres";

export type Cible = { nom: NomCible; genre: GenreNoeud | null; nature: NatureIndicateur | null };

/** Un libellé reconnu en tête d'un texte, ce qui le suit sur la même ligne, et la confiance que l'on y met (0 à 1). */
export type Reconnu = {
  cible: Cible;
  /** Forme stable du libellé, pour compter ses retours. */
  cle: string;
  /** Tel qu'il est écrit. */
  libelle: string;
  reste: string;
  /** Deux-points le suivent. */
  annonce: boolean;
  confiance: number;
};
