import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Avis, Echeances, Faits, Orientation } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_avis: Omit<Avis, "recueLe" | "orientation" | "faits" | "echeances"> & {
      espace: string;
      recue_le: Jour;
      orientation: Json<Orientation>;
      faits: Json<Faits>;
      echeances: Json<Echeances>;
    };
  }
}

const versAvis = ({ espace: _e, recue_le: recueLe, ...dit }: Selectable<Tables["sppe_avis"]>): Avis => ({
  ...dit,
  recueLe,
});

const selectAvis = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("sppe_avis").selectAll().where("espace", "=", espace);

/** Les demandes d'avis de l'espace, la plus récente d'abord. */
export const listAvis = (db: Db, perimetre: Perimetre): Promise<Avis[]> =>
  selectAvis(db, perimetre)
    .orderBy("recue_le", "desc")
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versAvis));

/** Une demande de l'espace ; celles des autres n'existent pas. */
export const getAvis = (db: Db, perimetre: Perimetre, id: string): Promise<Avis> =>
  selectAvis(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versAvis);

/** Celle qu'ouvre un lien public. */
export const getAvisParLien = (db: Db, perimetre: Perimetre, lien: string): Promise<Avis> =>
  selectAvis(db, perimetre).where("lien", "=", lien).executeTakeFirst().then(orNotFound).then(versAvis);

const trace = (action: string, { id }: Pick<Avis, "id">) => ({ action, objet: "sppe.avis", objetId: id });

const versLigne = ({ recueLe, orientation, faits, echeances, ...dit }: Avis, espace: string) => ({
  ...dit,
  espace,
  recue_le: recueLe,
  orientation: JSON.stringify(orientation),
  faits: JSON.stringify(faits),
  echeances: JSON.stringify(echeances),
});

/** Inscrit des demandes ; le même formulaire envoyé deux fois n'en inscrit qu'une. */
export async function insertAvis(db: Db, { espace }: Perimetre, ...avis: readonly Avis[]): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("sppe_avis")
    .values(avis.map((un) => versLigne(un, espace)))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return;
  for (const un of avis) noter(db, { ...trace("réception", un), apres: un });
}

/** Écrit un fait et les délais qu'il ouvre, si personne n'a écrit depuis la lecture (409). */
export async function updateAvis(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action }: { avant: Pick<Avis, "id" | "version" | "faits">; apres: Avis; action: string },
): Promise<void> {
  await db
    .updateTable("sppe_avis")
    .set({
      faits: JSON.stringify(apres.faits),
      echeances: JSON.stringify(apres.echeances),
      lien: apres.lien,
      version: avant.version + 1,
    })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant: avant.faits, apres: apres.faits });
}
