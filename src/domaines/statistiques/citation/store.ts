import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

/** Comment nommer, au journal, ces imports et ces chiffres du territoire, et les ouvrir. */
export async function listCitationsStatistiques(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> {
  const depots = await db
    .selectFrom("statistiques_depot")
    .select(["id", "nom"])
    .where("espace", "=", espace)
    .where("genre", "=", "import")
    .where("id", "in", [...ids])
    .execute();
  const propres = await db
    .selectFrom("statistiques_propre")
    .select(["code", "definition"])
    .where("espace", "=", espace)
    .where("code", "in", [...ids])
    .execute();
  const ici = `/espaces/${espace}/statistiques`;
  return [
    ...depots.map(({ id, nom }) => ({ id, titre: nom, href: `${ici}/imports/${id}` })),
    ...propres.map(({ code, definition }) => ({ id: code, titre: definition.nom, href: `${ici}/${code}` })),
  ];
}
