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
      navigateur: string | null;
      jusqu_a: string | null;
      essais: number;
      cree_le: string;
      expire_le: string;
    };
  }
}

const COLONNES = [
  "id",
  "espace",
  "convention",
  "sujet",
  "nom",
  "code",
  "navigateur",
  "jusqu_a as jusquA",
  "essais",
  "expire_le as expireLe",
] as const;

export const findPorteParLien = (db: Db, lien: string): Promise<Porte | undefined> =>
  db.selectFrom("acces_porte").select(COLONNES).where("empreinte", "=", hashToken(lien)).executeTakeFirst();

export const findPorteParTemoin = (db: Db, temoin: string): Promise<Porte | undefined> =>
  db.selectFrom("acces_porte").select(COLONNES).where("navigateur", "=", temoin).executeTakeFirst();

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
    navigateur: null,
    jusqu_a: null,
  };
  await db
    .insertInto("acces_porte")
    .values({ id, espace, convention, sujet, nom, cree_le: creeLe, expire_le: expireLe, ...secret })
    .onConflict((conflit) => conflit.column("id").doUpdateSet(secret))
    .execute();
}

/** Ouvre la porte à ce navigateur, jusqu'à cet instant. */
export const updateOuverture = (db: Db, id: string, temoin: string, jusquA: Date) =>
  db
    .updateTable("acces_porte")
    .set({ navigateur: temoin, jusqu_a: jusquA.toISOString() })
    .where("id", "=", id)
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
