import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

type Ligne = { id: string; convention: string; titre: string };
const ouvrir = (noms: string, lignes: readonly Ligne[]) =>
  lignes.map(({ id, convention, titre }) => ({ id, titre, href: `/conventions/${convention}/${noms}/${id}` }));

/** De quoi nommer ces campagnes et ces indicateurs, et les ouvrir ; ce que le périmètre ne montre pas n'est pas rendu. */
export async function listCitationsSuivi(
  db: Db,
  { espace, conventions }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> {
  const campagnes = await db
    .selectFrom("suivi_campagne")
    .select(["id", "convention", "titre"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  const indicateurs = await db
    .selectFrom("suivi_indicateur")
    .select(["id", "convention", "libelle as titre"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return [...ouvrir("suivi/campagnes", campagnes), ...ouvrir("indicateurs", indicateurs)];
}
