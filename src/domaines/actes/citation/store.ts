import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

type Citee = { id: string; titre: string; href: string };

/** De quoi nommer ces avenants, ces versions, ces mises à la signature et ces signatures, et les ouvrir. */
export async function listCitationsActes(
  db: Db,
  { espace, conventions }: Perimetre,
  ids: readonly string[],
): Promise<Citee[]> {
  const avenants = await db
    .selectFrom("actes_avenant")
    .select(["id", "convention", "numero", "objet"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  const versions = await db
    .selectFrom("actes_version as v")
    .leftJoin("actes_reference as r", (join) => join.onRef("r.espace", "=", "v.espace").onRef("r.contenu", "=", "v.id"))
    .select(["v.id", "v.convention", "r.numero"])
    .where("v.espace", "=", espace)
    .where("v.convention", "in", [...conventions])
    .where("v.id", "in", [...ids])
    .execute();
  const signatures = await db
    .selectFrom("actes_signature as s")
    .innerJoin("actes_circuit as c", (join) => join.onRef("c.espace", "=", "s.espace").onRef("c.id", "=", "s.circuit"))
    .select(["s.id", "c.convention", "s.nom"])
    .where("s.espace", "=", espace)
    .where("c.convention", "in", [...conventions])
    .where("s.id", "in", [...ids])
    .execute();
  const ici = (convention: string) => `/conventions/${convention}`;
  return [
    ...avenants.map(({ id, convention, numero, objet }) => ({
      id,
      titre: `Avenant ${numero} : ${objet}`,
      href: `${ici(convention)}/avenants/${id}`,
    })),
    ...versions.map(({ id, convention, numero }) => ({
      id,
      titre: numero === null ? "Contenu mis à la signature" : `Version ${numero}`,
      href: `${ici(convention)}/versions/${id}`,
    })),
    ...signatures.map(({ id, convention, nom }) => ({
      id,
      titre: `Signature de ${nom}`,
      href: `${ici(convention)}/signature`,
    })),
  ];
}
