import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "./db/db.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    journal_installation: {
      rang: number;
      le: string;
      compte: string;
      action: string;
      objet: string;
      objet_id: string;
      precedente: string;
      empreinte: string;
    };
  }
}

const GENESIS = "0".repeat(64);
const LOCK = 7316456;

/** What was done to the installation itself: accounts, espaces, settings. It says who and what, never a value. */
export type Acte = { compte: string; action: string; objet: string; objetId: string };

type Ligne = Acte & { rang: number; le: string; precedente: string };
const hashLine = ({ rang, le, compte, action, objet, objetId, precedente }: Ligne) =>
  createHash("sha256")
    .update([rang, new Date(le).toISOString(), compte, action, objet, objetId, precedente].join("\u001f"))
    .digest("hex");

/** Adds a line at the end of the installation's own chain, one writer at a time. */
export async function noterInstallation(db: Db, acte: Acte, le: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
  const last = await db
    .selectFrom("journal_installation")
    .select(["rang", "empreinte"])
    .orderBy("rang", "desc")
    .limit(1)
    .executeTakeFirst();
  const ligne = {
    ...acte,
    rang: Number(last?.rang ?? 0) + 1,
    le: le.toISOString(),
    precedente: last?.empreinte ?? GENESIS,
  };
  const { objetId, ...rest } = ligne;
  await db
    .insertInto("journal_installation")
    .values({ ...rest, objet_id: objetId, empreinte: hashLine(ligne) })
    .execute();
}

/** Reads the installation's chain again: null when it holds, or the rank of the first line that does not. */
export async function verifyInstallation(db: Db): Promise<number | null> {
  const lignes = await db.selectFrom("journal_installation").selectAll().orderBy("rang").execute();
  let precedente = GENESIS;
  for (const [index, { objet_id: objetId, empreinte, ...ligne }] of lignes.entries()) {
    const rang = Number(ligne.rang);
    const holds =
      rang === index + 1 && ligne.precedente === precedente && hashLine({ ...ligne, rang, objetId }) === empreinte;
    if (!holds) return rang;
    precedente = empreinte;
  }
  return null;
}
