import type { Devoir, Ecart } from "./model.ts";

/** Ce que chaque devoir demande, avec la règle de calcul et le texte qui le fondent. */
export const DEVOIRS_DITS: Record<Devoir, { libelle: string; regle: string; texte: string }> = {
  recensement: {
    libelle: "Recenser les besoins des enfants de moins de trois ans et l’offre",
    regle: "SPPE-7",
    texte: "CASF, art. L. 214-1-3, I, 1°",
  },
  information: {
    libelle: "Informer et accompagner les familles et les futurs parents",
    regle: "SPPE-7",
    texte: "CASF, art. L. 214-1-3, I, 2°",
  },
  planification: {
    libelle: "Planifier le développement des modes d’accueil (forme libre)",
    regle: "SPPE-8",
    texte: "CASF, art. L. 214-1-3, I, 3°",
  },
  schema: {
    libelle: "Tenir un schéma pluriannuel, ou une CTG qui en tient lieu",
    regle: "SPPE-8",
    texte: "CASF, art. L. 214-2 et D. 214-10-1",
  },
  qualite: {
    libelle: "Soutenir la qualité de tous les modes d’accueil",
    regle: "SPPE-7",
    texte: "CASF, art. L. 214-1-3, I, 4°",
  },
  relais: {
    libelle: "Tenir un relais petite enfance",
    regle: "SPPE-9",
    texte: "CASF, art. L. 214-1-3, depuis le 1er janvier 2026",
  },
  avis: {
    libelle: "Rendre un avis sur les projets privés d’accueil",
    regle: "SPPE-7",
    texte: "CSP, art. L. 2324-1 et R. 2324-21",
  },
};

export const ECARTS_DITS: Record<Ecart, string> = {
  personne:
    "Personne n’exerce cette compétence ici : elle est facultative, et la commune ne l’a ni prise ni transférée.",
  obligatoireRefusee: "La loi l’impose à la commune, et un acte dit qu’elle ne l’exerce pas.",
  populationInconnue: "La population manque : on ne sait pas si cette compétence est obligatoire.",
};
