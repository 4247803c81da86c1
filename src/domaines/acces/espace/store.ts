import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Espace } from "./model.ts";

const CHAMPS = ["id", "nom", "teinte", "responsable", "delegue"] as const;

export const getEspace = (db: Db, id: string): Promise<Espace> =>
  db.selectFrom("acces_espace").select(CHAMPS).where("id", "=", id).executeTakeFirst().then(orNotFound);

export const listEspaces = (db: Db): Promise<Espace[]> =>
  db.selectFrom("acces_espace").select(CHAMPS).orderBy("nom").orderBy("id").execute();

/** Ouvre un espace, sauf s'il l'est déjà ; sa teinte est celle du territoire, de 0 à 359. */
export const insertEspace = (db: Db, espace: Pick<Espace, "id" | "nom" | "teinte">, le: Date) =>
  db
    .insertInto("acces_espace")
    .values({ ...espace, cree_le: le.toISOString() })
    .onConflict((oc) => oc.column("id").doNothing())
    .executeTakeFirstOrThrow()
    .then(({ numInsertedOrUpdatedRows }) => (numInsertedOrUpdatedRows ?? 0n) > 0n);

export const updateResponsable = (db: Db, id: string, responsable: string, delegue: string) =>
  db
    .updateTable("acces_espace")
    .set({ responsable: responsable || null, delegue: delegue || null })
    .where("id", "=", id)
    .execute();

/** Les conventions d'un espace, dans l'ordre de leur titre. */
export const listConventions = (db: Db, espace: string): Promise<{ id: string; titre: string }[]> =>
  db
    .selectFrom("acces_convention")
    .select(["id", "titre"])
    .where("espace", "=", espace)
    .orderBy("titre")
    .orderBy("id")
    .execute();

/** Une convention de l'annuaire et son espace, pour une commande, qui ne vient d'aucune adresse. */
export const findConvention = (db: Db, id: string): Promise<{ espace: string; titre: string } | undefined> =>
  db.selectFrom("acces_convention").select(["espace", "titre"]).where("id", "=", id).executeTakeFirst();

/** Inscrit une convention dans l'annuaire : sans cette ligne, aucune adresse n'y mène. */
export const insertConvention = (db: Db, convention: { espace: string; id: string; titre: string }) =>
  db.insertInto("acces_convention").values(convention).execute();

/** Le titre que l'annuaire montre suit celui de la convention. */
export const updateTitreConvention = (db: Db, { espace, id, titre }: { espace: string; id: string; titre: string }) =>
  db.updateTable("acces_convention").set({ titre }).where("espace", "=", espace).where("id", "=", id).execute();

/** Chaque espace et ses conventions : pour ce que le serveur fait de lui-même, espace par espace. */
export async function listEspacesPeuples(
  db: Db,
): Promise<{ id: string; nom: string; teinte: number; conventions: string[] }[]> {
  const espaces = await listEspaces(db);
  const toutes = await db.selectFrom("acces_convention").select(["espace", "id"]).orderBy("id").execute();
  const parEspace = Map.groupBy(toutes, ({ espace }) => espace);
  return espaces.map(({ id, nom, teinte }) => ({
    id,
    nom,
    teinte,
    conventions: (parEspace.get(id) ?? []).map((une) => une.id),
  }));
}
