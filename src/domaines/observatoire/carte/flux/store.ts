import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { conflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Flux } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_flux: Flux;
  }
}

export type Serie = { theme: string; millesime: number };
/** `lue` : l'empreinte de la série que l'on avait sous les yeux, vide si elle n'existait pas. */
export type SerieLue = Serie & { lue: string };

/** Les séries de flux de l'espace, la plus récente d'abord. */
export const listSeries = (db: Db, { espace }: Perimetre): Promise<Serie[]> =>
  db
    .selectFrom("observatoire_flux")
    .select(["theme", "millesime"])
    .distinct()
    .where("espace", "=", espace)
    .orderBy("millesime", "desc")
    .orderBy("theme")
    .execute();

const selectFlux = (db: Db, { espace }: Perimetre, { theme, millesime }: Serie) =>
  db
    .selectFrom("observatoire_flux")
    .selectAll()
    .where("espace", "=", espace)
    .where("theme", "=", theme)
    .where("millesime", "=", millesime)
    .orderBy("nombre", "desc")
    .orderBy("de")
    .orderBy("vers");

/** Les flux d'une série, les plus nombreux d'abord. */
export const listFlux = (db: Db, perimetre: Perimetre, serie: Serie): Promise<Flux[]> =>
  selectFlux(db, perimetre, serie).execute();

/** Ce qu'une série contient, en une ligne : si un nombre change, elle change ; vide, il n'y a pas de série. */
export const empreinteDe = (flux: readonly Flux[]): string =>
  flux.length === 0
    ? ""
    : createHash("sha256")
        .update(JSON.stringify(flux.map(({ de, vers, nombre, source }) => [de, vers, nombre, source])))
        .digest("hex");

/** La série, retenue jusqu'à la fin de la requête, même si elle n'existe pas encore ; rien si quelqu'un l'a changée depuis qu'on l'a lue. */
async function retenir(db: Db, perimetre: Perimetre, serie: SerieLue): Promise<Flux[] | null> {
  const { theme, millesime } = serie;
  const nom = JSON.stringify(["observatoire_flux", perimetre.espace, theme, millesime]);
  await sql`select pg_advisory_xact_lock(hashtextextended(${nom}, 0))`.execute(db);
  const avant = await selectFlux(db, perimetre, serie).execute();
  return empreinteDe(avant) === serie.lue ? avant : null;
}

/** Écrit une série entière, à la place de celle du même nom et de la même année ; n'écrit rien et rend faux si ce n'est plus celle que l'on a lue. */
export async function saveSerie(
  db: Db,
  perimetre: Perimetre,
  serie: SerieLue,
  flux: readonly Omit<Flux, "espace">[],
): Promise<boolean> {
  const { espace } = perimetre;
  const avant = await retenir(db, perimetre, serie);
  if (!avant) return false;
  if (avant.length > 0) await effacer(db, espace, serie);
  if (flux.length > 0)
    await db
      .insertInto("observatoire_flux")
      .values(flux.map((un) => ({ ...un, espace })))
      .execute();
  noter(db, {
    action: "écriture",
    objet: "observatoire.flux",
    objetId: `${serie.theme} ${serie.millesime}`,
    ...(avant.length > 0 ? { avant } : {}),
    apres: flux,
  });
  return true;
}

const effacer = (db: Db, espace: string, { theme, millesime }: Serie) =>
  db
    .deleteFrom("observatoire_flux")
    .where("espace", "=", espace)
    .where("theme", "=", theme)
    .where("millesime", "=", millesime)
    .execute();

/** Retire une série, telle qu'on l'a lue (409 si elle a changé). */
export async function deleteSerie(db: Db, perimetre: Perimetre, serie: SerieLue): Promise<void> {
  const avant = await retenir(db, perimetre, serie);
  if (!avant) throw conflict();
  await effacer(db, perimetre.espace, serie);
  noter(db, { action: "suppression", objet: "observatoire.flux", objetId: `${serie.theme} ${serie.millesime}`, avant });
}
