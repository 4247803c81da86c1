import type { Generated } from "kysely";
import type { Db } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import type { GenreLienPublic } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    acces_lien_public: {
      empreinte: string;
      genre: GenreLienPublic;
      espace: string;
      convention: string;
      objet: string;
      code: string | null;
      navigateur: string | null;
      essais: Generated<number>;
    };
  }
}

export type LienPublic = { genre: GenreLienPublic; espace: string; convention: string; objet: string };

/** Inscrit le lien par son empreinte : l'annuaire ne sait pas l'écrire, seulement le reconnaître. */
export const insertLienPublic = (db: Db, lien: string, vers: LienPublic & { code?: string }) =>
  db
    .insertInto("acces_lien_public")
    .values({ ...vers, empreinte: hashToken(lien) })
    .execute();

/** Ôte le lien d'un objet, s'il en a un. */
export const deleteLienPublic = (db: Db, { genre, espace, objet }: LienPublic) =>
  db
    .deleteFrom("acces_lien_public")
    .where("genre", "=", genre)
    .where("espace", "=", espace)
    .where("objet", "=", objet)
    .execute();

/** Ce que ce lien ouvre, avec le nom du lieu à montrer. */
export const findLienPublic = (db: Db, genre: GenreLienPublic, lien: string) =>
  db
    .selectFrom("acces_lien_public as l")
    .innerJoin("acces_espace as e", "e.id", "l.espace")
    .innerJoin("acces_convention as c", (join) =>
      join.onRef("c.espace", "=", "l.espace").onRef("c.id", "=", "l.convention"),
    )
    .select(["l.espace", "l.convention", "l.objet", "e.nom as nomEspace", "e.teinte", "c.titre"])
    .where("l.empreinte", "=", hashToken(lien))
    .where("l.genre", "=", genre)
    .executeTakeFirst();
