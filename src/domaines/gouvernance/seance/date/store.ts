import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { DateProposee, ReponseDate, Seance, Souhait } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_date: { espace: string; id: string; seance: string; le: Jour; debut: string };
    gouvernance_souhait: { espace: string; date: string; membre: string; reponse: ReponseDate };
  }
}

/** Les dates que l'on propose pour une réunion que le périmètre a lue. */
export const listDates = (db: Db, { espace }: Perimetre, { id }: Pick<Seance, "id">): Promise<DateProposee[]> =>
  db
    .selectFrom("gouvernance_date")
    .select(["id", "seance", "le", "debut"])
    .where("espace", "=", espace)
    .where("seance", "=", id)
    .orderBy("le")
    .orderBy("debut")
    .execute();

export const listSouhaits = (db: Db, { espace }: Perimetre, { id }: Pick<Seance, "id">): Promise<Souhait[]> =>
  db
    .selectFrom("gouvernance_souhait as s")
    .innerJoin("gouvernance_date as d", (join) => join.onRef("d.espace", "=", "s.espace").onRef("d.id", "=", "s.date"))
    .select(["s.date", "s.membre", "s.reponse"])
    .where("s.espace", "=", espace)
    .where("d.seance", "=", id)
    .orderBy("s.date")
    .orderBy("s.membre")
    .execute();

const trace = (action: string, seance: string) => ({ action, objet: "gouvernance.seance", objetId: seance });

export async function insertDate(db: Db, { espace }: Perimetre, date: DateProposee): Promise<void> {
  await db
    .insertInto("gouvernance_date")
    .values({ ...date, espace })
    .onConflict((conflit) => conflit.doNothing())
    .execute();
  noter(db, { ...trace("date proposée", date.seance), apres: date });
}

export async function deleteDate(db: Db, { espace }: Perimetre, date: DateProposee): Promise<void> {
  await db.deleteFrom("gouvernance_date").where("espace", "=", espace).where("id", "=", date.id).execute();
  noter(db, { ...trace("date retirée", date.seance), avant: date });
}

/** Garde ce qu'un membre répond à chaque date ; il peut changer d'avis. */
export async function saveSouhaits(
  db: Db,
  { espace }: Perimetre,
  seance: string,
  souhaits: readonly Souhait[],
): Promise<void> {
  if (souhaits.length === 0) return;
  await db
    .insertInto("gouvernance_souhait")
    .values(souhaits.map((souhait) => ({ ...souhait, espace })))
    .onConflict((conflit) =>
      conflit.columns(["espace", "date", "membre"]).doUpdateSet((eb) => ({ reponse: eb.ref("excluded.reponse") })),
    )
    .execute();
  noter(db, { ...trace("réponse aux dates", seance), apres: souhaits });
}
