import type { Critere, Niveau } from "../critere/model.ts";
import type { CodeSection } from "../section/lexique.ts";
import type { Saisie } from "../section/model.ts";

/** Inventé, comme toute la démonstration. */
export const ECRITS_ETAPE: Partial<Record<CodeSection, Saisie>> = {
  avancees: {
    avancees: "Les trois fiches attendues de l’année sont parties, et les communes y répondent chacune pour leur part.",
    difficultes: "Le recrutement d’assistantes maternelles reste en deçà des départs à la retraite.",
  },
  indicateurs: { citations: "o-ctg-trois-rivieres-paroles-1" },
  ajustements: { lecture: "Deux calendriers sont décalés d’un semestre. Rien ne touche au texte de la convention." },
  lecons: { lecons: "Demander des nouvelles deux fois par an suffit, à condition de dire pourquoi on les demande." },
};

export const ECRITS_BILAN: Partial<Record<CodeSection, Saisie>> = {
  etats: {
    lecture: "Le volet petite enfance avance plus vite que la jeunesse, dont deux fiches attendent un porteur.",
  },
  avancees: {
    avancees:
      "La tournée de la halte-garderie dessert quatre communes qui n’avaient rien.\n\nLe réseau des accueils se réunit chaque trimestre.",
    difficultes: "Deux projets butent sur un local.",
  },
  indicateurs: {
    lecture: "L’accueil se mesure mieux que ce qu’il change : ce que disent les jeunes complète les chiffres.",
    citations: "o-ctg-trois-rivieres-paroles-0\no-ctg-trois-rivieres-paroles-2",
  },
  demarche: {
    gouvernance: "Le comité de pilotage s’est réuni deux fois ; le comité technique reste à réunir.",
    cooperation: "Neuf communes sur douze ont répondu pour leur part aux campagnes de suivi.",
    partenaires: "",
  },
  questions: {
    questions:
      "Les familles du haut de la vallée trouvent-elles un accueil ?\nPlus qu’en début de convention, les jours de tournée seulement.\n\nLa convention est-elle connue des habitants ?",
  },
  realisations: {
    resultats: "Une halte-garderie itinérante, un guide des modes d’accueil, un réseau des accueils de loisirs.",
    manques: "",
  },
  changements: {
    maillage: "Quatre communes de plus ont une réponse d’accueil à moins de vingt minutes.",
    besoins: "",
    qualite: "",
    implication: "",
  },
  cinqIndicateurs: { i2: "Neuf communes sur douze portent ou accompagnent une fiche.", i3: "" },
  petiteEnfance: {
    lecture: "L’offre progresse là où elle manquait ; la relève des assistantes maternelles reste le risque.",
  },
};

type Avis = { niveau: Niveau; commentaire?: string; preuve?: string };

/** Trois regards sur les mêmes critères, qui ne disent pas la même chose. */
export const AVIS: readonly {
  compte: string;
  auteur: string;
  organisation: string;
  notes: Partial<Record<Critere, Avis>>;
}[] = [
  {
    compte: "nadege-aubrac",
    auteur: "Nadège Aubrac",
    organisation: "Communauté de communes",
    notes: {
      coherence: { niveau: "solide", commentaire: "Les fiches de l’axe 1 se répondent." },
      pertinence: { niveau: "satisfaisant" },
      atteinte: { niveau: "satisfaisant", preuve: "Le tableau des fiches, page 3" },
      moyens: { niveau: "fragile", commentaire: "Un demi-poste pour deux tournées." },
    },
  },
  {
    compte: "herve-lacombe",
    auteur: "Hervé Lacombe",
    organisation: "Vice-présidence à l’enfance",
    notes: {
      coherence: { niveau: "satisfaisant" },
      pertinence: { niveau: "solide", commentaire: "C’est ce que les maires demandaient." },
      moyens: { niveau: "solide" },
    },
  },
  {
    compte: "catherine-roussel",
    auteur: "Catherine Roussel",
    organisation: "Caf",
    notes: {
      coherence: { niveau: "satisfaisant" },
      pertinence: { niveau: "satisfaisant" },
      atteinte: { niveau: "fragile", commentaire: "Deux fiches n’ont pas de porteur." },
      moyens: { niveau: "satisfaisant", preuve: "Comptes de résultat des structures" },
      perennite: { niveau: "sansAvis", commentaire: "Trop tôt pour le dire." },
    },
  },
];
