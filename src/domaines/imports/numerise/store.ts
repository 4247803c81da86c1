import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    imports_numerise: { espace: string; import: string; octets: Uint8Array };
  }
}

export const insertNumerise = (db: Db, { espace }: Perimetre, id: string, octets: Uint8Array) =>
  db.insertInto("imports_numerise").values({ espace, import: id, octets }).execute();

/** Le document d'un import de ce périmètre ; rien s'il n'était pas fait d'images. */
export async function findNumerise(db: Db, { espace, conventions }: Perimetre, id: string): Promise<Uint8Array | null> {
  const row = await db
    .selectFrom("imports_numerise")
    .innerJoin("imports_import", (join) =>
      join
        .onRef("imports_import.espace", "=", "imports_numerise.espace")
        .onRef("imports_import.id", "=", "imports_numerise.import"),
    )
    .select("imports_numerise.octets")
    .where("imports_numerise.espace", "=", espace)
    .where("imports_numerise.import", "=", id)
    .where("imports_import.convention", "in", [...conventions])
    .executeTakeFirst();
  return row ? new Uint8Array(row.octets) : null;
}
