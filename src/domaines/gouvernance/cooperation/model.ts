import type { Jour } from "#commun/jour.ts";

/** Ce que fait la coordination d'une convention (convention nationale, annexe 4), et deux missions que les territoires y ajoutent. */
export const MISSIONS = ["decision", "reseau", "ressources", "diagnostic", "instances", "suivi", "autre"] as const;
export type Mission = (typeof MISSIONS)[number];
export const LIBELLES_MISSION: Record<Mission, string> = {
  decision: "Aider à décider",
  reseau: "Animer le réseau des acteurs",
  ressources: "Mobiliser des moyens, soutenir la qualité",
  diagnostic: "Diagnostic et évaluation",
  instances: "Lier le comité de pilotage et les groupes thématiques",
  suivi: "Suivre le plan d’actions",
  autre: "Autre chose que la convention",
};

/** Qui paie une part du poste, en centièmes. */
export type Financement = { nom: string; part: number };

/** Un poste de coordination, que quelqu'un l'occupe ou non. */
export type Poste = {
  id: string;
  convention: string;
  intitule: string;
  employeur: string;
  /** Ses thèmes et ses communes, dans les mots du territoire ; vide : toute la convention. */
  thematiques: string;
  territoire: string;
  etpCentiemes: number;
  missions: Mission[];
  financements: Financement[];
  debut: Jour;
  fin: Jour | null;
  version: number;
};

export const GENRES_AFFECTATION = ["titulaire", "interim"] as const;
export type GenreAffectation = (typeof GENRES_AFFECTATION)[number];
export const LIBELLES_AFFECTATION: Record<GenreAffectation, string> = { titulaire: "Titulaire", interim: "Intérim" };

/** Quelqu'un qui tient le poste, de tel jour à tel jour ; `passation` : ce qu'il laisse à qui vient. */
export type Affectation = {
  id: string;
  poste: string;
  nom: string;
  compte: string | null;
  genre: GenreAffectation;
  debut: Jour;
  fin: Jour | null;
  passation: string;
  version: number;
};

export type Periode = { debut: Jour; fin: Jour };

/** `AAAA-MM`. */
export type Mois = string;
export type Parts = Partial<Record<Mission, number>>;

/** Un mois de travail, réparti par mission, en centièmes ; personne d'autre que son auteur ne le lit avant l'envoi. */
export type PartDuMois = {
  poste: string;
  mois: Mois;
  compte: string;
  parts: Parts;
  texte: string;
  envoyeLe: string | null;
  version: number;
};
