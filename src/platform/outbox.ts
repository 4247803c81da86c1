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

/** Leaves what must happen once this transaction is done; rolled back with it. `genre` names who will take it. */
export async function deposer(db: Db, genre: string, charge: unknown): Promise<void> {
  const le = new Date().toISOString();
  await db
    .insertInto("outbox")
    .values({ id: newId(), genre, charge: JSON.stringify(charge), cree_le: le, a_partir: le })
    .execute();
}
