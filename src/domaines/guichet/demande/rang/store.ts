import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

/** De quoi reconnaître que la file n'a pas bougé : combien attendent, leurs versions, le dernier changement, le dernier avis d'expert. */
export async function findEtatDeFile(db: Db, { espace }: Perimetre): Promise<string> {
  const { etat } = await db
    .selectFrom("guichet_demande")
    .select(
      sql<string>`concat_ws('/', count(*), sum(version), max(change_le),
        (select concat_ws('/', count(*), sum(x.points), max(x.saisi_le)) from guichet_expertise x where x.espace = ${espace}))`.as(
        "etat",
      ),
    )
    .where("espace", "=", espace)
    .where("etat", "=", "enAttente")
    .executeTakeFirstOrThrow();
  return etat;
}
