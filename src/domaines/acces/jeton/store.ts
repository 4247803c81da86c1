import type { Db } from "#platform/db/db.ts";
import { hashCode, hashToken } from "#platform/session.ts";
import type { GenreDeLien, Jeton } from "./model.ts";

const select = (db: Db) =>
  db
    .selectFrom("acces_jeton as j")
    .innerJoin("acces_compte as c", "c.id", "j.compte")
    .select([
      "j.id",
      "j.genre",
      "j.compte",
      "c.nom",
      "c.courriel",
      "j.vers",
      "j.navigateur",
      "j.code",
      "j.essais",
      "j.expire_le as expireLe",
      "j.consomme_le as consommeLe",
    ])
    .where("c.ferme_le", "is", null);

export const findJeton = (db: Db, id: string): Promise<Jeton | undefined> =>
  select(db).where("j.id", "=", id).executeTakeFirst();

/** Le lien que nomme une adresse, d'après l'empreinte de ce qu'elle porte. */
export const findJetonParLien = (db: Db, lien: string): Promise<Jeton | undefined> =>
  select(db).where("j.empreinte", "=", hashToken(lien)).executeTakeFirst();

/** Le dernier lien de connexion demandé par ce navigateur. */
export const findJetonParNavigateur = (db: Db, navigateur: string): Promise<Jeton | undefined> =>
  select(db)
    .where("j.navigateur", "=", navigateur)
    .where("j.genre", "=", "connexion")
    .orderBy("j.cree_le", "desc")
    .executeTakeFirst();

type NouveauJeton = {
  id: string;
  genre: GenreDeLien;
  compte: string;
  vers: string;
  navigateur: string | null;
  creeLe: string;
  expireLe: string;
};

/** Inscrit un lien à venir ; la même demande reprise après un envoi manqué n'en fait pas deux. */
export const insertJeton = (db: Db, jeton: NouveauJeton) =>
  db
    .insertInto("acces_jeton")
    .values({
      id: jeton.id,
      genre: jeton.genre,
      compte: jeton.compte,
      vers: jeton.vers,
      navigateur: jeton.navigateur,
      empreinte: null,
      code: null,
      essais: 0,
      cree_le: jeton.creeLe,
      expire_le: jeton.expireLe,
      consomme_le: null,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();

/** Frappe le lien et son code au moment d'écrire le courriel ; ceux d'un envoi manqué ne valent plus. */
export const updateFrappe = (db: Db, id: string, lien: string, code: string | null) =>
  db
    .updateTable("acces_jeton")
    .set({ empreinte: hashToken(lien), code: code && hashCode(id, code) })
    .where("id", "=", id)
    .execute();

/** Consomme le lien si personne ne l'a fait ; vrai pour un seul de deux gestes faits ensemble. */
export async function consommer(db: Db, id: string, le: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("acces_jeton")
    .set({ consomme_le: le.toISOString() })
    .where("id", "=", id)
    .where("consomme_le", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Annule les liens en attente d'un compte : ceux d'une invitation reprise, d'un mot de passe changé. */
export const annulerJetons = (db: Db, compte: string, le: Date, genres: readonly GenreDeLien[]) =>
  db
    .updateTable("acces_jeton")
    .set({ consomme_le: le.toISOString() })
    .where("compte", "=", compte)
    .where("genre", "in", genres)
    .where("consomme_le", "is", null)
    .execute();

/** Ôte les liens dont le terme est passé depuis assez longtemps pour que plus personne ne les ouvre. */
export const deleteJetonsAvant = (db: Db, le: Date) =>
  db.deleteFrom("acces_jeton").where("expire_le", "<", le.toISOString()).execute();
