import { instantDe, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listPieces } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { lireLieux } from "../../demande/etape/actions.ts";
import { type Demande, OBJET_PIECE, type Piece } from "../../demande/model.ts";
import { deletePieces, insertPieces, updatePiece } from "../../demande/piece/store.ts";
import { peserPieces } from "../../demande/vie/rules.ts";
import type { Doublon, PieceVenue } from "../fusion/model.ts";
import { suivrePieces } from "../fusion/rules.ts";

/** Ce que la gardée devient avec les pièces de l'autre, et de quoi le défaire. */
export type Suite = { demande: Demande; venues: PieceVenue[] };

/** Fait suivre à la demande gardée les pièces reçues de l'absorbée : leur état y vient, leur fichier reste scellé sous la clé de sa famille. */
export async function faireSuivre(
  db: Db,
  perimetre: Perimetre,
  { gardee, absorbee }: { gardee: Demande; absorbee: Demande },
  le: Jour,
): Promise<Suite> {
  const suivantes = suivrePieces(gardee, absorbee);
  if (suivantes.length === 0) return { demande: gardee, venues: [] };
  const venues: PieceVenue[] = [];
  let { pieces } = gardee;
  for (const { venue, tientLieu } of suivantes) {
    const { nature, demandeeLe } = tientLieu ?? venue;
    const { etat, recueLe, fichier, motif } = venue;
    const apres: Piece = { id: tientLieu?.id ?? newId(), nature, demandeeLe, etat, recueLe, fichier, motif };
    if (tientLieu) await updatePiece(db, perimetre, gardee, { avant: tientLieu, apres });
    else await insertPieces(db, perimetre, gardee, [apres]);
    pieces = [...pieces.filter(({ id }) => id !== apres.id), apres];
    venues.push({ id: apres.id, de: venue.id, etat, avant: tientLieu });
  }
  const { regle } = await lireLieux(db, perimetre, le);
  return { demande: peserPieces({ ...gardee, pieces }, regle, le), venues };
}

/** Parmi les pièces venues, celles dont la famille gardée a, depuis la fusion, donné un fichier elle-même. */
export async function listRedonnees(
  db: Db,
  perimetre: Perimetre,
  { famille }: Pick<Demande, "famille">,
  { decideLe, avant }: Pick<Doublon, "decideLe" | "avant">,
): Promise<Set<string>> {
  const venues = avant?.pieces ?? [];
  if (venues.length === 0) return new Set();
  const gardees = await listPieces(db, perimetre, famille);
  const depuis = instantDe(decideLe).getTime();
  const donnees = gardees.filter(
    ({ objet, objetId, deposeLe }) =>
      objet === OBJET_PIECE && venues.some(({ id }) => id === objetId) && instantDe(deposeLe).getTime() >= depuis,
  );
  return new Set(donnees.map(({ objetId }) => objetId));
}

/** Rend à la gardée les pièces qu'elle avait avant la fusion. */
export async function rendrePieces(
  db: Db,
  perimetre: Perimetre,
  gardee: Demande,
  venues: readonly PieceVenue[],
): Promise<void> {
  for (const { id, avant } of venues) {
    const ici = gardee.pieces.find((piece) => piece.id === id);
    if (avant && ici) await updatePiece(db, perimetre, gardee, { avant: ici, apres: avant });
  }
  const ajoutees = venues.filter(({ avant }) => !avant);
  await deletePieces(db, perimetre, gardee, ajoutees);
}
