import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { ENONCES } from "../veille/lexique.ts";

/** Comment nommer, au journal, ces tâches de la veille, et les ouvrir. */
export async function listCitationsObservatoire(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> {
  const taches = await db
    .selectFrom("observatoire_tache")
    .select(["id", "regle"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  return taches.map(({ id, regle }) => ({
    id,
    titre: ENONCES[regle].nom,
    href: `/espaces/${espace}/observatoire/veille/taches/${id}`,
  }));
}
