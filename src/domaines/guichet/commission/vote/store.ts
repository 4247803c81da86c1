import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Vote } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_commission_vote: Vote & { espace: string; commission: string };
  }
}

/** Les votes d'une commission, dans leur ordre. */
export const listVotes = (db: Db, { espace }: Perimetre, commission: string): Promise<Vote[]> =>
  db
    .selectFrom("guichet_commission_vote")
    .select(["rang", "portee", "objet", "retouches", "pour", "contre", "abstentions", "preside", "le", "par"])
    .where("espace", "=", espace)
    .where("commission", "=", commission)
    .orderBy("rang")
    .execute();

export async function insertVote(db: Db, { espace }: Perimetre, commission: string, vote: Vote): Promise<void> {
  await db
    .insertInto("guichet_commission_vote")
    .values({ ...vote, espace, commission })
    .execute();
  noter(db, { action: "vote", objet: "guichet.commission", objetId: commission, apres: vote });
}
