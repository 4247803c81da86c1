import type { ColumnType } from "kysely";

/** A jsonb column: a value when read, its JSON text when written. */
export type Json<T> = ColumnType<T, string, string>;

/**
 * The tables of the database. Each slice adds its own beside the SQL that opens them, in `store.ts`:
 * `declare module "#platform/db/tables.ts" { interface Tables { plan_fiche: … } }`.
 */
export interface Tables {
  installation: { cle: string; valeur: string };
}
