import type { Jour } from "#commun/jour.ts";
import type { RegleSurnombre } from "#commun/surnombre.ts";

/** Une semaine type : dix bits, du lundi matin (1) au vendredi après-midi (512). */
export type Semaine = number;

/** Un mois civil compté sans fin : année × 12 + rang du mois (janvier vaut 0). */
export type Mois = number;

/** Des nombres de places par mois de l'horizon et demi-journée : la case du mois m et de la demi-journée d est `10 × m + d`. */
export type Grille = ArrayLike<number>;

export const DEMI_JOURNEES = 10;

/** Une section d'âge ; la dernière n'a pas de borne. `avant` : l'âge en mois où l'on n'y est plus. */
export type Section = { code: string; avant: number | null };

/** Des places gardées pour un public : qui y a droit d'abord, et si elles s'ouvrent aux autres quand il en reste. */
export type Reserve = { code: string; places: readonly number[]; acces: "tous" | "ayantsDroit" };

/** Un enfant déjà accueilli : né et présent de mois en mois, `fin` étant son premier mois d'absence. */
export type Occupant = { ne: Mois; depuis?: Mois; fin?: Mois; semaine: Semaine; reserve?: string };

/** Des places de l'établissement, et de chaque section dans l'ordre des réglages ; sans sections, seul l'établissement compte. */
export type Grilles = { etablissement: Grille; sections?: readonly Grille[] };

/**
 * Une structure dans la séance. `prises` : des places déjà tenues dont on ne sait que le nombre ; `occupants` : des enfants que l'on
 * connaît. `durees` : minutes ouvertes de chaque demi-journée. `enPlus` : places proposées au-delà des places libres, par section.
 * `ages` : les sections des réglages, dans leur ordre, aux âges de cette structure, si ce ne sont pas les leurs.
 */
export type Structure = Grilles & {
  id: string;
  prises?: Grilles;
  occupants?: readonly Occupant[];
  reserves?: readonly Reserve[];
  surnombre?: boolean;
  durees?: readonly number[];
  enPlus?: readonly number[];
  ages?: readonly Section[];
};

/** Un enfant à accueillir ; `semaines` : celle voulue, puis les réduites acceptées, dans l'ordre de la famille. */
export type Enfant = { ne: Mois; entree: Mois; tolerance?: number; fin?: Mois; semaines: readonly Semaine[] };

/** Un choix de la famille, dans l'ordre ; `bonus` : les points qu'elle n'a que dans cette structure. */
export type Choix = { structure: string; bonus?: number };

/**
 * Une place dite en entier, pour garder une place présente ou en imposer une : la semaine de chaque enfant ; `entree` : le mois où la
 * place imposée commence, s'il n'est pas celui que la famille demande.
 */
export type PlaceDite = { structure: string; semaines: readonly Semaine[]; reserve?: string; entree?: Mois };

/** Ce que la famille cède en dernier : la structure, la semaine ou le mois d'entrée. */
export type Priorite = "structure" | "semaine" | "mois";

/** Les frères et sœurs : au même endroit, au même endroit de préférence, ou chacun pour soi. */
export type Fratrie = "ensemble" | "siPossible" | "separement";

/**
 * Une demande complète, sans nom. `complements` : les structures qui peuvent compléter une semaine réduite ; `entiere` : elle ne se prend pas seule. `actuelle` : la place
 * d'un enfant qui demande à changer (il n'est alors pas dans les occupants). `imposee`, `ecartees` : ce que la commission a décidé.
 */
export type Dossier = {
  id: string;
  points: number;
  depuis: Jour;
  tirage: number;
  enfants: readonly Enfant[];
  choix: readonly Choix[];
  fratrie?: Fratrie;
  priorite?: Priorite;
  complements?: readonly string[];
  entiere?: boolean;
  droits?: readonly string[];
  actuelle?: PlaceDite;
  imposee?: PlaceDite;
  ecartees?: readonly string[];
};

/** `reserves` : l'ordre où un ayant droit essaie la réserve et les places ouvertes, publié avec le règlement. */
export type Reglages = {
  premier: Mois;
  mois: number;
  sections: readonly Section[];
  surnombre: readonly RegleSurnombre[];
  reserves: "dAbord" | "ensuite";
};

/** Tout ce dont l'attribution dépend ; l'ordre des structures et des dossiers n'y change rien. */
export type Probleme = { reglages: Reglages; structures: readonly Structure[]; dossiers: readonly Dossier[] };

/** Ce qui est proposé à un enfant : où, quand, quels jours ; `reserve` si la place est gardée à un public. */
export type Place = { enfant: number; structure: string; reserve: string | null; semaine: Semaine; entree: Mois };

/** Ce que reçoit une famille, à son rang : ses places (aucune : elle attend), et le rang de cette option dans ses vœux. */
export type Attribution = {
  rang: number;
  dossier: string;
  enfants: readonly number[];
  places: readonly Place[];
  voeu: number | null;
};

/** Une option meilleure que l'audit dit revenir à cette famille. */
export type Reclamation = { dossier: string; enfants: readonly number[]; places: readonly Place[] };

/**
 * Pourquoi une option meilleure ne fut pas donnée : la case pleine (la semaine entière si `demiJournee` est nul, tout l'établissement
 * si `section` l'est), ce qu'elle offrait, le dernier admis devant (nul : rien n'y était libre), les demi-journées `fermees` de cette
 * structure. `ensemble` : chaque enfant y tenait seul, pas tous. `reclame` : rien n'y manquait, l'audit dit qu'elle lui revenait aux points.
 */
export type Motif = {
  voeu: number;
  places: readonly Place[];
  structure: string;
  reserve: string | null;
  section: string | null;
  mois: Mois;
  demiJournee: number | null;
  libres: number;
  dernier: { dossier: string; points: number } | null;
  points: number;
  fermees: Semaine;
  ensemble: boolean;
  reclame?: boolean;
};

/** L'attribution proposée à la commission ; sans réclamation, nul n'a rien à y redire. */
export type Proposition = {
  niveau: 0 | 1;
  attributions: readonly Attribution[];
  reclamations: readonly Reclamation[];
};

/** Une famille que deux propositions ne traitent pas pareil. */
export type Difference = {
  dossier: string;
  enfants: readonly number[];
  avant: readonly Place[];
  apres: readonly Place[];
};
