import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

/** Comment nommer, au journal, ces versions du règlement, et les ouvrir. */
export async function listCitationsReglement(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> {
  const lignes = await db
    .selectFrom("guichet_reglement")
    .select(["id", "titre", "numero"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  return lignes.map(({ id, titre, numero }) => ({
    id,
    titre: `${titre}, version ${numero}`,
    href: `/espaces/${espace}/guichet/reglement/${id}`,
  }));
}
