import type { TypeFichier } from "../fichier/model.ts";

/** Une pièce du dossier de quelqu'un : ce qu'elle est, sans ses octets. `nom` est nul quand sa clé ne l'ouvre plus. */
export type Piece = {
  id: string;
  objet: string;
  objetId: string;
  nom: string | null;
  type: TypeFichier;
  taille: number;
  deposeLe: string;
};

/** Une pièce à garder : de qui elle est (`sujet`, dans le guichet une famille) et à quoi elle se rattache. */
export type PieceDeposee = {
  sujet: string;
  objet: string;
  objetId: string;
  nom: string;
  type: TypeFichier;
  octets: Uint8Array;
};
