import { type Insertable, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { conflict, orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Colonne, Feuille, Reglage } from "../apport/model.ts";
import type { Bilan, Depot, EtatDepot, GenreDepot } from "./model.ts";

/** Ce qu'un import garde tant qu'il se prépare. */
export type Prepare = { feuilles: Feuille[]; reglage: Reglage };

declare module "#platform/db/tables.ts" {
  interface Tables {
    statistiques_depot: {
      espace: string;
      id: string;
      rang: number;
      genre: GenreDepot;
      nom: string;
      modele: string;
      source: string;
      etat: EtatDepot;
      empreinte: string;
      auteur: string;
      depose_le: string;
      grille: Json<unknown> | null;
      colonnes: Json<unknown> | null;
      bilan: Json<Bilan>;
      version: number;
    };
    statistiques_correspondance: { espace: string; signature: string; colonnes: Json<Colonne[]> };
  }
}

const CHAMPS = [
  "id",
  "rang",
  "genre",
  "nom",
  "modele",
  "source",
  "etat",
  "empreinte",
  "auteur",
  "depose_le as deposeLe",
  "bilan",
  "version",
] as const;

const choisis = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("statistiques_depot").select(CHAMPS).where("espace", "=", espace);

const OBJET = "statistiques.depot";

/** Les imports de l'espace, le dernier d'abord. */
export const listImports = (db: Db, perimetre: Perimetre): Promise<Depot[]> =>
  choisis(db, perimetre).where("genre", "=", "import").orderBy("rang", "desc").execute();

export const getDepot = (db: Db, perimetre: Perimetre, id: string): Promise<Depot> =>
  choisis(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

/** Le dépôt de cette clé, s'il existe déjà. */
export const findDepot = (db: Db, perimetre: Perimetre, id: string): Promise<Depot | undefined> =>
  choisis(db, perimetre).where("id", "=", id).executeTakeFirst();

/** Le rang du dépôt qui parlera en dernier ; qui en écrit un autre au même instant attend son tour. */
export async function getRangSuivant(db: Db, { espace }: Perimetre): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`statistiques_depot ${espace}`}, 0))`.execute(db);
  const { dernier } = await db
    .selectFrom("statistiques_depot")
    .select((eb) => eb.fn.max("rang").as("dernier"))
    .where("espace", "=", espace)
    .executeTakeFirstOrThrow();
  return Number(dernier ?? 0) + 1;
}

/** Écrit un dépôt, ou redit celui de la même clé ; ses valeurs s'écrivent à part. */
export async function saveDepot(db: Db, { espace }: Perimetre, depot: Omit<Depot, "version">): Promise<void> {
  const { deposeLe, bilan, id, ...reste } = depot;
  const ligne: Omit<Insertable<Tables["statistiques_depot"]>, "id" | "espace" | "version"> = {
    ...reste,
    depose_le: deposeLe,
    bilan: JSON.stringify(bilan),
    grille: null,
    colonnes: null,
  };
  await db
    .insertInto("statistiques_depot")
    .values({ ...ligne, espace, id, version: 1 })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doUpdateSet(ligne))
    .execute();
  noter(db, { action: "écriture", objet: OBJET, objetId: id, apres: { nom: depot.nom, bilan } });
}

/** Fait avancer un dépôt si personne ne l'a fait entre-temps. */
export async function updateEtatDepot(
  db: Db,
  { espace }: Perimetre,
  avant: Depot,
  apres: Pick<Depot, "etat" | "bilan"> & Partial<Pick<Depot, "rang">>,
): Promise<void> {
  await db
    .updateTable("statistiques_depot")
    .set({ ...apres, bilan: JSON.stringify(apres.bilan), grille: null, colonnes: null, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("etat", "=", avant.etat)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, {
    action: apres.etat === "annule" ? "annulation" : "écriture",
    objet: OBJET,
    objetId: avant.id,
    avant: avant.bilan,
    apres,
  });
}

/** Garde un import que l'on prépare : la feuille lue, et comment on la lit. */
export async function insertApport(
  db: Db,
  { espace }: Perimetre,
  { deposeLe, bilan, ...depot }: Omit<Depot, "version">,
  { feuilles, reglage }: Prepare,
): Promise<void> {
  const prepare = { grille: JSON.stringify(feuilles), colonnes: JSON.stringify(reglage) };
  const ligne = { ...depot, ...prepare, espace, depose_le: deposeLe, bilan: JSON.stringify(bilan), version: 1 };
  await db.insertInto("statistiques_depot").values(ligne).execute();
  noter(db, { action: "dépôt", objet: OBJET, objetId: depot.id, apres: { nom: depot.nom } });
}

/** Ce qu'un import qui se prépare a gardé ; qui vient d'être écrit ou annulé n'en a plus rien, et c'est un 409. */
export async function getPrepare(db: Db, { espace }: Perimetre, id: string): Promise<Prepare> {
  const prepare = await db
    .selectFrom("statistiques_depot")
    .select(["grille", "colonnes"])
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("etat", "=", "prepare")
    .executeTakeFirst();
  if (!prepare) throw conflict();
  return { feuilles: prepare.grille as Feuille[], reglage: prepare.colonnes as Reglage };
}

/** Change la lecture d'un import qui se prépare, si personne ne l'a fait avancer entre-temps. */
export async function updateReglage(
  db: Db,
  { espace }: Perimetre,
  avant: Depot,
  { reglage, source }: { reglage: Reglage; source: string },
): Promise<void> {
  await db
    .updateTable("statistiques_depot")
    .set({ colonnes: JSON.stringify(reglage), source, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("etat", "=", "prepare")
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
}

/** L'import écrit du même contenu, s'il y en a un. */
export const findMemeContenu = (db: Db, perimetre: Perimetre, empreinte: string): Promise<Depot | undefined> =>
  choisis(db, perimetre).where("empreinte", "=", empreinte).where("etat", "!=", "annule").executeTakeFirst();

/** Comment on a lu la dernière fois une feuille aux mêmes titres. */
export const findCorrespondance = (db: Db, { espace }: Perimetre, signature: string): Promise<Colonne[] | undefined> =>
  db
    .selectFrom("statistiques_correspondance")
    .select("colonnes")
    .where("espace", "=", espace)
    .where("signature", "=", signature)
    .executeTakeFirst()
    .then((row) => row?.colonnes);

export async function saveCorrespondance(
  db: Db,
  { espace }: Perimetre,
  signature: string,
  colonnes: readonly Colonne[],
): Promise<void> {
  const dites = { colonnes: JSON.stringify(colonnes) };
  await db
    .insertInto("statistiques_correspondance")
    .values({ espace, signature, ...dites })
    .onConflict((conflit) => conflit.columns(["espace", "signature"]).doUpdateSet(dites))
    .execute();
}
