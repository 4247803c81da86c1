import type { GenreArticle } from "#domaines/convention/model.ts";
import type { Presidence, Secretariat } from "#domaines/convention/texte/model.ts";
import type { CodeManque } from "./model.ts";

/** Ce qui manque, dit à qui rédige. */
export const PHRASES_MANQUE: Record<CodeManque, string> = {
  blanc: "Une place reste à remplir",
  anneeBlanche: "Une année n’est pas écrite",
  dateBlanche: "Une date n’est pas écrite",
  champSansValeur: "La convention ne dit pas encore ce que remplace ce champ",
  champInconnu: "Ce champ n’existe pas",
  visaIncomplet: "Ce visa est marqué à compléter",
  articleVide: "Cet article n’a pas de texte",
  annexeVide: "Cette annexe est vide : écrivez-y, ne serait-ce que ce qui y est joint",
  annexeAbsente: "Il renvoie à une annexe que la convention n’a pas",
  articleAbsent: "Il renvoie à un article que la convention n’a pas",
};

export const LIBELLES_GENRE_ARTICLE: Record<GenreArticle, string> = {
  objet: "Objet",
  champsCaf: "Champs d’intervention de la Caf",
  champsCollectivite: "Champs d’intervention des collectivités",
  objectifs: "Objectifs partagés",
  engagements: "Engagements",
  collaboration: "Modalités de collaboration",
  donnees: "Échanges de données",
  communication: "Communication",
  suivi: "Suivi, bilan, évaluation",
  duree: "Durée",
  avenant: "Exécution, avenants",
  fin: "Fin de la convention",
  recours: "Recours",
  confidentialite: "Confidentialité",
  autre: "Autre",
};

export const LIBELLES_PRESIDENCE: Record<Presidence, string> = {
  alternee: "À tour de rôle, la Caf et les collectivités",
  copilotee: "Ensemble, la Caf et les collectivités",
  caf: "La Caf",
};

export const LIBELLES_SECRETARIAT: Record<Secretariat, string> = { caf: "La Caf", collectivite: "Les collectivités" };

/** Les mots de chaque liste du texte. */
export const ELEMENTS = {
  articles: {
    nouveau: "Ajouter un article",
    modifier: "Modifier l’article",
    retirer: "Retirer l’article",
    perdu: "Cet article sortira du texte.",
  },
  visas: {
    nouveau: "Ajouter un visa",
    modifier: "Modifier le visa",
    retirer: "Retirer le visa",
    perdu: "Ce visa sortira du texte.",
  },
} as const;
