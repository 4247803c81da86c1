import type { Context } from "hono";
import { Refus } from "#commun/refus.ts";
import { deletePiecesDe, listPieces, savePiece, typeFichier } from "#domaines/documents/index.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { lireLieux } from "../etape/actions.ts";
import type { CodeRefus } from "../etape/model.ts";
import { type Demande, OBJET_PIECE, type Piece } from "../model.ts";
import { updateEtat } from "../store.ts";
import { peserPieces } from "../vie/rules.ts";
import { tenirPieces } from "./rules.ts";
import { updatePiece } from "./store.ts";

/** La pièce que nomme l'adresse, parmi celles de cette demande. */
export const pieceDe = (c: Context<Env>, { pieces }: Demande): Piece =>
  orNotFound(pieces.find(({ id }) => id === c.req.param("piece")));

/** Écrit ce qu'une pièce est devenue, et ce que cela fait de la demande. */
export async function changerPiece(
  c: Context<Env>,
  demande: Demande,
  { avant, apres }: { avant: Piece; apres: Piece },
): Promise<void> {
  const { db, perimetre, today } = c.var;
  await updatePiece(db, perimetre, demande, { avant, apres });
  if (demande.etat === "brouillon") return;
  const { regle } = await lireLieux(db, perimetre, today);
  const pieces = demande.pieces.map((une) => (une.id === apres.id ? apres : une));
  const pesee = peserPieces({ ...demande, pieces }, regle, today);
  if (pesee.etat === demande.etat && pesee.completeLe === demande.completeLe) return;
  await updateEtat(db, perimetre, demande, { ...pesee, changeLe: c.var.maintenant().toISOString() });
}

/** Les seuls formats que l'on reçoit d'une famille : une photo, ou un PDF. */
const PERMIS: readonly string[] = ["pdf", "png", "jpeg"];

/** Garde, scellé sous la clé de la famille, le fichier envoyé ; rend ce qui n'y va pas. */
export async function recevoirFichier(c: Context<Env>, demande: Demande): Promise<CodeRefus | null> {
  const depose = (await c.req.formData()).get("fichier");
  const octets = depose instanceof File ? new Uint8Array(await depose.arrayBuffer()) : new Uint8Array();
  const nom = depose instanceof File ? depose.name.slice(-200) : "";
  const type = typeFichier(nom, octets);
  if (type instanceof Refus) return type.code;
  if (!PERMIS.includes(type)) return "format";
  const avant = pieceDe(c, demande);
  const instant = c.var.maintenant();
  const attache = { sujet: demande.famille, objet: OBJET_PIECE, objetId: avant.id };
  const gardees = await listPieces(c.var.db, c.var.perimetre, demande.famille);
  const autres = gardees.filter(({ objet, objetId }) => objet !== OBJET_PIECE || objetId !== avant.id);
  const plein = tenirPieces(autres, octets.length);
  if (plein) return plein.code;
  await deletePiecesDe(c.var.db, c.var.perimetre, attache);
  await savePiece(c.var.db, c.var.perimetre, { ...attache, nom: nom || `piece.${type}`, type, octets }, instant);
  const apres: Piece = { ...avant, etat: "recue", recueLe: c.var.today, fichier: type, motif: "" };
  await changerPiece(c, demande, { avant, apres });
  return null;
}
