import type { Jour } from "#commun/jour.ts";

/** Ce qu'un état demande de plus pour être gardé. */
export const EXIGENCES = ["rien", "nouvelleDate", "decision"] as const;
export type Exigence = (typeof EXIGENCES)[number];
export const LIBELLES_EXIGENCE: Record<Exigence, string> = {
  rien: "Rien de plus",
  nouvelleDate: "Une nouvelle date",
  decision: "La décision d’une instance",
};

/** Ce qu'un état dit de l'élan d'une fiche : sa forme et sa couleur à l'écran, jamais son sens. */
export const FORMES = ["attente", "marche", "faite", "pause", "fin"] as const;
export type Forme = (typeof FORMES)[number];
export const LIBELLES_FORME: Record<Forme, string> = {
  attente: "Pas encore partie",
  marche: "En marche",
  faite: "Aboutie",
  pause: "En pause",
  fin: "Arrêtée",
};

/** Un état de la liste d'une convention ; au bilan, il compte comme réalisé ou non. */
export type EtatDefini = {
  code: string;
  libelle: string;
  realisee: boolean;
  exige: Exigence;
  forme: Forme;
  /** Il ne se choisit pas, ou plus : il nomme ce qui a été dit. */
  retire?: boolean;
};

/** L'état qu'une collectivité donne d'une fiche qui ne la concerne pas : il ne compte ni d'un côté ni de l'autre. */
export const NON_CONCERNEE = "nonConcernee";

/** Une partie seulement des collectivités a parlé, et toutes celles-là ont fini : le silence des autres n'est pas un état. */
export const EN_PARTIE: EtatDefini = {
  code: "dite-en-partie",
  libelle: "Dite en partie",
  realisee: false,
  exige: "rien",
  forme: "attente",
  retire: true,
};

/** La liste que toute convention a tant qu'elle n'a pas fait la sienne. */
export const ETATS_PAR_DEFAUT: readonly EtatDefini[] = [
  { code: "nonDemarree", libelle: "Non démarrée", realisee: false, exige: "rien", forme: "attente" },
  { code: "enPreparation", libelle: "En préparation", realisee: false, exige: "rien", forme: "attente" },
  { code: "enCours", libelle: "En cours", realisee: false, exige: "rien", forme: "marche" },
  { code: "realisee", libelle: "Réalisée", realisee: true, exige: "rien", forme: "faite" },
  { code: "recurrente", libelle: "Récurrente", realisee: true, exige: "rien", forme: "marche" },
  { code: "suspendue", libelle: "Suspendue", realisee: false, exige: "rien", forme: "pause" },
  { code: "reportee", libelle: "Reportée", realisee: false, exige: "nouvelleDate", forme: "pause" },
  { code: "abandonnee", libelle: "Abandonnée", realisee: false, exige: "decision", forme: "fin" },
  { code: "remplacee", libelle: "Remplacée", realisee: false, exige: "decision", forme: "fin" },
];

export const CANAUX = ["page", "lien", "classeur", "systeme"] as const;
export type Canal = (typeof CANAUX)[number];
export const LIBELLES_CANAL: Record<Canal, string> = {
  page: "sur la page",
  lien: "par le lien d’un courriel",
  classeur: "par le classeur renvoyé",
  systeme: "par Maillage",
};

/** Ce que l'on dit d'une fiche à un moment : trois questions, et ce qu'un état exige de plus. */
export type Dire = {
  etat: string;
  le: Jour;
  avancees: string;
  difficultes: string;
  deblocage: string;
  decisionDemandee: string;
  nouvelleDate: string | null;
  decision: string | null;
};

/** Une chose dite d'un volet d'une fiche, par qui, quand : elle s'ajoute aux autres et n'en remplace aucune. */
export type Saisie = Dire & {
  id: string;
  convention: string;
  fiche: string;
  /** Vide : la fiche elle-même ; sinon la collectivité qui répond pour sa part. */
  volet: string;
  instant: string;
  compte: string;
  auteur: string;
  canal: Canal;
  campagne: string | null;
  /** La dernière échéance que l'on ait dite de ce volet, avant cela ou avec. */
  report?: string | null;
};

/** Une part d'une fiche : la fiche entière (volet vide), ou celle d'une collectivité, et à qui on la demande. */
export type Volet = { fiche: string; volet: string; collectivite: string | null; referent: string | null };

/** L'état d'une fiche, replié sur tous ses volets. */
export type EtatDeFiche = {
  /** L'état commun ou le plus avancé ; absent tant que personne n'a rien dit : le silence n'est pas un état. */
  etat: EtatDefini | null;
  realisee: boolean;
  /** Combien de volets concernés disent quoi. */
  compte: { concernes: number; realises: number; dits: number; horsChamp: number };
  /** « 7 sur 12 », pour une fiche à plusieurs volets. */
  precision: string | null;
  derniere: string | null;
};

/** Les textes libres de ce qui est dit d'une fiche, et comment chaque rubrique se nomme. */
export const TEXTES_DIRE = ["avancees", "difficultes", "deblocage", "decisionDemandee"] as const;
export const LIBELLES_DIRE = {
  avancees: "Ce qui a avancé",
  difficultes: "Ce qui est difficile",
  deblocage: "Ce qui débloquerait",
  decisionDemandee: "Décision demandée",
  nouvelleDate: "Nouvelle échéance",
  decision: "Décision de l’instance",
} as const;
