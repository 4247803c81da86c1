import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";

type Citee = { id: string; titre: string; href: string };
type Ids = readonly string[];

const citer = (convention: string, id: string, titre: string, page: string): Citee => ({
  id,
  titre,
  href: `/conventions/${convention}/${page}`,
});

async function listAvenants(db: Db, { espace, conventions }: Perimetre, ids: Ids): Promise<Citee[]> {
  const lignes = await db
    .selectFrom("actes_avenant")
    .select(["id", "convention", "numero", "objet"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return lignes.map(({ id, convention, numero, objet }) =>
    citer(convention, id, `Avenant ${numero} : ${objet}`, `avenants/${id}`),
  );
}

async function listVersions(db: Db, { espace, conventions }: Perimetre, ids: Ids): Promise<Citee[]> {
  const lignes = await db
    .selectFrom("actes_version as v")
    .leftJoin("actes_reference as r", (join) => join.onRef("r.espace", "=", "v.espace").onRef("r.contenu", "=", "v.id"))
    .select(["v.id", "v.convention", "r.numero"])
    .where("v.espace", "=", espace)
    .where("v.convention", "in", [...conventions])
    .where("v.id", "in", [...ids])
    .execute();
  return lignes.map(({ id, convention, numero }) =>
    citer(convention, id, numero === null ? "Contenu mis à la signature" : `Version ${numero}`, `versions/${id}`),
  );
}

async function listSignatures(db: Db, { espace, conventions }: Perimetre, ids: Ids): Promise<Citee[]> {
  const lignes = await db
    .selectFrom("actes_signature as s")
    .innerJoin("actes_circuit as c", (join) => join.onRef("c.espace", "=", "s.espace").onRef("c.id", "=", "s.circuit"))
    .select(["s.id", "c.convention", "s.nom"])
    .where("s.espace", "=", espace)
    .where("c.convention", "in", [...conventions])
    .where("s.id", "in", [...ids])
    .execute();
  return lignes.map(({ id, convention, nom }) => citer(convention, id, `Signature de ${nom}`, "signature"));
}

async function listDocumentsCites(db: Db, { espace, conventions }: Perimetre, ids: Ids): Promise<Citee[]> {
  const lignes = await db
    .selectFrom("actes_document")
    .select(["id", "convention", "titre"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return lignes.map(({ id, convention, titre }) => citer(convention, id, titre, "bibliotheque"));
}

async function listModelesCites(db: Db, { espace, conventions }: Perimetre, ids: Ids): Promise<Citee[]> {
  const lignes = await db
    .selectFrom("actes_modele")
    .select(["id", "convention", "nom", "numero"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return lignes.map(({ id, convention, nom, numero }) =>
    citer(convention, id, `${nom}, version ${numero}`, `modeles/${id}`),
  );
}

/** De quoi nommer ces avenants, versions, signatures, documents et modèles, et les ouvrir. */
export const listCitationsActes = async (db: Db, perimetre: Perimetre, ids: Ids): Promise<Citee[]> => [
  ...(await listAvenants(db, perimetre, ids)),
  ...(await listVersions(db, perimetre, ids)),
  ...(await listSignatures(db, perimetre, ids)),
  ...(await listDocumentsCites(db, perimetre, ids)),
  ...(await listModelesCites(db, perimetre, ids)),
];
