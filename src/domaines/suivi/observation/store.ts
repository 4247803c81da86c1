import type { ColumnType } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { GenreObservation, Observation, Periode } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_observation: {
      espace: string;
      id: string;
      convention: string;
      indicateur: string;
      genre: GenreObservation;
      jour: ColumnType<Jour, string, string>;
      texte: string;
      contexte: string;
      saisi_par: string;
    };
  }
}

const COLONNES = [
  "id",
  "convention",
  "indicateur",
  "genre",
  "jour",
  "texte",
  "contexte",
  "saisi_par as saisiPar",
] as const;

const toutes = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_observation")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Ce que l'on a dit et vu d'un indicateur, le plus récent d'abord. */
export const listObservations = (db: Db, perimetre: Perimetre, indicateur: string): Promise<Observation[]> =>
  toutes(db, perimetre).where("indicateur", "=", indicateur).orderBy("jour", "desc").orderBy("id", "desc").execute();

/** Ce que l'on a dit et vu de tous les indicateurs dans une période, le plus récent d'abord. */
export const listObservationsEntre = (db: Db, perimetre: Perimetre, { debut, fin }: Periode): Promise<Observation[]> =>
  toutes(db, perimetre)
    .where("jour", ">=", debut)
    .where("jour", "<=", fin)
    .orderBy("jour", "desc")
    .orderBy("id", "desc")
    .execute();

export const getObservation = (db: Db, perimetre: Perimetre, id: string): Promise<Observation> =>
  toutes(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

/** Le texte n'entre pas au journal : s'il nommait quelqu'un malgré l'avertissement, le retirer suffit. */
const trace = (action: string, { id, convention }: Observation) => ({
  action,
  objet: "suivi.observation",
  objetId: id,
  convention,
});

export async function insertObservation(db: Db, { espace }: Perimetre, observation: Observation): Promise<void> {
  const { saisiPar, ...reste } = observation;
  await db
    .insertInto("suivi_observation")
    .values({ ...reste, espace, saisi_par: saisiPar })
    .execute();
  noter(db, trace("creation", observation));
}

export async function deleteObservation(db: Db, { espace }: Perimetre, observation: Observation): Promise<void> {
  await db.deleteFrom("suivi_observation").where("espace", "=", espace).where("id", "=", observation.id).execute();
  noter(db, trace("retrait", observation));
}
