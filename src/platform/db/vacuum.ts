import { sql } from "kysely";
import type { Base } from "./db.ts";

/** Table by table: between two of them the pages that wait get their turn. */
export async function vacuum(base: Base): Promise<void> {
  const { rows } = await sql<{ nom: string }>`
    select relname as nom from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`.execute(base);
  for (const { nom } of rows) await sql`vacuum analyze ${sql.table(nom)}`.execute(base);
}
