import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { CodeRegle, Constat, EtatTache, Tache } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_tache: {
      espace: string;
      id: string;
      regle: CodeRegle;
      territoire: string;
      objet: string;
      millesime: number;
      constat: Json<Constat>;
      etat: EtatTache;
      motif: string;
      concerne: Json<string[]>;
      ouverte_le: Jour;
      close_le: Jour | null;
      close_par: string | null;
      version: number;
    };
  }
}

const versTache = ({
  ouverte_le: ouverteLe,
  close_le: closeLe,
  close_par: closePar,
  ...dit
}: Selectable<Tables["observatoire_tache"]>): Tache => ({
  ...dit,
  ouverteLe,
  closeLe,
  closePar,
});

const OBJET = "observatoire.tache";

const toutes = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("observatoire_tache").selectAll().where("espace", "=", espace);

/** Les tâches de l'espace dans cet état, la dernière ouverte d'abord. */
export async function listTaches(db: Db, perimetre: Perimetre, etat: EtatTache): Promise<Tache[]> {
  const lignes = await toutes(db, perimetre)
    .where("etat", "=", etat)
    .orderBy("ouverte_le", "desc")
    .orderBy("id", "desc")
    .execute();
  return lignes.map(versTache);
}

export async function countTaches(db: Db, { espace }: Perimetre): Promise<Record<EtatTache, number>> {
  const lignes = await db
    .selectFrom("observatoire_tache")
    .select((eb) => ["etat", eb.fn.countAll<number>().as("nombre")])
    .where("espace", "=", espace)
    .groupBy("etat")
    .execute();
  const nombre = (etat: EtatTache) => Number(lignes.find((une) => une.etat === etat)?.nombre ?? 0);
  return { ouverte: nombre("ouverte"), traitee: nombre("traitee"), ecartee: nombre("ecartee") };
}

export const getTache = (db: Db, perimetre: Perimetre, id: string): Promise<Tache> =>
  toutes(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versTache);

/** Ces tâches, parmi celles de l'espace. */
export async function listTachesPar(db: Db, perimetre: Perimetre, ids: readonly string[]): Promise<Tache[]> {
  const lignes = await toutes(db, perimetre)
    .where("id", "in", [...ids])
    .orderBy("id")
    .execute();
  return lignes.map(versTache);
}

/** Ouvre les tâches qui ne l'ont pas déjà été pour cette règle, ce lieu et cette année ; rend celles qui viennent de l'être. */
export async function insertTaches(db: Db, { espace }: Perimetre, taches: readonly Tache[]): Promise<string[]> {
  if (taches.length === 0) return [];
  const ouvertes = await db
    .insertInto("observatoire_tache")
    .values(
      taches.map(({ ouverteLe, closeLe, closePar, constat, concerne, ...dit }) => ({
        ...dit,
        espace,
        constat: JSON.stringify(constat),
        concerne: JSON.stringify(concerne),
        ouverte_le: ouverteLe,
        close_le: closeLe,
        close_par: closePar,
      })),
    )
    .onConflict((conflit) => conflit.columns(["espace", "regle", "territoire", "objet", "millesime"]).doNothing())
    .returning("id")
    .execute();
  const ids = new Set(ouvertes.map(({ id }) => id));
  for (const { id, constat, territoire } of taches)
    if (ids.has(id)) noter(db, { action: "ouverture", objet: OBJET, objetId: id, apres: { ...constat, territoire } });
  return [...ids];
}

/** Change l'état d'une tâche si personne ne l'a fait depuis sa lecture. */
export async function updateTache(
  db: Db,
  avant: Tache,
  apres: Pick<Tache, "etat" | "motif" | "closeLe" | "closePar">,
): Promise<void> {
  const { etat, motif, closeLe, closePar } = apres;
  await db
    .updateTable("observatoire_tache")
    .set({ etat, motif, close_le: closeLe, close_par: closePar, version: avant.version + 1 })
    .where("espace", "=", avant.espace)
    .where("id", "=", avant.id)
    .where("etat", "=", avant.etat)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const action = { ouverte: "réouverture", traitee: "traitement", ecartee: "mise à l’écart" }[etat];
  noter(db, { action, objet: OBJET, objetId: avant.id, avant: { etat: avant.etat }, apres: { etat, motif } });
}
