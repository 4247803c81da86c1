import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Enjeu, Theme } from "../model.ts";
import { saveLigne } from "../requete/store.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    diagnostic_enjeu: {
      espace: string;
      id: string;
      convention: string;
      theme: Theme;
      texte: string;
      priorite: number | null;
      statistiques: Json<string[]>;
      version: number;
    };
    diagnostic_enjeu_apport: { espace: string; enjeu: string; apport: string };
    diagnostic_enjeu_zone: { espace: string; enjeu: string; zone: string };
  }
}

const APPORTS = sql<string[]>`coalesce((select json_agg(l.apport order by l.apport) from diagnostic_enjeu_apport l
  where l.espace = e.espace and l.enjeu = e.id), '[]')`;
const ZONES = sql<string[]>`coalesce((select json_agg(l.zone order by l.zone) from diagnostic_enjeu_zone l
  where l.espace = e.espace and l.enjeu = e.id), '[]')`;

const selectEnjeux = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("diagnostic_enjeu as e")
    .select(["e.id", "e.convention", "e.theme", "e.texte", "e.priorite", "e.statistiques", "e.version"])
    .select([APPORTS.as("apports"), ZONES.as("zones")])
    .where("e.espace", "=", espace)
    .where("e.convention", "in", [...conventions]);

const versEnjeu = (ligne: Omit<Enjeu, "priorite"> & { priorite: number | null }): Enjeu => ({
  ...ligne,
  priorite: ligne.priorite as Enjeu["priorite"],
});

/** Les enjeux du diagnostic d'une convention, avec ce sur quoi ils s'appuient. */
export const listEnjeux = (db: Db, perimetre: Perimetre, convention: string): Promise<Enjeu[]> =>
  selectEnjeux(db, perimetre)
    .where("e.convention", "=", convention)
    .orderBy("e.id")
    .execute()
    .then((lignes) => lignes.map(versEnjeu));

export const getEnjeu = (db: Db, perimetre: Perimetre, id: string): Promise<Enjeu> =>
  selectEnjeux(db, perimetre).where("e.id", "=", id).executeTakeFirst().then(orNotFound).then(versEnjeu);

const sansLiens = ({ apports: _a, zones: _z, ...ligne }: Enjeu) => ligne;

/** Écrit un enjeu et ses appuis, devant la version lue (409). */
export async function saveEnjeu(
  db: Db,
  perimetre: Perimetre,
  { avant, apres }: { avant: Enjeu | null; apres: Enjeu },
): Promise<void> {
  const { espace } = perimetre;
  const lignes = { avant: avant && sansLiens(avant), apres: sansLiens(apres) };
  if (!(await saveLigne(db, perimetre, "diagnostic_enjeu", lignes))) return;
  await db.deleteFrom("diagnostic_enjeu_apport").where("espace", "=", espace).where("enjeu", "=", apres.id).execute();
  await db.deleteFrom("diagnostic_enjeu_zone").where("espace", "=", espace).where("enjeu", "=", apres.id).execute();
  const apports = apres.apports.map((apport) => ({ espace, enjeu: apres.id, apport }));
  const zones = apres.zones.map((zone) => ({ espace, enjeu: apres.id, zone }));
  if (apports.length > 0) await db.insertInto("diagnostic_enjeu_apport").values(apports).execute();
  if (zones.length > 0) await db.insertInto("diagnostic_enjeu_zone").values(zones).execute();
}
