import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Reponse } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_enjeu: { espace: string; enjeu: string; noeud: string };
  }
}

/** Quels nœuds des plans du périmètre répondent à quels enjeux. */
export const listReponses = (db: Db, { espace, conventions }: Perimetre): Promise<Reponse[]> =>
  db
    .selectFrom("plan_enjeu as l")
    .innerJoin("plan_noeud as n", (join) => join.onRef("n.espace", "=", "l.espace").onRef("n.id", "=", "l.noeud"))
    .select(["l.enjeu", "l.noeud"])
    .where("l.espace", "=", espace)
    .where("n.convention", "in", [...conventions])
    .orderBy("l.enjeu")
    .orderBy("n.ordre")
    .execute();

const trace = (action: string, { enjeu }: Reponse, convention: string) => ({
  action,
  objet: "plan.enjeu",
  objetId: enjeu,
  convention,
});

export async function insertReponse(db: Db, { espace }: Perimetre, convention: string, reponse: Reponse) {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("plan_enjeu")
    .values({ ...reponse, espace })
    .onConflict((conflit) => conflit.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("lien", reponse, convention), apres: { noeud: reponse.noeud } });
}

export async function deleteReponse(db: Db, { espace }: Perimetre, convention: string, reponse: Reponse) {
  await db
    .deleteFrom("plan_enjeu")
    .where("espace", "=", espace)
    .where("enjeu", "=", reponse.enjeu)
    .where("noeud", "=", reponse.noeud)
    .execute();
  noter(db, { ...trace("lien", reponse, convention), avant: { noeud: reponse.noeud } });
}
