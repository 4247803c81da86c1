import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Statistique, StatistiquePropre } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    statistiques_propre: { espace: string; code: string; definition: Json<Statistique>; version: number };
  }
}

const choisies = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("statistiques_propre").select(["definition", "version"]).where("espace", "=", espace);

const OBJET = "statistiques.propre";

/** Les chiffres que l'espace a ajoutés au catalogue. */
export async function listPropres(db: Db, perimetre: Perimetre): Promise<StatistiquePropre[]> {
  const rows = await choisies(db, perimetre).orderBy("code").execute();
  return rows.map(({ definition, version }) => ({ ...definition, version }));
}

export const getPropre = (db: Db, perimetre: Perimetre, code: string): Promise<StatistiquePropre> =>
  choisies(db, perimetre)
    .where("code", "=", code)
    .executeTakeFirst()
    .then(orNotFound)
    .then(({ definition, version }) => ({ ...definition, version }));

export async function insertPropre(db: Db, { espace }: Perimetre, statistique: Statistique): Promise<void> {
  const { code } = statistique;
  await db
    .insertInto("statistiques_propre")
    .values({ espace, code, definition: JSON.stringify(statistique), version: 1 })
    .execute();
  noter(db, { action: "création", objet: OBJET, objetId: code, apres: statistique });
}

/** Écrit la définition si personne ne l'a changée depuis sa lecture. */
export async function updatePropre(
  db: Db,
  { espace }: Perimetre,
  avant: StatistiquePropre,
  apres: Statistique,
): Promise<void> {
  await db
    .updateTable("statistiques_propre")
    .set({ definition: JSON.stringify(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("code", "=", avant.code)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action: "modification", objet: OBJET, objetId: avant.code, avant, apres });
}

export async function deletePropre(db: Db, { espace }: Perimetre, propre: StatistiquePropre): Promise<void> {
  await db.deleteFrom("statistiques_propre").where("espace", "=", espace).where("code", "=", propre.code).execute();
  noter(db, { action: "suppression", objet: OBJET, objetId: propre.code, avant: propre });
}
