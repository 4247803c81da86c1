import { type Refus, refus } from "#commun/refus.ts";
import type { Demande, Piece } from "../model.ts";
import { type Interdit, motInterdit } from "../../reglement/interdit/rules.ts";
import { peutChanger } from "../vie/rules.ts";

/** Ce que les pièces d'une famille prennent au plus : combien de fichiers, et en tout combien d'octets. */
export const PIECES_MAX = 30;
export const OCTETS_MAX = 60 * 1024 * 1024;

/** GUI-131 : une famille donne une pièce tant que sa demande attend, que la commission ne l'examine pas, et qu'un agent ne l'a pas acceptée. */
export function peutDonner(
  demande: Pick<Demande, "etat">,
  { etat }: Pick<Piece, "etat">,
  figee: boolean,
): null | Refus<"passage" | "figee" | "piece-acceptee"> {
  return peutChanger(demande, figee) ?? (etat === "acceptee" ? refus("piece-acceptee") : null);
}

/** GUI-132 : les pièces d'une famille tiennent en trente fichiers et soixante mégaoctets, tous enfants compris. */
export function tenirPieces(gardees: readonly { taille: number }[], taille: number): null | Refus<"trop-de-pieces"> {
  const poids = gardees.reduce((somme, une) => somme + une.taille, taille);
  return gardees.length >= PIECES_MAX || poids > OCTETS_MAX ? refus("trop-de-pieces") : null;
}

/** GUI-387 : la pièce qu'un agent demande ne dit ni la nature d'un handicap ou d'une maladie, ni la religion (domaine, 3.5 ; RGPD, art. 9). */
export const pieceInterdite = (nature: string): Interdit | null => motInterdit(nature, ["natureHandicap", "religion"]);
