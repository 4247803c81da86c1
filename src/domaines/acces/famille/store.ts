import type { Generated } from "kysely";
import type { Db } from "#platform/db/db.ts";
import { hashCode, hashToken } from "#platform/session.ts";
import type { EtatGuichet, Foyer, LienFamille, SessionFamille } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    acces_famille_lien: {
      empreinte: string;
      espace: string;
      famille: string;
      code: string;
      navigateur: string | null;
      essais: Generated<number>;
      expire_le: string;
    };
    acces_famille_session: {
      empreinte: string;
      espace: string;
      famille: string;
      duree: number;
      jusqu_a: string;
      expire_le: string;
    };
  }
}

const SESSION = ["empreinte", "espace", "famille", "duree", "jusqu_a as jusquA", "expire_le as expireLe"] as const;
const LIEN = ["empreinte", "espace", "famille", "code", "navigateur", "essais", "expire_le as expireLe"] as const;

/** L'accueil d'un espace, et comment on le nomme. */
export const findGuichet = (
  db: Db,
  espace: string,
): Promise<{ nomEspace: string; teinte: number; etat: EtatGuichet; contact: string } | undefined> =>
  db
    .selectFrom("acces_espace")
    .select(["nom as nomEspace", "teinte", "guichet as etat", "guichet_contact as contact"])
    .where("id", "=", espace)
    .executeTakeFirst();

export const updateGuichet = (db: Db, espace: string, { etat, contact }: { etat: EtatGuichet; contact: string }) =>
  db.updateTable("acces_espace").set({ guichet: etat, guichet_contact: contact }).where("id", "=", espace).execute();

/** La session d'un navigateur, encore ouverte ou non. */
export const findSessionFamille = (db: Db, empreinte: string): Promise<SessionFamille | undefined> =>
  db.selectFrom("acces_famille_session").select(SESSION).where("empreinte", "=", empreinte).executeTakeFirst();

export const insertSessionFamille = (db: Db, { jusquA, expireLe, ...session }: SessionFamille) =>
  db
    .insertInto("acces_famille_session")
    .values({ ...session, jusqu_a: jusquA, expire_le: expireLe })
    .execute();

export const updateJusquA = (db: Db, empreinte: string, jusquA: string) =>
  db.updateTable("acces_famille_session").set({ jusqu_a: jusquA }).where("empreinte", "=", empreinte).execute();

/** Une demande envoyée se referme plus vite qu'un brouillon : dans tous les navigateurs de la famille. */
export const updateDuree = (db: Db, { espace, famille }: Foyer, duree: number, jusquA: string) =>
  db
    .updateTable("acces_famille_session")
    .set({ duree, jusqu_a: jusquA })
    .where("espace", "=", espace)
    .where("famille", "=", famille)
    .execute();

export const deleteSessionFamille = (db: Db, empreinte: string) =>
  db.deleteFrom("acces_famille_session").where("empreinte", "=", empreinte).execute();

/** Ferme une famille dans tous ses navigateurs. */
export const deleteSessionsFamille = (db: Db, { espace, famille }: Foyer) =>
  db.deleteFrom("acces_famille_session").where("espace", "=", espace).where("famille", "=", famille).execute();

/** Le lien d'un courriel, encore bon ou passé. */
export const findLienFamille = (db: Db, lien: string): Promise<LienFamille | undefined> =>
  db.selectFrom("acces_famille_lien").select(LIEN).where("empreinte", "=", hashToken(lien)).executeTakeFirst();

/** Frappe un lien neuf ; ceux d'avant ne servent plus qu'à en demander un autre. */
export async function insertLienFamille(
  db: Db,
  { espace, famille }: Foyer,
  { lien, code, le, expireLe }: { lien: string; code: string; le: Date; expireLe: Date },
): Promise<void> {
  await db
    .updateTable("acces_famille_lien")
    .set({ expire_le: le.toISOString() })
    .where("espace", "=", espace)
    .where("famille", "=", famille)
    .where("expire_le", ">", le.toISOString())
    .execute();
  await db
    .insertInto("acces_famille_lien")
    .values({
      empreinte: hashToken(lien),
      espace,
      famille,
      code: hashCode(lien, code),
      navigateur: null,
      expire_le: expireLe.toISOString(),
    })
    .execute();
}

/** Retient le navigateur qui a ouvert ce lien. */
export const updateNavigateur = (db: Db, empreinte: string, navigateur: string) =>
  db.updateTable("acces_famille_lien").set({ navigateur }).where("empreinte", "=", empreinte).execute();

/** Ôte ce que le temps a fermé. */
export async function deleteFamillesAvant(db: Db, sessions: Date, liens: Date): Promise<void> {
  await db.deleteFrom("acces_famille_session").where("expire_le", "<", sessions.toISOString()).execute();
  await db.deleteFrom("acces_famille_lien").where("expire_le", "<", liens.toISOString()).execute();
}

/** Ferme tout ce qu'une famille avait d'ouvert, liens compris, sauf ce navigateur s'il est dit. */
export async function deleteFoyer(db: Db, { espace, famille }: Foyer, sauf: string | null = null): Promise<void> {
  for (const table of ["acces_famille_session", "acces_famille_lien"] as const)
    await db
      .deleteFrom(table)
      .where("espace", "=", espace)
      .where("famille", "=", famille)
      .where("empreinte", "<>", sauf ?? "")
      .execute();
}
