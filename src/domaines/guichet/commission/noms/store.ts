import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Demande, Langue } from "../../demande/model.ts";
import { listDemandes } from "../../demande/store.ts";

/** La langue que la famille d'un dossier a choisie, pour ceux de ces numéros où ce n'est pas le français. */
export async function listLangues(
  db: Db,
  { espace }: Perimetre,
  gardes: readonly { id: string; dossier: string }[],
): Promise<Map<string, Langue>> {
  if (gardes.length === 0) return new Map();
  const rows = await db
    .selectFrom("guichet_demande as d")
    .innerJoin("guichet_famille as f", (join) =>
      join.onRef("f.espace", "=", "d.espace").onRef("f.id", "=", "d.famille"),
    )
    .select(["d.dossier", "f.langue"])
    .distinct()
    .where("d.espace", "=", espace)
    .where("f.langue", "<>", "fr")
    .where("d.dossier", "in", [...new Set(gardes.map(({ dossier }) => dossier))])
    .execute();
  const langues = new Map(rows.map(({ dossier, langue }) => [dossier, langue]));
  return new Map(
    gardes.flatMap(({ id, dossier }) => {
      const langue = langues.get(dossier);
      return langue ? [[id, langue] as const] : [];
    }),
  );
}

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
