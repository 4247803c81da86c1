import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";
import type { CompteGarde } from "./model.ts";
import { cleDe } from "./rules.ts";

const CHAMPS = ["id", "nom", "courriel", "administrateur", "ferme_le as fermeLe", "active_le as activeLe"] as const;

export const findCompteParCourriel = (db: Db, courriel: string): Promise<CompteGarde | undefined> =>
  db.selectFrom("acces_compte").select(CHAMPS).where("courriel_cle", "=", cleDe(courriel)).executeTakeFirst();

export const findCompte = (db: Db, id: string): Promise<CompteGarde | undefined> =>
  db.selectFrom("acces_compte").select(CHAMPS).where("id", "=", id).executeTakeFirst();

/** Les noms de ces comptes, pour dire qui a fait quoi. */
export async function listNoms(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("acces_compte")
    .select(["id", "nom"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, nom }) => [id, nom]));
}

/** L'empreinte du mot de passe d'un compte ouvert, s'il en a un. */
export const findEmpreinte = (db: Db, courriel: string) =>
  db
    .selectFrom("acces_compte")
    .select(["id", "empreinte"])
    .where("courriel_cle", "=", cleDe(courriel))
    .where("ferme_le", "is", null)
    .executeTakeFirst();

export const updateEmpreinte = (db: Db, id: string, empreinte: string) =>
  db.updateTable("acces_compte").set({ empreinte }).where("id", "=", id).execute();

/** Note que la personne a pris son compte en main, la première fois seulement. */
export const updateActif = (db: Db, id: string, le: Date) =>
  db
    .updateTable("acces_compte")
    .set({ active_le: le.toISOString() })
    .where("id", "=", id)
    .where("active_le", "is", null)
    .execute();

export type NouveauCompte = {
  id: string;
  courriel: string;
  nom: string;
  administrateur?: boolean;
  empreinte?: string | null;
  demonstration?: string | null;
  activeLe?: string | null;
};

export const insertCompte = (db: Db, compte: NouveauCompte, le: Date) =>
  db
    .insertInto("acces_compte")
    .values({
      id: compte.id,
      courriel: compte.courriel.trim(),
      courriel_cle: cleDe(compte.courriel),
      nom: compte.nom,
      empreinte: compte.empreinte ?? null,
      administrateur: compte.administrateur ?? false,
      demonstration: compte.demonstration ?? null,
      ferme_le: null,
      active_le: compte.activeLe ?? null,
      cree_le: le.toISOString(),
    })
    .execute();

/** Une adresse ne s’inscrit qu’une fois à la fois : un second envoi au même instant attend ici, puis trouve le compte ouvert. */
export const lockCourriel = (db: Db, courriel: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`acces_compte ${cleDe(courriel)}`}, 0))`.execute(db);

/** Ferme ou rouvre un compte ; ses sessions tombent à la requête suivante. */
export const updateFerme = (db: Db, id: string, le: Date | null) =>
  db
    .updateTable("acces_compte")
    .set({ ferme_le: le?.toISOString() ?? null })
    .where("id", "=", id)
    .execute();
