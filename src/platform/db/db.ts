import { type Kysely, sql, type Transaction } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { flushJournal } from "#platform/journal.ts";
import type { Tables } from "./tables.ts";

/** The owner's connection: migrations, archive, relay. It passes row security, so only `platform` holds it. */
export type Base = Kysely<Tables>;

/** A transaction inside a perimeter: all that a store ever sees, and `Base` is not one. */
export type Db = Transaction<Tables>;

const enter = (tx: Db, role: "maillage_app" | "maillage_annuaire", espace: string) =>
  sql`select set_config('role', ${role}, true), set_config('maillage.espace', ${espace}, true)`.execute(tx);

/** Runs `work` in one transaction that sees the rows of one espace and no other, as a role that owns no table. */
export const inPerimeter = <T>(
  base: Base,
  perimetre: Perimetre,
  work: (tx: Db) => Promise<T>,
  maintenant: () => Date = () => new Date(),
): Promise<T> =>
  base.transaction().execute(async (tx) => {
    await enter(tx, "maillage_app", perimetre.espace);
    const result = await work(tx);
    await flushJournal(tx, perimetre, maintenant());
    return result;
  });

/** Runs `work` in one transaction that sees the annuaire and no espace. */
export const inAnnuaire = <T>(base: Base, work: (tx: Db) => Promise<T>): Promise<T> =>
  base.transaction().execute(async (tx) => {
    await enter(tx, "maillage_annuaire", "");
    return work(tx);
  });

/** Steps out of a perimeter to the annuaire for the time of `work`, in the same transaction (a new convention is written in both). */
export async function stepToAnnuaire<T>(db: Db, espace: string, work: (tx: Db) => Promise<T>): Promise<T> {
  await enter(db, "maillage_annuaire", espace);
  const result = await work(db);
  await enter(db, "maillage_app", espace);
  return result;
}

/** Steps from the annuaire into a perimeter for the time of `work`, in the same transaction; what it noted is in the chain before it steps back. */
export async function stepIntoPerimeter<T>(
  db: Db,
  perimetre: Perimetre,
  instant: Date,
  work: (tx: Db) => Promise<T>,
): Promise<T> {
  await enter(db, "maillage_app", perimetre.espace);
  const result = await work(db);
  await flushJournal(db, perimetre, instant);
  await enter(db, "maillage_annuaire", "");
  return result;
}

/** Reads elsewhere than in the annuaire, then returns to it: the transaction can write nothing any more. */
async function readOnly<T>(db: Db, work: () => Promise<T>): Promise<T> {
  await sql`select set_config('transaction_read_only', 'on', true), set_config('role', 'maillage_app', true)`.execute(
    db,
  );
  const result = await work();
  await enter(db, "maillage_annuaire", "");
  return result;
}

/** Reads several espaces one by one in the same transaction, each in its own perimeter. */
export const surChaqueEspace = <T>(
  db: Db,
  perimetres: readonly Perimetre[],
  requete: (perimetre: Perimetre) => Promise<T>,
): Promise<T[]> =>
  readOnly(db, async () => {
    const results: T[] = [];
    for (const perimetre of perimetres) {
      await sql`select set_config('maillage.espace', ${perimetre.espace}, true)`.execute(db);
      results.push(await requete(perimetre));
    }
    return results;
  });

/** Reads several espaces by one query that steps into each by itself: outside its steps, it sees nothing. */
export const surTousLesEspaces = <T>(db: Db, requete: () => Promise<T>): Promise<T> => readOnly(db, requete);
