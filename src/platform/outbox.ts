import type { ColumnType } from "kysely";
import type { Db } from "./db/db.ts";
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

/** Leaves what must happen once this transaction is done, not before `due`; rolled back with it. `genre` names who will take it. */
export async function deposer(db: Db, genre: string, charge: unknown, due: Date = new Date()): Promise<void> {
  const row = { id: newId(), genre, charge: JSON.stringify(charge), cree_le: new Date().toISOString() };
  await db
    .insertInto("outbox")
    .values({ ...row, a_partir: due.toISOString() })
    .execute();
}
