import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { conflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Bout, Suite } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_suite: { espace: string; fiche: string; precedente: string };
  }
}

/** Les suites dont la fiche est d'une convention du périmètre. */
export const listSuites = (db: Db, { espace, conventions }: Perimetre): Promise<Suite[]> =>
  db
    .selectFrom("plan_suite as s")
    .innerJoin("plan_fiche as f", (join) => join.onRef("f.espace", "=", "s.espace").onRef("f.id", "=", "s.fiche"))
    .select(["s.fiche", "s.precedente"])
    .where("s.espace", "=", espace)
    .where("f.convention", "in", [...conventions])
    .orderBy("s.fiche")
    .execute();

/** Écrit que ces fiches en continuent d'autres, si personne ne vient de le dire (409) ; `perimetre` a les deux conventions. */
export async function insertSuites(db: Db, { espace }: Perimetre, convention: string, suites: readonly Suite[]) {
  if (suites.length === 0) return;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("plan_suite")
    .values(suites.map((suite) => ({ ...suite, espace })))
    .onConflict((conflit) => conflit.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== BigInt(suites.length)) throw conflict();
  for (const { fiche, precedente } of suites)
    noter(db, { action: "suite", objet: "plan.suite", objetId: fiche, convention, apres: { precedente } });
}

export async function deleteSuite(db: Db, { espace }: Perimetre, convention: string, { fiche, precedente }: Suite) {
  await db.deleteFrom("plan_suite").where("espace", "=", espace).where("fiche", "=", fiche).execute();
  noter(db, { action: "suite", objet: "plan.suite", objetId: fiche, convention, avant: { precedente } });
}

const bouts = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("plan_fiche as f")
    .select(["f.id", "f.convention", "f.reference", "f.titre"])
    .where("f.espace", "=", espace)
    .where("f.convention", "in", [...conventions]);

/** La fiche que celle-ci continue, si elle est d'une convention du périmètre. */
export const findPrecedente = (db: Db, perimetre: Perimetre, fiche: string): Promise<Bout | undefined> =>
  bouts(db, perimetre)
    .innerJoin("plan_suite as s", (join) => join.onRef("s.espace", "=", "f.espace").onRef("s.precedente", "=", "f.id"))
    .where("s.fiche", "=", fiche)
    .executeTakeFirst();

/** La fiche qui continue celle-ci, si elle est d'une convention du périmètre. */
export const findSuivante = (db: Db, perimetre: Perimetre, fiche: string): Promise<Bout | undefined> =>
  bouts(db, perimetre)
    .innerJoin("plan_suite as s", (join) => join.onRef("s.espace", "=", "f.espace").onRef("s.fiche", "=", "f.id"))
    .where("s.precedente", "=", fiche)
    .executeTakeFirst();
