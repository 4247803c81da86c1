import { HTTPException } from "hono/http-exception";
import { type ColumnType, type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { updateTitreConvention } from "#domaines/acces/index.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { EtatEcrit } from "./cycle/model.ts";
import { estVerrouillee } from "./cycle/rules.ts";
import { type Convention, type Identite, SANS_TITRE } from "./model.ts";

type Quand = ColumnType<Jour | null, string | null, string | null>;
type Table = {
  espace: string;
  id: string;
  titre: string | null;
  caf: string | null;
  debut: Quand;
  fin: Quand;
  perimetre: string[];
  etat: ColumnType<EtatEcrit, string | undefined, string>;
  signee_le: ColumnType<Jour | null, string | null | undefined, string | null>;
  precedente: string | null;
  avenant_ouvert: ColumnType<boolean, boolean | undefined, boolean>;
  version: number;
};

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_convention: Table;
  }
}

const toConvention = ({
  signee_le: signeeLe,
  avenant_ouvert: avenantOuvert,
  ...row
}: Selectable<Table>): Convention => ({ ...row, signeeLe, avenantOuvert });

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

/** Retient une convention du périmètre jusqu'à la fin de la transaction : deux gestes qui la signent ne se croisent pas. */
export const lockConvention = (db: Db, { espace, conventions }: Perimetre, id: string): Promise<{ id: string }> =>
  db
    .selectFrom("convention_convention")
    .select("id")
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("id", "in", [...conventions])
    .forUpdate()
    .executeTakeFirst()
    .then(orNotFound);

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

/** Une convention naît brouillon ; `precedente` est celle qu'elle renouvelle. */
export async function insertConvention(
  db: Db,
  { espace }: Perimetre,
  id: string,
  { precedente = null, ...identite }: Identite & { precedente?: string | null },
): Promise<void> {
  await db
    .insertInto("convention_convention")
    .values({ ...identite, espace, id, precedente, version: 1 })
    .execute();
  noter(db, { ...trace("création", id), apres: precedente ? { ...identite, precedente } : identite });
}

/** Qui écrit le texte d'une convention s'arrête ici si elle vient d'être signée ; la base le refuserait aussi. */
export function orVerrouillee(convention: Convention): void {
  if (estVerrouillee(convention))
    throw new HTTPException(409, { message: "La convention est signée : ouvrez un avenant pour la modifier." });
}

/** Retient que ce que dit la convention change, si personne n'y a touché depuis la version lue (409) et qu'elle n'est pas signée. */
export async function updateVersion(db: Db, convention: Convention, lue: number): Promise<void> {
  orVerrouillee(convention);
  const { espace, id } = convention;
  await db
    .updateTable("convention_convention")
    .set({ version: lue + 1 })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("version", "=", lue)
    .executeTakeFirstOrThrow()
    .then(orConflict);
}

/** Écrit l'identité si personne ne l'a changée depuis sa lecture ; l'annuaire suit le titre. Le journal est l'affaire de l'appelant. */
export async function writeIdentite(
  db: Db,
  avant: Convention,
  { titre, caf, debut, fin, perimetre }: Identite,
): Promise<void> {
  orVerrouillee(avant);
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

/** Une convention ne se crée qu'une fois à la fois : le même envoi, au même instant, attend ici, puis la trouve créée. */
export const lockCreation = (db: Db, id: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`convention_convention ${id}`}, 0))`.execute(db);
