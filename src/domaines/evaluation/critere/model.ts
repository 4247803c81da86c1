export const CRITERES = ["coherence", "pertinence", "atteinte", "moyens", "perennite"] as const;
export type Critere = (typeof CRITERES)[number];
export const LIBELLES_CRITERE: Record<Critere, string> = {
  coherence: "Cohérence",
  pertinence: "Pertinence",
  atteinte: "Atteinte des objectifs",
  moyens: "Adéquation des moyens",
  perennite: "Pérennité des effets",
};
export const QUESTIONS_CRITERE: Record<Critere, string> = {
  coherence: "Les actions se tiennent-elles entre elles et avec les autres politiques du territoire ?",
  pertinence: "Répondent-elles aux besoins que le diagnostic a montrés ?",
  atteinte: "Où en est-on de ce que l’on s’était fixé ?",
  moyens: "Les moyens étaient-ils à la mesure de ce que l’on voulait ?",
  perennite: "Ce qui a changé tiendra-t-il après la convention ?",
};

/** Quatre niveaux qui ont un nom, pas un nombre ; ne pas avoir d'avis se dit aussi. */
export const NIVEAUX = ["solide", "satisfaisant", "fragile", "insuffisant"] as const;
export type Niveau = (typeof NIVEAUX)[number] | "sansAvis";
export const LIBELLES_NIVEAU: Record<Niveau, string> = {
  solide: "Solide",
  satisfaisant: "Satisfaisant",
  fragile: "Fragile",
  insuffisant: "Insuffisant",
  sansAvis: "Sans avis",
};

/** L'avis d'une personne sur un critère, et ce qui l'appuie. */
export type Note = {
  critere: Critere;
  compte: string;
  auteur: string;
  organisation: string | null;
  niveau: Niveau;
  commentaire: string;
  preuve: string;
  le: string;
};
