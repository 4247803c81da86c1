import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

/** Comment nommer, au journal, ces demandes d'avis, ces porteurs et ces schémas, et les ouvrir. */
export async function listCitationsSppe(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> {
  const avis = await db
    .selectFrom("sppe_avis")
    .select(["id", "objet as titre"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  const projets = await db
    .selectFrom("sppe_projet")
    .select(["id", "nom as titre"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  const schemas = await db
    .selectFrom("sppe_schema")
    .select(["id", "titre"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  const ouvrir = (noms: string, lignes: { id: string; titre: string }[]) =>
    lignes.map(({ id, titre }) => ({ id, titre, href: `/espaces/${espace}/petite-enfance/${noms}/${id}` }));
  return [...ouvrir("avis", avis), ...ouvrir("projets", projets), ...ouvrir("schemas", schemas)];
}
