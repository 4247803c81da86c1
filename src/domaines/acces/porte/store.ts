import type { Db } from "#platform/db/db.ts";
import { hashCode, hashToken } from "#platform/session.ts";
import type { Porte } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    acces_porte: {
      id: string;
      espace: string;
      convention: string;
      sujet: string;
      nom: string;
      empreinte: string | null;
      code: string | null;
      essais: number;
      cree_le: string;
      expire_le: string;
    };
    acces_porte_navigateur: { porte: string; navigateur: string; jusqu_a: string };
  }
}

const COLONNES = [
  "p.id",
  "p.espace",
  "p.convention",
  "p.sujet",
  "p.nom",
  "p.code",
  "p.essais",
  "p.expire_le as expireLe",
  "n.navigateur",
  "n.jusqu_a as jusquA",
] as const;

/** Le lien d'une porte, et le navigateur qui la tient : celui-ci s'il est l'un d'eux, sinon un autre. */
export const findPorteParLien = (db: Db, lien: string, temoin: string | null): Promise<Porte | undefined> =>
  db
    .selectFrom("acces_porte as p")
    .leftJoin("acces_porte_navigateur as n", "n.porte", "p.id")
    .select(COLONNES)
    .where("p.empreinte", "=", hashToken(lien))
    .orderBy((un) => un("n.navigateur", "=", temoin ?? ""), "desc")
    .limit(1)
    .executeTakeFirst();

/** La porte de cette convention que ce navigateur tient ; sans convention, la dernière qu'il a ouverte. */
export const findPorteParTemoin = (db: Db, temoin: string, convention?: string): Promise<Porte | undefined> =>
  db
    .selectFrom("acces_porte as p")
    .innerJoin("acces_porte_navigateur as n", "n.porte", "p.id")
    .select(COLONNES)
    .where("n.navigateur", "=", temoin)
    .$if(convention !== undefined, (requete) => requete.where("p.convention", "=", convention ?? ""))
    .orderBy("n.jusqu_a", "desc")
    .limit(1)
    .executeTakeFirst();

type Frappe = Pick<Porte, "id" | "espace" | "convention" | "sujet" | "nom" | "expireLe"> & { creeLe: string };

/** Frappe la porte au moment d'écrire son courriel : le lien et le code d'un envoi manqué ne valent plus. */
export async function frapperPorte(
  db: Db,
  porte: Frappe,
  { lien, code }: { lien: string; code: string },
): Promise<void> {
  const { id, espace, convention, sujet, nom, expireLe, creeLe } = porte;
  const secret = {
    empreinte: hashToken(lien),
    code: hashCode(id, code),
    essais: 0,
  };
  await db.deleteFrom("acces_porte_navigateur").where("porte", "=", id).execute();
  await db
    .insertInto("acces_porte")
    .values({ id, espace, convention, sujet, nom, cree_le: creeLe, expire_le: expireLe, ...secret })
    .onConflict((conflit) => conflit.column("id").doUpdateSet(secret))
    .execute();
}

/** Ouvre la porte à ce navigateur, jusqu'à cet instant ; ceux qui la tenaient déjà la gardent. */
export const saveOuverture = (db: Db, porte: string, temoin: string, jusquA: Date) =>
  db
    .insertInto("acces_porte_navigateur")
    .values({ porte, navigateur: temoin, jusqu_a: jusquA.toISOString() })
    .onConflict((conflit) => conflit.columns(["navigateur", "porte"]).doUpdateSet({ jusqu_a: jusquA.toISOString() }))
    .execute();

/** Le nom de l'espace et de la convention d'une porte, pour le dire avant qu'elle s'ouvre. */
export const findLieuDePorte = (db: Db, { espace, convention }: Pick<Porte, "espace" | "convention">) =>
  db
    .selectFrom("acces_convention as c")
    .innerJoin("acces_espace as e", "e.id", "c.espace")
    .select(["e.nom as nomEspace", "e.teinte", "c.titre"])
    .where("c.espace", "=", espace)
    .where("c.id", "=", convention)
    .executeTakeFirst();

/** Ôte les portes dont le terme est passé. */
export const deletePortesAvant = (db: Db, le: Date) =>
  db.deleteFrom("acces_porte").where("expire_le", "<", le.toISOString()).execute();
