import { type ColumnType, sql } from "kysely";
import { plusMinutes } from "#commun/jour.ts";
import type { Portee } from "#commun/portee.ts";
import type { Db } from "#platform/db/db.ts";
import type { Compte } from "#platform/http.ts";
import { type Compteur, FENETRE_SECONDES, type GenreQuota, type JetonApi, QUOTA } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    acces_jeton_api: {
      id: string;
      compte: string;
      nom: string;
      empreinte: string;
      portees: ColumnType<Portee[], string, never>;
      cree_le: string;
      expire_le: string;
      vu_le: string | null;
      revoque_le: string | null;
    };
    acces_quota_api: { jeton: string; genre: GenreQuota; depuis: string; nombre: number };
  }
}

const CHAMPS = [
  "j.id",
  "j.nom",
  "j.portees",
  "j.cree_le as creeLe",
  "j.expire_le as expireLe",
  "j.vu_le as vuLe",
  "j.revoque_le as revoqueLe",
] as const;

/** Un jeton et son compte, d'après l'empreinte de ce qui est présenté ; celui d'un compte fermé n'existe plus. */
export async function findJetonApi(
  db: Db,
  empreinte: string,
): Promise<{ jeton: JetonApi; compte: Compte } | undefined> {
  const row = await db
    .selectFrom("acces_jeton_api as j")
    .innerJoin("acces_compte as c", "c.id", "j.compte")
    .select([...CHAMPS, "c.id as compte", "c.nom as nomCompte", "c.courriel", "c.administrateur"])
    .where("j.empreinte", "=", empreinte)
    .where("c.ferme_le", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { compte, nomCompte, courriel, administrateur, ...jeton } = row;
  return { jeton, compte: { id: compte, nom: nomCompte, courriel, administrateur } };
}

/** Les jetons d'un compte qui ne sont pas révoqués, le plus récent d'abord. */
export const listJetonsApi = (db: Db, compte: string): Promise<JetonApi[]> =>
  db
    .selectFrom("acces_jeton_api as j")
    .select(CHAMPS)
    .where("j.compte", "=", compte)
    .where("j.revoque_le", "is", null)
    .orderBy("j.cree_le", "desc")
    .orderBy("j.id", "desc")
    .execute();

type NouveauJeton = Pick<JetonApi, "id" | "nom" | "portees" | "creeLe" | "expireLe"> & {
  compte: string;
  empreinte: string;
};

export const insertJetonApi = (db: Db, { creeLe, expireLe, portees, ...jeton }: NouveauJeton) =>
  db
    .insertInto("acces_jeton_api")
    .values({
      ...jeton,
      portees: JSON.stringify(portees),
      cree_le: creeLe,
      expire_le: expireLe,
      vu_le: null,
      revoque_le: null,
    })
    .execute();

/** Révoque un jeton de ce compte ; vrai s'il y en avait un à révoquer : celui d'un autre n'existe pas. */
export async function revoquerJetonApi(db: Db, compte: string, id: string, le: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("acces_jeton_api")
    .set({ revoque_le: le.toISOString() })
    .where("compte", "=", compte)
    .where("id", "=", id)
    .where("revoque_le", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Ce jeton était à ce compte, qui l'a déjà révoqué. */
export const estRevoque = async (db: Db, compte: string, id: string): Promise<boolean> =>
  (await db
    .selectFrom("acces_jeton_api")
    .select("id")
    .where("compte", "=", compte)
    .where("id", "=", id)
    .where("revoque_le", "is not", null)
    .executeTakeFirst()) !== undefined;

/** Révoque tous les jetons de ce compte ; rend ceux qui ne l'étaient pas déjà. */
export const revoquerJetonsApi = async (db: Db, compte: string, le: Date): Promise<string[]> =>
  (
    await db
      .updateTable("acces_jeton_api")
      .set({ revoque_le: le.toISOString() })
      .where("compte", "=", compte)
      .where("revoque_le", "is", null)
      .returning("id")
      .execute()
  ).map(({ id }) => id);

export const updateVuApi = (db: Db, id: string, le: Date) =>
  db.updateTable("acces_jeton_api").set({ vu_le: le.toISOString() }).where("id", "=", id).execute();

/** Compte une requête, en une instruction : deux requêtes lancées ensemble comptent pour deux. L'heure finie, il repart de un. */
export async function compterRequete(db: Db, jeton: string, genre: GenreQuota, maintenant: Date): Promise<Compteur> {
  const depuis = maintenant.toISOString();
  const debut = plusMinutes(maintenant, -FENETRE_SECONDES / 60).toISOString();
  const finie = sql<boolean>`acces_quota_api.depuis <= ${debut}::timestamptz`;
  return db
    .insertInto("acces_quota_api")
    .values({ jeton, genre, depuis, nombre: 1 })
    .onConflict((conflit) =>
      conflit.columns(["jeton", "genre"]).doUpdateSet({
        depuis: sql`case when ${finie} then excluded.depuis else acces_quota_api.depuis end`,
        nombre: sql`case when ${finie} then 1 else least(acces_quota_api.nombre + 1, ${QUOTA[genre] + 1}) end`,
      }),
    )
    .returning(["depuis", "nombre"])
    .executeTakeFirstOrThrow();
}
