import type { Db } from "#platform/db/db.ts";
import type { Compte } from "#platform/http.ts";
import { hashToken } from "#platform/session.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    acces_flux: {
      empreinte: string;
      compte: string;
      cree_le: string;
      vu_le: string | null;
      revoque_le: string | null;
    };
  }
}

/** L'adresse secrète d'un agenda : quand elle fut faite, et quand on l'a lue pour la dernière fois. */
export type Flux = { creeLe: string; vuLe: string | null };

/** Le flux valable d'un compte ; l'adresse elle-même ne se relit pas. */
export const findFlux = (db: Db, compte: string): Promise<Flux | undefined> =>
  db
    .selectFrom("acces_flux")
    .select(["cree_le as creeLe", "vu_le as vuLe"])
    .where("compte", "=", compte)
    .where("revoque_le", "is", null)
    .executeTakeFirst();

/** Ôte à un compte son adresse secrète ; vrai s'il en avait une. */
export async function revoquerFlux(db: Db, compte: string, le: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("acces_flux")
    .set({ revoque_le: le.toISOString() })
    .where("compte", "=", compte)
    .where("revoque_le", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

export const insertFlux = (db: Db, compte: string, jeton: string, le: Date) =>
  db
    .insertInto("acces_flux")
    .values({ empreinte: hashToken(jeton), compte, cree_le: le.toISOString(), vu_le: null, revoque_le: null })
    .execute();

/** À qui est cette adresse ; révoquée, ou celle d'un compte fermé, elle n'est à personne. */
export const findCompteDuFlux = (db: Db, jeton: string): Promise<Compte | undefined> =>
  db
    .selectFrom("acces_flux as f")
    .innerJoin("acces_compte as c", "c.id", "f.compte")
    .select(["c.id", "c.nom", "c.courriel", "c.administrateur"])
    .where("f.empreinte", "=", hashToken(jeton))
    .where("f.revoque_le", "is", null)
    .where("c.ferme_le", "is", null)
    .executeTakeFirst();

export const updateVuFlux = (db: Db, jeton: string, le: Date) =>
  db.updateTable("acces_flux").set({ vu_le: le.toISOString() }).where("empreinte", "=", hashToken(jeton)).execute();
