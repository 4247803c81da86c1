import type { ColumnType, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { updateTitreConvention } from "#domaines/acces/index.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { type Convention, type Identite, SANS_TITRE } from "./model.ts";

type Table = {
  espace: string;
  id: string;
  titre: string | null;
  caf: string | null;
  debut: ColumnType<Jour | null, string | null, string | null>;
  fin: ColumnType<Jour | null, string | null, string | null>;
  perimetre: string[];
  version: number;
};

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_convention: Table;
  }
}

const toConvention = (row: Selectable<Table>): Convention => row;

/** Une convention du périmètre ; les autres n'existent pas (404, jamais 403). */
export const getConvention = (db: Db, { espace, conventions }: Perimetre, id: string): Promise<Convention> =>
  db
    .selectFrom("convention_convention")
    .selectAll()
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("id", "in", [...conventions])
    .executeTakeFirst()
    .then(orNotFound)
    .then(toConvention);

/** Les conventions que ce périmètre peut lire, la plus récente d'abord. */
export const listConventions = (db: Db, { espace, conventions }: Perimetre): Promise<Convention[]> =>
  db
    .selectFrom("convention_convention")
    .selectAll()
    .where("espace", "=", espace)
    .where("id", "in", [...conventions])
    .orderBy("debut", (ordre) => ordre.desc().nullsLast())
    .orderBy("id")
    .execute()
    .then((rows) => rows.map(toConvention));

const trace = (action: string, id: string) => ({ action, objet: "convention", objetId: id, convention: id });

export async function insertConvention(
  db: Db,
  { espace }: Perimetre,
  id: string,
  identite: Identite,
): Promise<Convention> {
  const convention: Convention = { ...identite, espace, id, version: 1 };
  await db.insertInto("convention_convention").values(convention).execute();
  noter(db, { ...trace("création", id), apres: identite });
  return convention;
}

/** Écrit l'identité si personne ne l'a changée depuis sa lecture ; l'annuaire suit le titre. Le journal est l'affaire de l'appelant. */
export async function writeIdentite(
  db: Db,
  avant: Convention,
  { titre, caf, debut, fin, perimetre }: Identite,
): Promise<void> {
  const { espace, id } = avant;
  await db
    .updateTable("convention_convention")
    .set({ titre, caf, debut, fin, perimetre, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  if (titre !== avant.titre)
    await stepToAnnuaire(db, espace, (tx) => updateTitreConvention(tx, { espace, id, titre: titre ?? SANS_TITRE }));
}

/** Modifie l'identité d'une convention, et le note. */
export async function updateIdentite(db: Db, avant: Convention, apres: Identite): Promise<void> {
  await writeIdentite(db, avant, apres);
  const { titre, caf, debut, fin, perimetre } = avant;
  noter(db, { ...trace("modification", avant.id), avant: { titre, caf, debut, fin, perimetre }, apres });
}
