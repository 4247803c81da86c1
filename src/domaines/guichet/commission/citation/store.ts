import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

type Citee = { id: string; titre: string; href: string };

/** Comment nommer, au journal, ces séances et ces places proposées, et les ouvrir ; d'une offre, on ne dit que sa séance. */
export async function listCitationsCommission(db: Db, { espace }: Perimetre, ids: readonly string[]): Promise<Citee[]> {
  const ici = `/espaces/${espace}/commissions`;
  const seances = await db
    .selectFrom("guichet_commission")
    .select(["id", "nom"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  const offres = await db
    .selectFrom("guichet_offre as o")
    .innerJoin("guichet_commission as c", (join) =>
      join.onRef("c.espace", "=", "o.espace").onRef("c.id", "=", "o.commission"),
    )
    .select(["o.id", "c.nom", "c.id as commission"])
    .where("o.espace", "=", espace)
    .where("o.id", "in", [...ids])
    .execute();
  const liberees = await db
    .selectFrom("guichet_liberee")
    .select("id")
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  return [
    ...seances.map(({ id, nom }) => ({ id, titre: nom, href: `${ici}/${id}` })),
    ...offres.map(({ id, nom, commission }) => ({
      id,
      titre: `une place proposée, ${nom}`,
      href: `${ici}/${commission}/reponses`,
    })),
    ...liberees.map(({ id }) => ({ id, titre: "une place libérée", href: `${ici}/liberees/${id}` })),
  ];
}
