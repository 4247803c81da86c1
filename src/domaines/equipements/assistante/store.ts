import type { ColumnType, Insertable, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Assistante, FiltresAssistantes } from "./model.ts";

type Day = ColumnType<Jour | null, string | null, string | null>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_assistante: Omit<Assistante, "agrementFin" | "consentieLe" | "retireeLe" | "libresDes" | "ditesLe"> & {
      espace: string;
      agrement_fin: Day;
      consentie_le: Day;
      retiree_le: Day;
      libres_des: Day;
      dites_le: Day;
    };
  }
}

type Table = Tables["equipements_assistante"];

function versAssistante(row: Selectable<Table>): Assistante {
  const { espace: _e, agrement_fin, consentie_le, retiree_le, libres_des, dites_le, ...dite } = row;
  return {
    ...dite,
    agrementFin: agrement_fin,
    consentieLe: consentie_le,
    retireeLe: retiree_le,
    libresDes: libres_des,
    ditesLe: dites_le,
  };
}

function versLigne(espace: string, assistante: Assistante): Insertable<Table> {
  const { agrementFin, consentieLe, retireeLe, libresDes, ditesLe, ...dite } = assistante;
  return {
    ...dite,
    espace,
    agrement_fin: agrementFin,
    consentie_le: consentieLe,
    retiree_le: retireeLe,
    libres_des: libresDes,
    dites_le: ditesLe,
  };
}

type Vue = FiltresAssistantes & { toutes: boolean };

/** Celles que l'on peut lire : toutes pour qui les tient (`toutes`), sinon celles qui consentent à paraître. */
function filtrer(db: Db, { espace }: Perimetre, { q, commune, libres, toutes }: Vue) {
  let query = db.selectFrom("equipements_assistante").where("espace", "=", espace);
  if (!toutes) query = query.where("consentie_le", "is not", null).where("retiree_le", "is", null);
  if (commune) query = query.where("commune", "=", commune);
  if (libres) query = query.where("libres", ">", 0);
  for (const mot of q.split(/\s+/).filter(Boolean))
    query = query.where((eb) => {
      const motif = `%${mot.replace(/[%_\\]/g, "\\$&")}%`;
      return eb.or([eb("nom", "ilike", motif), eb("quartier", "ilike", motif)]);
    });
  return query;
}

/** Les assistantes maternelles de l'espace, par nom. */
export async function listAssistantes(
  db: Db,
  perimetre: Perimetre,
  vue: Vue,
  page?: { numero: number; taille: number },
): Promise<Assistante[]> {
  const query = filtrer(db, perimetre, vue).selectAll().orderBy("nom").orderBy("id");
  const rows = await (page ? query.limit(page.taille).offset((page.numero - 1) * page.taille) : query).execute();
  return rows.map(versAssistante);
}

/** Ce qu'une commune peut accueillir chez des assistantes maternelles hors MAM : combien en exercice, pour combien d'enfants, combien de places dites libres. */
export type AccueilIndividuel = { commune: string; assistantes: number; agrement: number; libres: number | null };

/** L'accueil individuel de l'espace un jour donné, commune par commune, sans aucun nom ; une MAM se compte comme un équipement. */
export async function listAccueilIndividuel(db: Db, { espace }: Perimetre, le: Jour): Promise<AccueilIndividuel[]> {
  const rows = await db
    .selectFrom("equipements_assistante")
    .select("commune")
    .select((eb) => [
      eb.fn.countAll<number>().as("assistantes"),
      eb.fn.sum<number>("agrement").as("agrement"),
      eb.fn.sum<number | null>("libres").as("libres"),
    ])
    .where("espace", "=", espace)
    .where("mam", "is", null)
    .where((eb) => eb.or([eb("agrement_fin", "is", null), eb("agrement_fin", ">=", le)]))
    .groupBy("commune")
    .orderBy("commune")
    .execute();
  return rows.map(({ commune, assistantes, agrement, libres }) => ({
    commune,
    assistantes: Number(assistantes),
    agrement: Number(agrement),
    libres: libres === null ? null : Number(libres),
  }));
}

export const countAssistantes = (db: Db, perimetre: Perimetre, vue: Vue): Promise<number> =>
  filtrer(db, perimetre, vue)
    .select((eb) => eb.fn.countAll<number>().as("nombre"))
    .executeTakeFirstOrThrow()
    .then(({ nombre }) => Number(nombre));

export const getAssistante = (db: Db, { espace }: Perimetre, id: string): Promise<Assistante> =>
  db
    .selectFrom("equipements_assistante")
    .selectAll()
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound)
    .then(versAssistante);

const trace = (action: string, id: string) => ({ action, objet: "equipements.assistante", objetId: id });

export async function insertAssistantes(
  db: Db,
  { espace }: Perimetre,
  assistantes: readonly Assistante[],
): Promise<void> {
  if (assistantes.length === 0) return;
  await db
    .insertInto("equipements_assistante")
    .values(assistantes.map((une) => versLigne(espace, une)))
    .execute();
  for (const une of assistantes) noter(db, { ...trace("creation", une.id), apres: une });
}

/** Écrit ce qui change si personne n'a écrit depuis la lecture (409). */
export async function updateAssistante(
  db: Db,
  { espace }: Perimetre,
  avant: Assistante,
  apres: Assistante,
): Promise<void> {
  await db
    .updateTable("equipements_assistante")
    .set({ ...versLigne(espace, apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("modification", avant.id), avant, apres });
}

/** L'ôte tout à fait, à sa demande ; le journal ne garde pas ce que l'on en savait. */
export async function deleteAssistante(db: Db, { espace }: Perimetre, assistante: Assistante): Promise<void> {
  await db
    .deleteFrom("equipements_assistante")
    .where("espace", "=", espace)
    .where("id", "=", assistante.id)
    .where("version", "=", assistante.version)
    .executeTakeFirstOrThrow()
    .then(({ numDeletedRows }) => orConflict({ numUpdatedRows: numDeletedRows }));
  noter(db, trace("retrait", assistante.id));
}
