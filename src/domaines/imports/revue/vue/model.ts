import type { AlerteRevue } from "../alerte/model.ts";
import type { Correction, EnteteImport, EtatLigne, NomBloc, NomLigne } from "../model.ts";

export const FILTRES = ["aDecider", "douteuses", "nouvelles", "modifiees", "inchangees", "laissees"] as const;
export type Filtre = (typeof FILTRES)[number];

export const LIBELLES_FILTRE: Record<Filtre, string> = {
  aDecider: "À décider",
  douteuses: "À vérifier",
  nouvelles: "Nouvelles",
  modifiees: "Modifiées",
  inchangees: "Inchangées",
  laissees: "Laissées ou jointes",
};

export type EtatFiche = "inchangee" | "aDecider" | "accepte" | "laisse" | "joint" | "creee" | "modifiee" | "nonDecidee";

export const LIBELLES_FICHE: Record<EtatFiche, string> = {
  inchangee: "Inchangée",
  aDecider: "À décider",
  accepte: "Acceptée",
  laisse: "Laissée",
  joint: "Jointe",
  creee: "Créée",
  modifiee: "Modifiée",
  nonDecidee: "Non décidée",
};

/** Une fiche dans la liste : `remplace`, le nombre de valeurs déjà là qu'elle changerait. */
export type FicheEnListe = {
  rang: number;
  reference: string | null;
  titre: string;
  place: string;
  etat: EtatFiche;
  nouvelle: boolean;
  doutes: number;
  remplace: number;
};

export type NoeudEnListe = {
  id: string;
  /** Son rang dans le fichier. */
  rang: number;
  correction: Correction | undefined;
  cle: string;
  niveau: number;
  genre: string;
  code: string | null;
  libelle: string;
  fiches: number;
  etat: EtatLigne;
  decision: boolean | null;
  pages: number[];
};

/** Un bloc de la convention : une valeur (`ligne`), ou une liste et ce qui s'y décide. */
export type BlocEnListe = {
  nom: NomBloc;
  libelle: string;
  importe: string;
  deja: string;
  ligne: { cle: string; etat: EtatLigne; decision: boolean | null } | null;
  nouveaux: number;
  remplaces: number;
  absents: number;
  reste: number;
  acceptes: number;
  doutes: number;
  pages: number[];
};

/** Une priorité comptée donnée à trop de fiches : celles de l'import, dont on choisit, et celles qui l'ont déjà. */
export type PrioriteEnTrop = {
  cle: string;
  valeur: string;
  plafond: number;
  decidee: boolean;
  fiches: { rang: number; titre: string }[];
  dejaLa: { id: string; titre: string }[];
};

/** `pages` : celles du document où le voir, s'il est fait d'images. */
export type Doute = { raison: string; texte: string; lignes: [number, number] | null; pages: number[] };

export type VueRevue = {
  entete: EnteteImport;
  comptes: Record<Filtre, number>;
  total: number;
  reste: { fiches: number; lignes: number };
  priorites: PrioriteEnTrop[];
  /** Ce qu'une main a écrit et qui semble parler de quelqu'un. */
  alertes: AlerteRevue[];
  /** Combien d'acteurs citent les fiches qui peuvent encore s'écrire. */
  porteurs: number;
  /** Les éléments déjà écrits que le fichier n'a pas. */
  absents: number;
  sures: number;
  /** Le texte de la convention est signé : l'import le laisse de côté. */
  signee: boolean;
  /** Le plan dit déjà tout ce que dit ce fichier. */
  rien: boolean;
  filtre: Filtre | null;
  page: number;
  pages: number;
  fiches: FicheEnListe[];
  blocs: BlocEnListe[];
  /** Les valeurs dont le document ne dit rien, et que l'on peut taper. */
  muets: { nom: NomBloc; libelle: string }[];
  noeuds: NoeudEnListe[];
  noeudsDebut: number;
  noeudsTotal: number;
  /** Les pages dont rien n'a été lu. */
  perdues: Doute[];
  doutes: Doute[];
};

/** Des lignes de la couche brute, avec leurs numéros. */
export type Extrait = { debut: number; fin: number; texte: string };

export type ChampEnRevue = {
  nom: NomLigne;
  libelle: string;
  forme: string;
  saisie: string;
  deja: string;
  etat: EtatLigne;
  remplace: boolean;
  corrige: boolean;
  conflit: boolean;
  /** Ce que désigne chaque nom cité, en une phrase. */
  porteurs: string[];
  doutes: Doute[];
  source: (Extrait & { libelle: string | null }) | null;
};

export type Choix = { valeur: string; libelle: string };

export type VueFiche = {
  entete: EnteteImport;
  rang: number;
  total: number;
  titre: string;
  etat: EtatFiche;
  plan: { id: string; titre: string } | null;
  champs: ChampEnRevue[];
  vides: ChampEnRevue[];
  doutes: Doute[];
  extrait: Extrait | null;
  /** Les pages dont les images sont à montrer, si le document en est fait. */
  images: number[];
  noeuds: Choix[];
  jointeA: { rang: number; titre: string } | null;
  jointes: { rang: number; titre: string }[];
  precedente: number | null;
  suivante: number | null;
};

export type Candidate = { valeur: string; reference: string | null; titre: string; ou: "import" | "plan" };

export const FICHES_PAR_PAGE = 25;
export const NOEUDS_PAR_PAGE = 40;
