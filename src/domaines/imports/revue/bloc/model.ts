import type { Correction, EnteteImport, EtatLigne, NomBloc } from "../model.ts";
import type { Doute, Extrait } from "../vue/model.ts";

/** Ce qui se coche : un élément neuf ou à retirer, ou une mention d'un élément déjà là. */
export type LigneEnRevue = {
  cle: string;
  etat: EtatLigne;
  decision: boolean | null;
  libelle: string;
  importe: string;
  deja: string;
  /** Une place du modèle y est restée vide. */
  aCompleter: boolean;
};

/** Un élément d'une liste : `detail`, tout ce qu'il dit au-delà de son titre. */
export type ElementEnRevue = {
  titre: string;
  detail: string;
  lignes: LigneEnRevue[];
  /** Ce qui se corrige : son adresse après celle de la revue, et sa dernière correction. Rien de ce que le fichier n'a pas. */
  correction: { vers: string; ancre: string | undefined; derniere: Correction | undefined } | null;
  /** Où le voir, si le document est fait d'images. */
  pages: number[];
};

/** `reste` : ce qui attend une décision ; `retraits` : ce que le fichier n'a pas, et qui peut se retirer. */
export type Groupe = { cle: string; titre: string; nombre: number; reste: number; retraits: number };

/** Un bloc devant ce qui est déjà écrit ; trop grand, il montre un groupe à la fois. */
export type VueBloc = {
  entete: EnteteImport;
  nom: NomBloc;
  libelle: string;
  groupes: (Groupe & { elements: ElementEnRevue[] | null })[];
  ouvert: string | null;
  page: number;
  pages: number;
  reste: number;
  doutes: Doute[];
  extraits: Extrait[];
  images: number[];
};

/** Jusqu'à ce nombre de lignes, un bloc se montre d'un tenant. */
export const LIGNES_PAR_PAGE = 25;
