import type { Db } from "#platform/db/db.ts";
import type { Compte } from "#platform/http.ts";
import type { Persona, Session } from "./model.ts";

const CHAMPS = [
  "s.empreinte",
  "s.compte",
  "s.ouverte_le as ouverteLe",
  "s.vue_le as vueLe",
  "s.appareil",
  "s.fermee_le as fermeeLe",
] as const;

/** Une session et son compte, d'après l'empreinte du jeton ; celle d'un compte fermé n'existe plus. */
export async function findSession(
  db: Db,
  empreinte: string,
): Promise<{ session: Session; compte: Compte } | undefined> {
  const row = await db
    .selectFrom("acces_session as s")
    .innerJoin("acces_compte as c", "c.id", "s.compte")
    .select([...CHAMPS, "c.id", "c.nom", "c.courriel", "c.administrateur"])
    .where("s.empreinte", "=", empreinte)
    .where("c.ferme_le", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { id, nom, courriel, administrateur, ...session } = row;
  return { session, compte: { id, nom, courriel, administrateur } };
}

/** Les sessions d'un compte qui ne sont pas fermées, la plus récente d'abord. */
export const listSessions = (db: Db, compte: string): Promise<Session[]> =>
  db
    .selectFrom("acces_session as s")
    .select(CHAMPS)
    .where("s.compte", "=", compte)
    .where("s.fermee_le", "is", null)
    .orderBy("s.vue_le", "desc")
    .orderBy("s.empreinte")
    .execute();

export const insertSession = (db: Db, session: Session) =>
  db
    .insertInto("acces_session")
    .values({
      empreinte: session.empreinte,
      compte: session.compte,
      ouverte_le: session.ouverteLe,
      vue_le: session.vueLe,
      appareil: session.appareil,
      fermee_le: null,
    })
    .execute();

export const updateVue = (db: Db, empreinte: string, le: Date) =>
  db.updateTable("acces_session").set({ vue_le: le.toISOString() }).where("empreinte", "=", empreinte).execute();

/** Ferme une session de ce compte ; celle d'un autre n'existe pas. */
export const closeSession = (db: Db, compte: string, empreinte: string, le: Date) =>
  db
    .updateTable("acces_session")
    .set((eb) => ({ fermee_le: eb.fn.coalesce("fermee_le", eb.val(le.toISOString())) }))
    .where("compte", "=", compte)
    .where("empreinte", "=", empreinte)
    .executeTakeFirst();

/** Ferme les sessions d'un compte, sauf celle que l'on garde. */
export const closeSessions = (db: Db, compte: string, le: Date, saufEmpreinte = "") =>
  db
    .updateTable("acces_session")
    .set({ fermee_le: le.toISOString() })
    .where("compte", "=", compte)
    .where("empreinte", "<>", saufEmpreinte)
    .where("fermee_le", "is", null)
    .execute();

/** Ôte les sessions dont le dernier geste est trop ancien pour être encore gardées. */
export const deleteSessionsAvant = (db: Db, le: Date) =>
  db.deleteFrom("acces_session").where("vue_le", "<", le.toISOString()).execute();

/** Les personnes de la démonstration, dans l'ordre où la page les présente. */
export async function listPersonas(db: Db): Promise<Persona[]> {
  const rows = await db
    .selectFrom("acces_compte")
    .select(["id", "nom", "demonstration"])
    .where("demonstration", "is not", null)
    .where("ferme_le", "is", null)
    .orderBy("cree_le")
    .orderBy("id")
    .execute();
  return rows.map(({ id, nom, demonstration }) => ({ id, nom, presentation: demonstration ?? "" }));
}
