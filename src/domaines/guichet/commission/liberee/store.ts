import type { Insertable, Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { PlaceLiberee } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_liberee: Omit<PlaceLiberee, "noteeLe" | "noteePar"> & {
      espace: string;
      notee_le: string;
      notee_par: string;
    };
  }
}

type Ligne = Tables["guichet_liberee"];

const versPlace = (row: Selectable<Ligne>): PlaceLiberee => {
  const { espace: _e, notee_le: noteeLe, notee_par: noteePar, ...dit } = row;
  return { ...dit, noteeLe, noteePar };
};

const versLigne = ({ noteeLe, noteePar, ...dit }: PlaceLiberee): Omit<Insertable<Ligne>, "espace"> => ({
  ...dit,
  notee_le: noteeLe,
  notee_par: noteePar,
});

const selectPlaces = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("guichet_liberee").selectAll().where("espace", "=", espace);

/** Les places libérées, les ouvertes d'abord, puis les plus proches. */
export const listLiberees = async (db: Db, perimetre: Perimetre): Promise<PlaceLiberee[]> =>
  (await selectPlaces(db, perimetre).orderBy("notee_le", "desc").orderBy("id").execute()).map(versPlace);

export const getLiberee = (db: Db, perimetre: Perimetre, id: string): Promise<PlaceLiberee> =>
  selectPlaces(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versPlace);

const trace = (action: string, { id }: Pick<PlaceLiberee, "id">) => ({ action, objet: "guichet.liberee", objetId: id });

/** Note une place libérée ; le même formulaire envoyé deux fois n'en note qu'une. */
export async function insertLiberee(db: Db, { espace }: Perimetre, place: PlaceLiberee): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("guichet_liberee")
    .values({ ...versLigne(place), espace })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("libération", place), apres: place });
}

export async function updateLiberee(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action }: { avant: PlaceLiberee; apres: PlaceLiberee; action: string },
): Promise<void> {
  await db
    .updateTable("guichet_liberee")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant, apres });
}
