import { createHash } from "node:crypto";
import { type ColumnType, type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Circuit, EtatCircuit, EtatSignature, QuiFige, Signature } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    actes_circuit: {
      espace: string;
      id: string;
      convention: string;
      contenu: string;
      etat: EtatCircuit;
      ouvert_le: string;
      ouvert_par: string;
      clos_le: string | null;
      relances: Json<Jour[]>;
      qui_signe: ColumnType<QuiFige | null, string | null, string | null>;
      version: number;
    };
    actes_signature: {
      espace: string;
      id: string;
      circuit: string;
      partie: string;
      nom: string;
      signataires: string;
      ordre: number;
      courriel: string | null;
      etat: EtatSignature;
      envoyee_le: Jour | null;
      relancee_le: Jour | null;
      signee_le: Jour | null;
      signee_par: string | null;
      motif: string | null;
      dit_par: string | null;
      version: number;
    };
    actes_piece: {
      espace: string;
      id: string;
      signature: string;
      nom: string;
      octets: Uint8Array;
      sha256: string;
      depose_par: string;
      depose_le: string;
    };
  }
}

const selectCircuits = (db: Db, { espace, conventions }: Perimetre, convention: string) =>
  db
    .selectFrom("actes_circuit as c")
    .innerJoin("actes_version as v", (join) => join.onRef("v.espace", "=", "c.espace").onRef("v.id", "=", "c.contenu"))
    .select(["c.id", "c.convention", "c.contenu", "v.empreinte", "v.avenant", "c.etat", "c.version"])
    .select(["c.ouvert_le as ouvertLe", "c.ouvert_par as ouvertPar", "c.clos_le as closLe", "c.relances"])
    .where("c.espace", "=", espace)
    .where("c.convention", "=", convention)
    .where("c.convention", "in", [...conventions])
    .orderBy("c.ouvert_le", "desc");

/** La mise à la signature en cours, sinon la dernière. */
export const findCircuit = (db: Db, perimetre: Perimetre, convention: string): Promise<Circuit | undefined> =>
  selectCircuits(db, perimetre, convention).executeTakeFirst();

/** Qui signe ce contenu et de quel droit, gardé quand on l'a mis à la signature ; rien de ce qui le fut avant qu'on le garde. */
export const findQuiSigne = (db: Db, { espace, conventions }: Perimetre, contenu: string): Promise<QuiFige | null> =>
  db
    .selectFrom("actes_circuit")
    .select("qui_signe")
    .where("espace", "=", espace)
    .where("contenu", "=", contenu)
    .where("convention", "in", [...conventions])
    .orderBy("ouvert_le", "desc")
    .limit(1)
    .executeTakeFirst()
    .then((ligne) => ligne?.qui_signe ?? null);

/** Celle qui est en cours, retenue jusqu'à la fin de la transaction : deux personnes n'y écrivent pas ensemble. */
export async function lockCircuit(db: Db, perimetre: Perimetre, convention: string): Promise<Circuit> {
  await db
    .selectFrom("actes_circuit")
    .select("id")
    .where("espace", "=", perimetre.espace)
    .where("convention", "=", convention)
    .where("etat", "=", "ouvert")
    .forUpdate()
    .execute();
  return selectCircuits(db, perimetre, convention).executeTakeFirst().then(orNotFound);
}

type SignatureNeuve = Pick<Signature, "partie" | "nom" | "signataires" | "ordre">;
type CircuitNeuf = Pick<Circuit, "convention" | "contenu" | "ouvertLe"> & {
  signatures: readonly SignatureNeuve[];
  qui?: QuiFige;
};

/** Ouvre une mise à la signature ; faux, sans rien écrire, s'il y en a déjà une. */
export async function insertCircuit(db: Db, { espace, compte }: Perimetre, neuf: CircuitNeuf): Promise<boolean> {
  const { convention, contenu, ouvertLe, signatures, qui } = neuf;
  const id = newId();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("actes_circuit")
    .values({
      espace,
      id,
      convention,
      contenu,
      etat: "ouvert",
      clos_le: null,
      relances: "[]",
      qui_signe: qui ? JSON.stringify(qui) : null,
      version: 1,
      ouvert_le: ouvertLe,
      ouvert_par: compte,
    })
    .onConflict((deja) => deja.columns(["espace", "convention"]).where("etat", "=", "ouvert").doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  const vierge = { courriel: null, envoyee_le: null, relancee_le: null, signee_le: null, signee_par: null };
  const reste = { ...vierge, motif: null, dit_par: null, etat: "aEnvoyer" as const, version: 1 };
  const lignes = signatures.map((une) => ({ ...une, ...reste, espace, id: newId(), circuit: id }));
  await db.insertInto("actes_signature").values(lignes).execute();
  const noms = signatures.map(({ nom }) => nom);
  noter(db, {
    action: "ouverture",
    objet: "actes.circuit",
    objetId: id,
    convention,
    apres: { contenu, parties: noms },
  });
  return true;
}

type Faite = { le: Jour; closLe: string; copie?: { nom: string; octets: Uint8Array } };

/** Inscrit d'un coup une signature déjà faite : toutes les parties y ont signé le même jour, et rendu la même copie s'il y en a une. */
export async function insertCircuitSigne(
  db: Db,
  { espace, compte }: Perimetre,
  { convention, contenu, ouvertLe, signatures }: CircuitNeuf,
  { le, closLe, copie }: Faite,
): Promise<void> {
  const id = newId();
  const circuit = { espace, id, convention, contenu, etat: "signe" as const, relances: "[]", version: 1 };
  await db
    .insertInto("actes_circuit")
    .values({ ...circuit, ouvert_le: ouvertLe, ouvert_par: compte, clos_le: closLe })
    .execute();
  const vierge = { courriel: null, envoyee_le: null, relancee_le: null, motif: null, dit_par: compte, version: 1 };
  const signee = { ...vierge, etat: "signee" as const, signee_le: le };
  const lignes = signatures.map((une) => ({
    ...une,
    ...signee,
    signee_par: une.signataires || une.nom,
    espace,
    id: newId(),
    circuit: id,
  }));
  if (lignes.length > 0) await db.insertInto("actes_signature").values(lignes).execute();
  if (copie && lignes.length > 0) {
    const piece = { ...copie, espace, sha256: empreinteDe(copie.octets), depose_par: compte, depose_le: closLe };
    const pieces = lignes.map(({ id: signature }) => ({ ...piece, id: newId(), signature }));
    await db.insertInto("actes_piece").values(pieces).execute();
  }
  noter(db, { action: "conclusion", objet: "actes.circuit", objetId: id, convention, apres: { etat: "signe" } });
}

/** Clôt une mise à la signature, signée ou abandonnée, si personne ne l'a fait depuis sa lecture (409). */
export async function updateCircuit(
  db: Db,
  { espace }: Perimetre,
  avant: Circuit,
  { etat, closLe }: { etat: EtatCircuit; closLe: string },
): Promise<void> {
  await db
    .updateTable("actes_circuit")
    .set({ etat, clos_le: closLe, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const { id, convention } = avant;
  const action = etat === "signe" ? "conclusion" : "abandon";
  noter(db, { action, objet: "actes.circuit", objetId: id, convention, apres: { etat } });
}

const selectSignatures = (db: Db, espace: string, circuit: string) =>
  db
    .selectFrom("actes_signature as s")
    .leftJoin("actes_piece as p", (join) => join.onRef("p.espace", "=", "s.espace").onRef("p.signature", "=", "s.id"))
    .select(["s.id", "s.partie", "s.nom", "s.signataires", "s.ordre", "s.courriel", "s.etat", "s.envoyee_le"])
    .select(["s.relancee_le", "s.signee_le", "s.signee_par", "s.motif", "s.dit_par", "s.version"])
    .select(["p.id as piece", "p.nom as piece_nom", "p.sha256"])
    .select(sql<number>`coalesce(length(p.octets), 0)`.as("taille"))
    .where("s.espace", "=", espace)
    .where("s.circuit", "=", circuit)
    .orderBy("s.ordre");

type Ligne = Omit<Selectable<Tables["actes_signature"]>, "espace" | "circuit"> & {
  piece: string | null;
  piece_nom: string | null;
  sha256: string | null;
  taille: number;
};

const toSignature = (ligne: Ligne): Signature => {
  const { id, partie, nom, signataires, ordre, courriel, etat, motif, version, taille } = ligne;
  const { piece, piece_nom: fichier, sha256 } = ligne;
  return {
    id,
    partie,
    nom,
    signataires,
    ordre,
    courriel,
    etat,
    motif,
    version,
    envoyeeLe: ligne.envoyee_le,
    relanceeLe: ligne.relancee_le,
    signeeLe: ligne.signee_le,
    signeePar: ligne.signee_par,
    ditPar: ligne.dit_par,
    piece: piece && fichier && sha256 ? { id: piece, nom: fichier, sha256, taille: Number(taille) } : null,
  };
};

/** Où en est chaque partie, dans l'ordre des signatures ; le circuit a déjà été lu dans le périmètre. */
export const listSignatures = (db: Db, { espace }: Perimetre, circuit: Circuit): Promise<Signature[]> =>
  selectSignatures(db, espace, circuit.id)
    .execute()
    .then((lignes) => lignes.map(toSignature));

/** Écrit où en est une partie si personne ne l'a fait depuis sa lecture (409). */
export async function updateSignature(
  db: Db,
  { espace, compte }: Perimetre,
  convention: string,
  { avant, apres, action }: { avant: Signature; apres: Signature; action: string },
): Promise<void> {
  const { courriel, etat, envoyeeLe, relanceeLe, signeeLe, signeePar, motif } = apres;
  await db
    .updateTable("actes_signature")
    .set({ courriel, etat, motif, envoyee_le: envoyeeLe, relancee_le: relanceeLe, signee_le: signeeLe })
    .set({ signee_par: signeePar, dit_par: compte, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const dits = { partie: avant.nom, etat, signeeLe, signeePar, motif };
  noter(db, {
    action,
    objet: "actes.signature",
    objetId: avant.id,
    convention,
    avant: { etat: avant.etat },
    apres: dits,
  });
}

const empreinteDe = (octets: Uint8Array): string => createHash("sha256").update(octets).digest("hex");

type PieceNeuve = { signature: Signature; convention: string; nom: string; octets: Uint8Array; instant: string };

/** Garde la copie signée d'une partie ; faux, sans rien écrire, si elle en a déjà une : un acte déposé ne se remplace pas. */
export async function insertPiece(db: Db, { espace, compte }: Perimetre, piece: PieceNeuve): Promise<boolean> {
  const { signature, convention, nom, octets, instant } = piece;
  const sha256 = empreinteDe(octets);
  const ligne = { espace, id: newId(), signature: signature.id, nom, octets, sha256 };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("actes_piece")
    .values({ ...ligne, depose_par: compte, depose_le: instant })
    .onConflict((deja) => deja.columns(["espace", "signature"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  noter(db, { action: "dépôt", objet: "actes.signature", objetId: signature.id, convention, apres: { nom, sha256 } });
  return true;
}

/** La copie signée qu'une partie a rendue, si sa convention est du périmètre (404 sinon). */
export async function getPiece(db: Db, { espace, conventions }: Perimetre, convention: string, id: string) {
  const { nom, octets } = await db
    .selectFrom("actes_piece as p")
    .innerJoin("actes_signature as s", (join) =>
      join.onRef("s.espace", "=", "p.espace").onRef("s.id", "=", "p.signature"),
    )
    .innerJoin("actes_circuit as c", (join) => join.onRef("c.espace", "=", "s.espace").onRef("c.id", "=", "s.circuit"))
    .select(["p.nom", "p.octets"])
    .where("p.espace", "=", espace)
    .where("c.convention", "=", convention)
    .where("c.convention", "in", [...conventions])
    .where("p.id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);
  return { nom, octets: new Uint8Array(octets) };
}
