import type { Insertable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Bilan, Depot, EtatDepot, GenreDepot } from "./model.ts";

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

export async function getRangSuivant(db: Db, { espace }: Perimetre): Promise<number> {
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
    .set({ ...apres, bilan: JSON.stringify(apres.bilan), version: avant.version + 1 })
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
