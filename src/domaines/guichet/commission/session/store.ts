import type { Insertable, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Mois } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Commission } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_commission: Pick<
      Commission,
      "id" | "nom" | "etat" | "delai" | "risque" | "annonce" | "graine" | "presents" | "version"
    > & { espace: string; le: Jour; de_mois: Mois; a_mois: Mois; structures: Json<string[]>; tiree_le: string | null };
  }
}

type Ligne = Tables["guichet_commission"];

const versCommission = (row: Selectable<Ligne>): Commission => {
  const { espace: _e, de_mois: deMois, a_mois: aMois, tiree_le: tireeLe, ...dit } = row;
  return { ...dit, deMois, aMois, tireeLe };
};

const versLigne = ({ deMois, aMois, tireeLe, structures, ...dit }: Commission): Omit<Insertable<Ligne>, "espace"> => ({
  ...dit,
  de_mois: deMois,
  a_mois: aMois,
  tiree_le: tireeLe,
  structures: JSON.stringify(structures),
});

const selectCommissions = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("guichet_commission").selectAll().where("espace", "=", espace);

/** Les commissions de l'espace, la plus récente d'abord. */
export const listCommissions = (db: Db, perimetre: Perimetre): Promise<Commission[]> =>
  selectCommissions(db, perimetre)
    .orderBy("le", "desc")
    .orderBy("id")
    .execute()
    .then((rows) => rows.map(versCommission));

export const getCommission = (db: Db, perimetre: Perimetre, id: string): Promise<Commission> =>
  selectCommissions(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versCommission);

const trace = (action: string, { id }: Pick<Commission, "id">) => ({
  action,
  objet: "guichet.commission",
  objetId: id,
});

/** Ouvre une commission ; le même formulaire envoyé deux fois n'en ouvre qu'une. */
export async function insertCommission(db: Db, { espace }: Perimetre, commission: Commission): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("guichet_commission")
    .values({ ...versLigne(commission), espace })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("ouverture", commission), apres: commission });
}

/** Écrit une commission si personne ne l'a changée depuis sa lecture (409). */
export async function updateCommission(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action }: { avant: Commission; apres: Commission; action: string },
): Promise<void> {
  await db
    .updateTable("guichet_commission")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant, apres });
}
