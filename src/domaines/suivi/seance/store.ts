import { type ColumnType, type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Groupe, Seance } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_seance: {
      espace: string;
      id: string;
      convention: string;
      version: number;
      service: string;
      jour: ColumnType<Jour, string, string>;
      commune: string | null;
      lieu: string;
      public: string;
      adultes: number;
      enfants: number;
      saisi_par: string;
      saisi_le: string;
    };
  }
}

const toutes = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_seance")
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

function versSeance(ligne: Selectable<Tables["suivi_seance"]>): Seance {
  const { espace: _e, saisi_par: saisiPar, saisi_le: saisiLe, ...seance } = ligne;
  return { ...seance, saisiPar, saisiLe };
}

type Choix = { service?: string | undefined; page?: { limite: number; debut: number } };

/** Les séances du périmètre, la plus récente d'abord. */
export async function listSeances(db: Db, perimetre: Perimetre, { service, page }: Choix = {}): Promise<Seance[]> {
  let query = toutes(db, perimetre).selectAll();
  if (service) query = query.where("service", "=", service);
  query = query.orderBy("jour", "desc").orderBy("id", "desc");
  if (page) query = query.limit(page.limite).offset(page.debut);
  return (await query.execute()).map(versSeance);
}

export async function countSeances(db: Db, perimetre: Perimetre, service?: string): Promise<number> {
  let query = toutes(db, perimetre).select((eb) => eb.fn.countAll<number>().as("nombre"));
  if (service) query = query.where("service", "=", service);
  return Number((await query.executeTakeFirstOrThrow()).nombre);
}

export const getSeance = (db: Db, perimetre: Perimetre, id: string): Promise<Seance> =>
  toutes(db, perimetre).selectAll().where("id", "=", id).executeTakeFirst().then(orNotFound).then(versSeance);

/** Les séances additionnées par jour, service, commune et public : ce que comptent les indicateurs. */
export const sumSeances = (db: Db, perimetre: Perimetre): Promise<Groupe[]> =>
  toutes(db, perimetre)
    .select(["jour", "convention", "service", "commune", "public"])
    .select([
      sql<number>`count(*)::integer`.as("seances"),
      sql<number>`sum(adultes)::integer`.as("adultes"),
      sql<number>`sum(enfants)::integer`.as("enfants"),
    ])
    .groupBy(["jour", "convention", "service", "commune", "public"])
    .orderBy("jour")
    .execute();

const trace = (action: string, { id, convention }: Seance) => ({
  action,
  objet: "suivi.seance",
  objetId: id,
  convention,
});

const versLigne = ({ saisiPar, saisiLe, ...seance }: Seance) => ({
  ...seance,
  saisi_par: saisiPar,
  saisi_le: saisiLe,
});

/** Garde des séances ; le même formulaire envoyé deux fois n'en fait qu'une. */
export async function insertSeances(db: Db, { espace }: Perimetre, seances: readonly Seance[]): Promise<void> {
  if (seances.length === 0) return;
  const gardees = await db
    .insertInto("suivi_seance")
    .values(seances.map((seance) => ({ ...versLigne(seance), espace })))
    .onConflict((conflit) => conflit.doNothing())
    .returning("id")
    .execute();
  const neuves = new Set(gardees.map(({ id }) => id));
  for (const seance of seances) if (neuves.has(seance.id)) noter(db, { ...trace("creation", seance), apres: seance });
}

export async function updateSeance(db: Db, { espace }: Perimetre, avant: Seance, apres: Seance): Promise<void> {
  await db
    .updateTable("suivi_seance")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("modification", avant), avant, apres });
}

export async function deleteSeance(db: Db, { espace }: Perimetre, seance: Seance): Promise<void> {
  await db.deleteFrom("suivi_seance").where("espace", "=", espace).where("id", "=", seance.id).execute();
  noter(db, { ...trace("retrait", seance), avant: seance });
}
