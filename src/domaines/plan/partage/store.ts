import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Fiche } from "../model.ts";
import type { ActionCommune } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_partage: { espace: string; fiche: string; convention: string };
  }
}

/** Les conventions auxquelles une fiche du périmètre est commune, retenues si l'on va les écrire. */
export async function listPartages(db: Db, { espace, conventions }: Perimetre, fiche: string): Promise<string[]> {
  const lignes = await db
    .selectFrom("plan_partage as p")
    .innerJoin("plan_fiche as f", (join) => join.onRef("f.espace", "=", "p.espace").onRef("f.id", "=", "p.fiche"))
    .select("p.convention")
    .where("p.espace", "=", espace)
    .where("p.fiche", "=", fiche)
    .where("f.convention", "in", [...conventions])
    .orderBy("p.convention")
    .execute();
  return lignes.map(({ convention }) => convention);
}

/** Ce que d'autres conventions de l'espace ont mis en commun avec celles du périmètre : leur titre, rien de plus. */
export const listCommunes = (db: Db, { espace, conventions }: Perimetre): Promise<ActionCommune[]> =>
  db
    .selectFrom("plan_partage as p")
    .innerJoin("plan_fiche as f", (join) => join.onRef("f.espace", "=", "p.espace").onRef("f.id", "=", "p.fiche"))
    .select(["f.id", "f.convention", "f.reference", "f.titre"])
    .where("p.espace", "=", espace)
    .where("p.convention", "in", [...conventions])
    .where("f.archive_le", "is", null)
    .orderBy("f.convention")
    .orderBy("f.ordre")
    .execute();

/** Met une fiche, lue dans le périmètre, en commun avec ces conventions et aucune autre. */
export async function savePartages(db: Db, fiche: Fiche, avant: readonly string[], apres: readonly string[]) {
  const { espace, id, convention } = fiche;
  await db.deleteFrom("plan_partage").where("espace", "=", espace).where("fiche", "=", id).execute();
  const lignes = apres.map((une) => ({ espace, fiche: id, convention: une }));
  if (lignes.length > 0) await db.insertInto("plan_partage").values(lignes).execute();
  noter(db, { action: "partage", objet: "plan.fiche", objetId: id, convention, avant, apres });
}
