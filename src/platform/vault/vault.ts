import type { ColumnType, Kysely, Transaction } from "kysely";
import { inLots } from "../db/lots.ts";
import type { Tables as All } from "../db/tables.ts";
import { holdsKey, isOld, unwrap, wrap } from "./keyring.ts";
import { newKey, seal, Unreadable, unseal } from "./seal.ts";

// The journal stands below the base and above this: neither may be asked for its types.
type Base = Kysely<All>;
type Db = Transaction<All>;

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

type Row = { scellee: Uint8Array | null; sous: string | null };

const listRows = (db: Db, espace: string, sujets: readonly string[]): Promise<(Row & { sujet: string })[]> =>
  db
    .selectFrom("coffre_cle")
    .select(["sujet", "scellee", "sous"])
    .where("espace", "=", espace)
    .where("sujet", "in", [...sujets])
    .execute();

const open = (row: Row | undefined, subject: Subject): Uint8Array | null =>
  row?.scellee && row.sous ? unwrap(new Uint8Array(row.scellee), row.sous, placeOf(subject)) : null;

/** Makes the keys of those who have none; gives only those that no one else was making. */
async function makeKeys(db: Db, espace: string, sujets: readonly string[], instant: Date): Promise<Keys> {
  const made = new Map(sujets.map((sujet) => [sujet, newKey()]));
  const rows = [...made].map(([sujet, key]) => {
    const { sealed, under } = wrap(key, placeOf({ espace, sujet }));
    return { espace, sujet, scellee: sealed, sous: under, cree_le: instant.toISOString(), detruite_le: null };
  });
  const kept = new Set<string>();
  await inLots(rows, async (lot) => {
    const insertion = db
      .insertInto("coffre_cle")
      .values(lot)
      .onConflict((conflict) => conflict.doNothing());
    for (const { sujet } of await insertion.returning("sujet").execute()) kept.add(sujet);
  });
  return new Map([...made].filter(([sujet]) => kept.has(sujet)));
}

type Keys = Map<string, Uint8Array | null>;

/** The keys of these subjects, made the first time; null for one destroyed, which is never made again. */
async function keysOf(db: Db, espace: string, sujets: readonly string[], instant: Date): Promise<Keys> {
  const read = async (which: readonly string[]): Promise<Keys> =>
    new Map(
      (await listRows(db, espace, which)).map((row) => [row.sujet, open(row, { espace, sujet: row.sujet })] as const),
    );
  const known = await read(sujets);
  const unknown = sujets.filter((sujet) => !known.has(sujet));
  if (unknown.length === 0) return known;
  const made = await makeKeys(db, espace, unknown, instant);
  const late = unknown.filter((sujet) => !made.has(sujet));
  return new Map([...known, ...made, ...(late.length > 0 ? await read(late) : [])]);
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

/** To write: the key of each is made if it has none yet; null for one whose key is destroyed. */
export async function sealersFor(
  db: Db,
  espace: string,
  sujets: readonly string[],
  instant: Date,
): Promise<Map<string, Sealer | null>> {
  const keys = await keysOf(db, espace, sujets, instant);
  return new Map([...keys].map(([sujet, key]) => [sujet, key && sealerOf(key)]));
}

/** To write for one; throws `Unreadable` once its key is destroyed. */
export async function sealerFor(db: Db, { espace, sujet }: Subject, instant: Date): Promise<Sealer> {
  const sealer = (await sealersFor(db, espace, [sujet], instant)).get(sujet);
  if (!sealer) throw new Unreadable("La clé a été détruite");
  return sealer;
}

/** To read: without the subjects whose key never was, is destroyed, or lies under one that the installation no longer has. */
export async function findSealers(db: Db, espace: string, sujets: readonly string[]): Promise<Map<string, Sealer>> {
  const sealers = new Map<string, Sealer>();
  for (const row of await listRows(db, espace, sujets)) {
    const key = row.sous && holdsKey(row.sous) ? open(row, { espace, sujet: row.sujet }) : null;
    if (key) sealers.set(row.sujet, sealerOf(key));
  }
  return sealers;
}

export const findSealer = async (db: Db, { espace, sujet }: Subject): Promise<Sealer | null> =>
  (await findSealers(db, espace, [sujet])).get(sujet) ?? null;

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

/** How many subjects have a key here, and how many of these lie under one that the installation does not have. */
export async function countKeys(base: Base): Promise<{ sealed: number; lost: number }> {
  const rows = await base
    .selectFrom("coffre_cle")
    .select("sous")
    .where("scellee", "is not", null)
    .where("sous", "is not", null)
    .execute();
  return { sealed: rows.length, lost: rows.filter(({ sous }) => sous !== null && !holdsKey(sous)).length };
}
