import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { ActionCommunication, EtatCommunication } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_communication: {
      espace: string;
      id: string;
      convention: string;
      titre: string;
      objet: string;
      debut: Jour | null;
      fin: Jour | null;
      supports: Json<string[]>;
      logos: boolean;
      mention: string;
      diffusion: Json<string[]>;
      etat: EtatCommunication;
      decision: string | null;
      version: number;
    };
  }
}

function versAction(ligne: Selectable<Tables["gouvernance_communication"]>): ActionCommunication {
  const { espace: _e, ...action } = ligne;
  return action;
}

const versLigne = ({ supports, diffusion, ...action }: ActionCommunication, espace: string) => ({
  ...action,
  espace,
  supports: JSON.stringify(supports),
  diffusion: JSON.stringify(diffusion),
});

const selectActions = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_communication")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les actions de communication, celles qui n'ont pas de jour d'abord, puis de la plus récente à la plus ancienne. */
export const listActions = (db: Db, perimetre: Perimetre): Promise<ActionCommunication[]> =>
  selectActions(db, perimetre)
    .orderBy("debut", (ordre) => ordre.desc().nullsFirst())
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versAction));

export const getAction = (db: Db, perimetre: Perimetre, id: string): Promise<ActionCommunication> =>
  selectActions(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versAction);

const trace = (action: string, { id, convention }: ActionCommunication) => ({
  action,
  objet: "gouvernance.communication",
  objetId: id,
  convention,
});

/** Inscrit une action ; le même formulaire envoyé deux fois n'en inscrit qu'une. */
export async function insertAction(db: Db, { espace }: Perimetre, action: ActionCommunication): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_communication")
    .values(versLigne(action, espace))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("creation", action), apres: action });
}

/** Écrit l'action si personne ne l'a changée depuis sa lecture (409). */
export async function updateAction(
  db: Db,
  { espace }: Perimetre,
  avant: ActionCommunication,
  apres: ActionCommunication,
): Promise<void> {
  await db
    .updateTable("gouvernance_communication")
    .set({ ...versLigne(apres, espace), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("modification", avant), avant, apres });
}
