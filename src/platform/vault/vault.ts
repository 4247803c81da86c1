import type { ColumnType } from "kysely";
import type { Base, Db } from "../db/db.ts";
import { holdsKey, isOld, unwrap, wrap } from "./keyring.ts";
import { newKey, seal, Unreadable, unseal } from "./seal.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    coffre_cle: {
      espace: string;
      sujet: string;
      scellee: ColumnType<Uint8Array | null, Uint8Array | null, Uint8Array | null>;
      sous: string | null;
      cree_le: string;
      detruite_le: string | null;
    };
  }
}

/** Whose data it is: in the guichet, a family. */
export type Subject = { espace: string; sujet: string };

const placeOf = ({ espace, sujet }: Subject) => `cle\u001f${espace}\u001f${sujet}`;

const findRow = (db: Db, { espace, sujet }: Subject) =>
  db
    .selectFrom("coffre_cle")
    .select(["scellee", "sous"])
    .where("espace", "=", espace)
    .where("sujet", "=", sujet)
    .executeTakeFirst();

type Row = Awaited<ReturnType<typeof findRow>>;

const open = (row: Row, subject: Subject): Uint8Array | null =>
  row?.scellee && row.sous ? unwrap(new Uint8Array(row.scellee), row.sous, placeOf(subject)) : null;

/** The key of this subject, made the first time; a destroyed one is never made again. */
async function keyOf(db: Db, subject: Subject, instant: Date): Promise<Uint8Array> {
  const { espace, sujet } = subject;
  const row = await findRow(db, subject);
  if (row) return orGone(open(row, subject));
  const { sealed, under } = wrap(newKey(), placeOf(subject));
  await db
    .insertInto("coffre_cle")
    .values({ espace, sujet, scellee: sealed, sous: under, cree_le: instant.toISOString(), detruite_le: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return orGone(open(await findRow(db, subject), subject));
}

function orGone(key: Uint8Array | null): Uint8Array {
  if (!key) throw new Unreadable("La clé a été détruite");
  return key;
}

/** What seals and opens the data of one subject. `place` names the thing: sealed for one, it does not open for another. */
export type Sealer = {
  seal: (text: Uint8Array | string, place: string) => Buffer;
  unseal: (sealed: Uint8Array, place: string) => Buffer;
};

const sealerOf = (key: Uint8Array): Sealer => ({
  seal: (text, place) => seal(key, text, place),
  unseal: (sealed, place) => unseal(key, sealed, place),
});

/** To write: the subject's key is made if it has none yet. Throws `Unreadable` once it is destroyed. */
export const sealerFor = async (db: Db, subject: Subject, instant: Date): Promise<Sealer> =>
  sealerOf(await keyOf(db, subject, instant));

/** To read: null when the key never was, is destroyed, or lies under a key that the installation no longer has. */
export async function findSealer(db: Db, subject: Subject): Promise<Sealer | null> {
  const row = await findRow(db, subject);
  if (row?.sous && !holdsKey(row.sous)) return null;
  const key = open(row, subject);
  return key && sealerOf(key);
}

/** Destroys the key: what it sealed, pieces, values of the journal, here and in the copies made from now on, opens no more. */
export async function destroyKey(db: Db, { espace, sujet }: Subject, instant: Date): Promise<boolean> {
  const detruite_le = instant.toISOString();
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("coffre_cle")
    .values({ espace, sujet, scellee: null, sous: null, cree_le: detruite_le, detruite_le })
    .onConflict((conflict) =>
      conflict
        .columns(["espace", "sujet"])
        .doUpdateSet({ scellee: null, sous: null, detruite_le })
        .where("coffre_cle.detruite_le", "is", null),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows > 0n;
}

/**
 * After a new key has been put first in the keyring: every subject's key passes under it, a small row each, and no file is written
 * again. Says how many passed, and how many lie under a key that the installation does not have.
 */
export async function rewrapKeys(base: Base): Promise<{ passed: number; lost: number }> {
  const rows = await base
    .selectFrom("coffre_cle")
    .select(["espace", "sujet", "scellee", "sous"])
    .where("scellee", "is not", null)
    .execute();
  const old = rows.filter(({ sous }) => sous !== null && isOld(sous));
  for (const { espace, sujet, scellee, sous } of old) {
    const place = placeOf({ espace, sujet });
    const key = open({ scellee, sous }, { espace, sujet });
    if (!key) continue;
    const { sealed, under } = wrap(key, place);
    await base
      .updateTable("coffre_cle")
      .set({ scellee: sealed, sous: under })
      .where("espace", "=", espace)
      .where("sujet", "=", sujet)
      .where("sous", "=", sous)
      .execute();
  }
  return { passed: old.length, lost: rows.filter(({ sous }) => sous !== null && !holdsKey(sous)).length };
}
