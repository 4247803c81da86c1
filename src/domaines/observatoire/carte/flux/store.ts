import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Flux } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_flux: Flux;
  }
}

export type Serie = { theme: string; millesime: number };

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

/** Les flux d'une série, les plus nombreux d'abord. */
export const listFlux = (db: Db, { espace }: Perimetre, { theme, millesime }: Serie): Promise<Flux[]> =>
  db
    .selectFrom("observatoire_flux")
    .selectAll()
    .where("espace", "=", espace)
    .where("theme", "=", theme)
    .where("millesime", "=", millesime)
    .orderBy("nombre", "desc")
    .orderBy("de")
    .orderBy("vers")
    .execute();

/** Écrit une série entière : elle remplace celle du même nom et de la même année. */
export async function saveSerie(
  db: Db,
  { espace }: Perimetre,
  serie: Serie,
  flux: readonly Omit<Flux, "espace">[],
): Promise<void> {
  await effacer(db, espace, serie);
  if (flux.length > 0)
    await db
      .insertInto("observatoire_flux")
      .values(flux.map((un) => ({ ...un, espace })))
      .execute();
  noter(db, {
    action: "écriture",
    objet: "observatoire.flux",
    objetId: `${serie.theme} ${serie.millesime}`,
    apres: flux,
  });
}

const effacer = (db: Db, espace: string, { theme, millesime }: Serie) =>
  db
    .deleteFrom("observatoire_flux")
    .where("espace", "=", espace)
    .where("theme", "=", theme)
    .where("millesime", "=", millesime)
    .execute();

export async function deleteSerie(db: Db, perimetre: Perimetre, serie: Serie): Promise<void> {
  const avant = await listFlux(db, perimetre, serie);
  await effacer(db, perimetre.espace, serie);
  noter(db, { action: "suppression", objet: "observatoire.flux", objetId: `${serie.theme} ${serie.millesime}`, avant });
}
