import type { ColumnType } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Mandat, RoleMandat, Theme } from "./model.ts";

type Quand = ColumnType<Jour | null, string | null, string | null>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    acteurs_mandat: {
      espace: string;
      id: string;
      convention: string;
      acteur: string;
      role: RoleMandat;
      theme: Theme | null;
      commune: string | null;
      debut: Quand;
      fin: Quand;
      version: number;
    };
  }
}

const tous = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("acteurs_mandat")
    .select(["id", "convention", "acteur", "role", "theme", "commune", "debut", "fin", "version"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les mandats des conventions de ce périmètre, les plus récents d'abord ; ceux de ces acteurs seulement, s'ils sont dits. */
export function listMandats(db: Db, perimetre: Perimetre, acteurs?: readonly string[]): Promise<Mandat[]> {
  const query = tous(db, perimetre)
    .orderBy("debut", (ordre) => ordre.desc().nullsLast())
    .orderBy("id");
  return (acteurs ? query.where("acteur", "in", [...acteurs]) : query).execute();
}

export const getMandat = (db: Db, perimetre: Perimetre, id: string): Promise<Mandat> =>
  tous(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

const trace = (action: string, { convention, acteur }: Mandat) => ({
  action,
  objet: "acteurs.mandat",
  objetId: acteur,
  convention,
});

/** Inscrit un mandat ; le même formulaire envoyé deux fois n'en fait qu'un. */
export async function insertMandat(db: Db, { espace }: Perimetre, mandat: Mandat): Promise<void> {
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("acteurs_mandat")
    .values({ ...mandat, espace })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows > 0n) noter(db, { ...trace("creation", mandat), apres: mandat });
}

/** Écrit le mandat si personne ne l'a changé depuis sa lecture (409). */
export async function updateMandat(db: Db, { espace }: Perimetre, avant: Mandat, apres: Mandat): Promise<void> {
  await db
    .updateTable("acteurs_mandat")
    .set({ debut: apres.debut, fin: apres.fin, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("modification", avant), avant, apres });
}
