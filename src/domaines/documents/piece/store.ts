import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import { findSealer, sealerFor } from "#platform/vault/vault.ts";
import { CONTENUS, type TypeFichier } from "../fichier/model.ts";
import type { Piece, PieceDeposee } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    documents_piece: {
      espace: string;
      id: string;
      sujet: string;
      objet: string;
      objet_id: string;
      nom: Uint8Array;
      type: TypeFichier;
      taille: number;
      octets: Uint8Array;
      depose_le: string;
    };
  }
}

const lieuNom = (id: string) => `piece\u001fnom\u001f${id}`;
const lieuOctets = (id: string) => `piece\u001foctets\u001f${id}`;

/** Garde une pièce, scellée sous la clé de son sujet ; rien d'elle ne reste lisible une fois cette clé détruite. Rend son id. */
export async function savePiece(
  db: Db,
  { espace }: Perimetre,
  { sujet, objet, objetId, nom, type, octets }: PieceDeposee,
  instant: Date,
): Promise<string> {
  const coffre = await sealerFor(db, { espace, sujet }, instant);
  const id = newId();
  await db
    .insertInto("documents_piece")
    .values({
      espace,
      id,
      sujet,
      objet,
      objet_id: objetId,
      nom: coffre.seal(nom, lieuNom(id)),
      type,
      taille: octets.length,
      octets: coffre.seal(octets, lieuOctets(id)),
      depose_le: instant.toISOString(),
    })
    .execute();
  noter(db, { action: "dépôt", objet, objetId, sujet, apres: { piece: id, nom, type, taille: octets.length } });
  return id;
}

const selectPieces = (db: Db, { espace }: Perimetre, sujet: string) =>
  db.selectFrom("documents_piece").where("espace", "=", espace).where("sujet", "=", sujet);

/** Les pièces d'un sujet, les plus anciennes d'abord ; d'un seul objet, si on le nomme. */
export async function listPieces(
  db: Db,
  perimetre: Perimetre,
  sujet: string,
  objet?: { objet: string; objetId: string },
): Promise<Piece[]> {
  const rows = await selectPieces(db, perimetre, sujet)
    .select(["id", "objet", "objet_id as objetId", "nom", "type", "taille", "depose_le as deposeLe"])
    .$if(objet !== undefined, (query) =>
      query.where("objet", "=", objet?.objet ?? "").where("objet_id", "=", objet?.objetId ?? ""),
    )
    .orderBy("depose_le")
    .orderBy("id")
    .execute();
  const coffre = rows.length > 0 ? await findSealer(db, { espace: perimetre.espace, sujet }) : null;
  return rows.map((row) => ({
    ...row,
    nom: coffre && coffre.unseal(new Uint8Array(row.nom), lieuNom(row.id)).toString(),
  }));
}

/** Une pièce d'un sujet, ouverte ; introuvable si elle est d'un autre, ou si sa clé est détruite. */
export async function getPiece(db: Db, perimetre: Perimetre, sujet: string, id: string) {
  const row = await selectPieces(db, perimetre, sujet)
    .select(["nom", "type", "octets"])
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);
  const coffre = orNotFound((await findSealer(db, { espace: perimetre.espace, sujet })) ?? undefined);
  return {
    nom: coffre.unseal(new Uint8Array(row.nom), lieuNom(id)).toString(),
    contenu: CONTENUS[row.type],
    octets: new Uint8Array(coffre.unseal(new Uint8Array(row.octets), lieuOctets(id))),
  };
}

/** Ôte ce qu'un dépôt neuf remplace : un objet ne garde qu'un fichier. */
export const deletePiecesDe = (
  db: Db,
  { espace }: Perimetre,
  { sujet, objet, objetId }: { sujet: string; objet: string; objetId: string },
) =>
  db
    .deleteFrom("documents_piece")
    .where("espace", "=", espace)
    .where("sujet", "=", sujet)
    .where("objet", "=", objet)
    .where("objet_id", "=", objetId)
    .execute();

/** Ôte toutes les pièces d'un sujet et dit combien ; qui efface le sujet détruit aussi sa clé. */
export async function deletePieces(db: Db, { espace }: Perimetre, sujet: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("documents_piece")
    .where("espace", "=", espace)
    .where("sujet", "=", sujet)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Ce que pèsent les pièces de ces sujets, en octets. */
export async function pesePieces(db: Db, { espace }: Perimetre, sujets: readonly string[]): Promise<number> {
  const { poids } = await db
    .selectFrom("documents_piece")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("taille"), eb.lit(0)).as("poids"))
    .where("espace", "=", espace)
    .where("sujet", "in", [...sujets])
    .executeTakeFirstOrThrow();
  return Number(poids);
}
