import type { Insertable, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { BilanSchema, Contenu, Quantite, Schema } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_schema: Omit<Schema, "autoriteNom" | "adopteLe" | "contenu" | "reel" | "bilans"> & {
      espace: string;
      autorite_nom: string;
      adopte_le: Jour | null;
      contenu: Json<Contenu>;
      reel: Json<Quantite[]>;
      bilans: Json<BilanSchema[]>;
    };
  }
}

type Ligne = Tables["sppe_schema"];

function versSchema({ espace: _e, autorite_nom: autoriteNom, adopte_le: adopteLe, ...dit }: Selectable<Ligne>): Schema {
  return { ...dit, autoriteNom, adopteLe };
}

const versLigne = (
  espace: string,
  { autoriteNom, adopteLe, contenu, reel, bilans, ...dit }: Schema,
): Insertable<Ligne> => ({
  ...dit,
  espace,
  autorite_nom: autoriteNom,
  adopte_le: adopteLe,
  contenu: JSON.stringify(contenu),
  reel: JSON.stringify(reel),
  bilans: JSON.stringify(bilans),
});

const selectSchemas = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("sppe_schema").selectAll().where("espace", "=", espace);

/** Les schémas de l'espace, le plus récent d'abord. */
export const listSchemas = (db: Db, perimetre: Perimetre): Promise<Schema[]> =>
  selectSchemas(db, perimetre)
    .orderBy("debut", "desc")
    .orderBy("id", "desc")
    .execute()
    .then((lignes) => lignes.map(versSchema));

export const getSchema = (db: Db, perimetre: Perimetre, id: string): Promise<Schema> =>
  selectSchemas(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versSchema);

const trace = (action: string, { id }: Pick<Schema, "id">) => ({ action, objet: "sppe.schema", objetId: id });

/** Ouvre un schéma ; le même formulaire envoyé deux fois n'en ouvre qu'un. */
export async function insertSchema(db: Db, { espace }: Perimetre, schema: Schema): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("sppe_schema")
    .values(versLigne(espace, schema))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("ouverture", schema), apres: schema });
}

/** Écrit ce qui change, si personne n'a écrit depuis la lecture (409). */
export async function updateSchema(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action }: { avant: Schema; apres: Schema; action: string },
): Promise<void> {
  await db
    .updateTable("sppe_schema")
    .set({ ...versLigne(espace, apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant, apres });
}

/** Retire un schéma que personne n'a adopté ni changé depuis sa lecture (409) ; le journal garde ce qu'il disait. */
export async function deleteSchema(db: Db, { espace }: Perimetre, avant: Schema): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("sppe_schema")
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("adopte_le", "is", null)
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numDeletedRows });
  noter(db, { ...trace("retrait", avant), avant });
}
