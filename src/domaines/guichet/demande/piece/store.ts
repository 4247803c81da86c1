import type { Jour } from "#commun/jour.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Demande, Piece } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_piece: Pick<Piece, "id" | "nature" | "etat" | "fichier" | "motif"> & {
      espace: string;
      demande: string;
      demandee_le: Jour;
      recue_le: Jour | null;
    };
  }
}

const trace = (action: string, { id, famille }: Pick<Demande, "id" | "famille">) => ({
  action,
  objet: "guichet.demande",
  objetId: id,
  sujet: famille,
});

const dit = ({ nature, etat }: Piece) => ({ nature, etat });

/** Demande des pièces à une famille. */
export async function insertPieces(
  db: Db,
  { espace }: { espace: string },
  demande: Demande,
  pieces: readonly Piece[],
): Promise<void> {
  if (pieces.length === 0) return;
  await db
    .insertInto("guichet_piece")
    .values(
      pieces.map(({ demandeeLe, recueLe, ...piece }) => ({
        ...piece,
        espace,
        demande: demande.id,
        demandee_le: demandeeLe,
        recue_le: recueLe,
      })),
    )
    .execute();
  if (demande.etat !== "brouillon") noter(db, { ...trace("pièces demandées", demande), apres: pieces.map(dit) });
}

/** Écrit ce qu'une pièce est devenue, si elle est encore ce que l'on avait lu (409). */
export async function updatePiece(
  db: Db,
  { espace }: { espace: string },
  demande: Demande,
  { avant, apres }: { avant: Piece; apres: Piece },
): Promise<void> {
  const { etat, recueLe, fichier, motif } = apres;
  await db
    .updateTable("guichet_piece")
    .set({ etat, recue_le: recueLe, fichier, motif })
    .where("espace", "=", espace)
    .where("demande", "=", demande.id)
    .where("id", "=", avant.id)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  if (demande.etat !== "brouillon") noter(db, { ...trace("pièce", demande), avant: dit(avant), apres: dit(apres) });
}

/** Ôte des pièces que plus rien ne demande, ou qu'une fusion défaite avait fait venir ; de celles dont l'état a changé depuis, aucune. */
export async function deletePieces(
  db: Db,
  { espace }: { espace: string },
  demande: Pick<Demande, "id">,
  pieces: readonly Pick<Piece, "id" | "etat">[],
): Promise<void> {
  for (const [etat, siennes] of Map.groupBy(pieces, (piece) => piece.etat))
    await db
      .deleteFrom("guichet_piece")
      .where("espace", "=", espace)
      .where("demande", "=", demande.id)
      .where("etat", "=", etat)
      .where(
        "id",
        "in",
        siennes.map(({ id }) => id),
      )
      .execute();
}
