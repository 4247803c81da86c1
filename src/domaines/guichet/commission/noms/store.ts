import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Demande } from "../../demande/model.ts";
import { listDemandes } from "../../demande/store.ts";

/** Les demandes de ces dossiers, leurs enfants dans l'ordre. */
export async function listDemandesDeDossiers(
  db: Db,
  perimetre: Perimetre,
  dossiers: readonly string[],
): Promise<Demande[]> {
  if (dossiers.length === 0) return [];
  const rows = await db
    .selectFrom("guichet_demande")
    .select("id")
    .where("espace", "=", perimetre.espace)
    .where("dossier", "in", [...new Set(dossiers)])
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return [];
  const demandes = await listDemandes(db, perimetre, { ids });
  return demandes.toSorted((a, b) => a.rang - b.rang);
}
