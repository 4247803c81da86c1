import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Ecrit } from "../model.ts";
import type { EtatSeance, Seance } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_seance: {
      espace: string;
      id: string;
      instance: string;
      titre: string;
      etat: EtatSeance;
      le: Jour | null;
      debut: string | null;
      duree: number;
      lieu: string;
      visio: string;
      message: string;
      preside: string;
      secretaire: string;
      notes: string;
      motif: string;
      sequence: number;
      convoquee_le: string | null;
      envoye_le: string | null;
      version: number;
    };
  }
}

function versSeance(ligne: Selectable<Tables["gouvernance_seance"]>): Seance {
  const { espace: _e, convoquee_le: convoqueeLe, envoye_le: envoyeLe, ...reste } = ligne;
  return { ...reste, convoqueeLe, envoyeLe };
}

const versLigne = ({ convoqueeLe, envoyeLe, ...reste }: Seance, espace: string) => ({
  ...reste,
  espace,
  convoquee_le: convoqueeLe,
  envoye_le: envoyeLe,
});

/** Les réunions des instances qui servent une convention du périmètre. */
const selectSeances = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("gouvernance_seance as s")
    .selectAll("s")
    .where("s.espace", "=", espace)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("gouvernance_instance_convention as l")
          .select("l.instance")
          .whereRef("l.espace", "=", "s.espace")
          .whereRef("l.instance", "=", "s.instance")
          .where("l.convention", "in", [...conventions]),
      ),
    );

/** Les réunions d'une instance, ou de toutes : celles sans date d'abord, puis de la plus récente à la plus ancienne. */
export const listSeances = (db: Db, perimetre: Perimetre, instance?: string): Promise<Seance[]> => {
  const toutes = selectSeances(db, perimetre);
  return (instance ? toutes.where("s.instance", "=", instance) : toutes)
    .orderBy("s.le", (ordre) => ordre.desc().nullsFirst())
    .orderBy("s.debut", "desc")
    .orderBy("s.id")
    .execute()
    .then((lignes) => lignes.map(versSeance));
};

export const getSeance = (db: Db, perimetre: Perimetre, id: string): Promise<Seance> =>
  selectSeances(db, perimetre).where("s.id", "=", id).executeTakeFirst().then(orNotFound).then(versSeance);

/** Une réunion dont on change l'ordre du jour : retenue jusqu'à la fin de la transaction. */
export const lockSeance = (db: Db, perimetre: Perimetre, id: string): Promise<Seance> =>
  selectSeances(db, perimetre)
    .where("s.id", "=", id)
    .forUpdate("s")
    .executeTakeFirst()
    .then(orNotFound)
    .then(versSeance);

const trace = (action: string, { id }: Seance, convention: string | null) => ({
  action,
  objet: "gouvernance.seance",
  objetId: id,
  convention,
});

const premiere = ({ conventions }: Perimetre) => conventions[0] ?? null;

/** Ouvre la préparation d'une réunion ; le même formulaire envoyé deux fois n'en ouvre qu'une. */
export async function insertSeance(db: Db, perimetre: Perimetre, seance: Seance): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("gouvernance_seance")
    .values(versLigne(seance, perimetre.espace))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("création", seance, premiere(perimetre)), apres: seance });
}

/** Écrit la réunion si personne ne l'a changée depuis sa lecture (409). */
export async function updateSeance(
  db: Db,
  perimetre: Perimetre,
  { avant, apres, action = "modification" }: Ecrit<Seance>,
): Promise<void> {
  await db
    .updateTable("gouvernance_seance")
    .set(versLigne({ ...apres, version: avant.version + 1 }, perimetre.espace))
    .where("espace", "=", perimetre.espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant, premiere(perimetre)), avant, apres });
}
