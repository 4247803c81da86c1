import type { Db } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import type { GenreLienPublic } from "../model.ts";

/** Un lien que tient le navigateur où il s'est d'abord ouvert ; seules ses empreintes se gardent. */
export type LienTenu = {
  empreinte: string;
  espace: string;
  objet: string;
  code: string | null;
  navigateur: string | null;
  essais: number;
};

export const findLienTenu = (db: Db, genre: GenreLienPublic, lien: string): Promise<LienTenu | undefined> =>
  db
    .selectFrom("acces_lien_public")
    .select(["empreinte", "espace", "objet", "code", "navigateur", "essais"])
    .where("empreinte", "=", hashToken(lien))
    .where("genre", "=", genre)
    .executeTakeFirst();

/** Ce navigateur tient désormais le lien. */
export const updateNavigateur = (db: Db, empreinte: string, navigateur: string) =>
  db.updateTable("acces_lien_public").set({ navigateur }).where("empreinte", "=", empreinte).execute();
