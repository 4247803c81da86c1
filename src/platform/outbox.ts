import { type ColumnType, sql } from "kysely";
import type { Base, Db } from "./db/db.ts";
import { newId } from "./ids.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    outbox: {
      id: string;
      genre: string;
      charge: ColumnType<unknown, string, never>;
      cree_le: string;
      a_partir: string;
      essais: ColumnType<number, number | undefined, number>;
      erreur: string | null;
    };
  }
}

/** When a deposit is tried again once it has been given up. */
export const NEVER = "9999-12-31T00:00:00.000Z";

/** Leaves what must happen once this transaction is done, not before `due`; rolled back with it. `genre` names who will take it. */
export async function deposer(db: Db, genre: string, charge: unknown, due: Date = new Date()): Promise<void> {
  const row = { id: newId(), genre, charge: JSON.stringify(charge), cree_le: new Date().toISOString() };
  await db
    .insertInto("outbox")
    .values({ ...row, a_partir: due.toISOString() })
    .execute();
}

const BATCH = 2000;

/** The same for many at once, in as few statements as they need. */
export async function deposerTous(db: Db, genre: string, charges: readonly unknown[], due: Date): Promise<void> {
  const [creeLe, aPartir] = [new Date().toISOString(), due.toISOString()];
  for (let start = 0; start < charges.length; start += BATCH)
    await db
      .insertInto("outbox")
      .values(
        charges.slice(start, start + BATCH).map((charge) => ({
          id: newId(),
          genre,
          charge: JSON.stringify(charge),
          cree_le: creeLe,
          a_partir: aPartir,
        })),
      )
      .execute();
}

/** Where a deposit stands, without what it carries: the role that asks may not even read that. */
type Waiting = {
  id: string;
  genre: string;
  creeLe: string;
  aPartir: string;
  essais: number;
  erreur: string | null;
  abandonne: boolean;
  /** A relay is at it now. */
  tenu: boolean;
};

const selectWaiting = (db: Db, now: Date) =>
  db
    .selectFrom("outbox")
    .select(["id", "genre", "cree_le as creeLe", "a_partir as aPartir", "essais", "erreur"])
    .select(sql<boolean>`a_partir = ${NEVER}::timestamptz`.as("abandonne"))
    .select(sql<boolean>`essais > 0 and erreur is null and a_partir > ${now.toISOString()}::timestamptz`.as("tenu"));

/** What is due, held, failed or given up: the given up first, then the oldest; what was left for a later day is not yet waiting. */
export const listWaiting = (
  db: Db,
  now: Date,
  { limite, debut }: { limite: number; debut: number },
): Promise<Waiting[]> =>
  selectWaiting(db, now)
    .where((eb) => eb.or([eb("essais", ">", 0), eb("erreur", "is not", null), eb("a_partir", "<=", now.toISOString())]))
    .orderBy("abandonne", "desc")
    .orderBy("cree_le")
    .orderBy("id")
    .limit(limite)
    .offset(debut)
    .execute();

/** How many deposits wait, were given up, or are left for a later day. */
export async function countWaiting(
  db: Db,
  now: Date,
): Promise<{ attendent: number; abandonnes: number; prevus: number }> {
  const row = await db
    .selectFrom("outbox")
    .select((eb) => eb.fn.countAll<number>().as("tous"))
    .select((eb) => eb.fn.countAll<number>().filterWhere("a_partir", "=", NEVER).as("abandonnes"))
    .select((eb) =>
      eb.fn
        .countAll<number>()
        .filterWhere("essais", "=", 0)
        .filterWhere("erreur", "is", null)
        .filterWhere("a_partir", ">", now.toISOString())
        .as("prevus"),
    )
    .executeTakeFirstOrThrow();
  const [tous, abandonnes, prevus] = [row.tous, row.abandonnes, row.prevus].map(Number) as [number, number, number];
  return { attendent: tous - abandonnes - prevus, abandonnes, prevus };
}

export const findWaiting = (db: Db, id: string, now: Date): Promise<Waiting | undefined> =>
  selectWaiting(db, now).where("id", "=", id).executeTakeFirst();

/** Makes a deposit that failed due at once, all its tries before it; false if it has left or is leaving. */
export const retryDeposit = async (db: Db, id: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("outbox")
    .set({ a_partir: now.toISOString(), essais: 0 })
    .where("id", "=", id)
    .where("erreur", "is not", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
};

/** Removes a deposit that failed; false if it has left or is leaving. */
export const deleteDeposit = async (db: Db, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom("outbox")
    .where("id", "=", id)
    .where("erreur", "is not", null)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
};

/** Whose deposits: those that name `mention` anywhere, or are a mail to an address that `estSien` knows. */
export type Erased = { mention: string; estSien: (address: string) => boolean };

/** Takes away what was still to leave for someone who is erased, but for the kind that does the erasing. */
export async function eraseDeposits(
  base: Base,
  { mention, estSien, sauf }: Erased & { sauf: string },
): Promise<number> {
  const rows = await base.selectFrom("outbox").select(["id", "charge"]).where("genre", "<>", sauf).execute();
  const theirs = rows.filter(({ charge }) => {
    const to = (charge as { a?: unknown } | null)?.a;
    return JSON.stringify(charge).includes(mention) || (typeof to === "string" && estSien(to));
  });
  if (theirs.length === 0) return 0;
  const ids = theirs.map(({ id }) => id);
  await base.deleteFrom("outbox").where("id", "in", ids).execute();
  return ids.length;
}
