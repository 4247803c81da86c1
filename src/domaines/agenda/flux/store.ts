import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import type { DateAgenda, DatePubliee } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    agenda_evenement: {
      espace: string;
      compte: string;
      uid: string;
      convention: string;
      contenu: Json<DateAgenda>;
      sequence: number;
      annule: boolean;
      le: string;
    };
  }
}

/** Ce que le flux de cette personne a déjà dit des conventions qu'elle lit encore. */
export const listPubliees = async (db: Db, { espace, compte, conventions }: Perimetre): Promise<DatePubliee[]> =>
  db
    .selectFrom("agenda_evenement")
    .select(["contenu as date", "sequence", "annule", "le"])
    .where("espace", "=", espace)
    .where("compte", "=", compte)
    .where("convention", "in", [...conventions])
    .orderBy("uid")
    .execute();

const oublier = (db: Db, { espace, compte }: Perimetre, uids: readonly string[]) =>
  db
    .deleteFrom("agenda_evenement")
    .where("espace", "=", espace)
    .where("compte", "=", compte)
    .where("uid", "in", [...uids])
    .execute();

const ecrire = (db: Db, { espace, compte }: Perimetre, publiees: readonly DatePubliee[]) =>
  db
    .insertInto("agenda_evenement")
    .values(
      publiees.map(({ date, ...suite }) => ({
        ...suite,
        espace,
        compte,
        uid: date.uid,
        convention: date.convention,
        contenu: JSON.stringify(date),
      })),
    )
    .onConflict((conflit) =>
      conflit.columns(["espace", "compte", "uid"]).doUpdateSet((eb) => ({
        convention: eb.ref("excluded.convention"),
        contenu: eb.ref("excluded.contenu"),
        sequence: eb.ref("excluded.sequence"),
        annule: eb.ref("excluded.annule"),
        le: eb.ref("excluded.le"),
      })),
    )
    .execute();

/** Garde ce que le flux vient de dire : ce qui a bougé, et oublie ce qui n'est plus dit. */
export async function savePubliees(
  db: Db,
  perimetre: Perimetre,
  avant: readonly DatePubliee[],
  apres: readonly DatePubliee[],
): Promise<void> {
  const inchangees = new Set(avant);
  const gardees = new Set(apres.map(({ date }) => date.uid));
  const oubliees = avant.filter(({ date }) => !gardees.has(date.uid)).map(({ date }) => date.uid);
  if (oubliees.length > 0) await oublier(db, perimetre, oubliees);
  const bougees = apres.filter((une) => !inchangees.has(une));
  for (let debut = 0; debut < bougees.length; debut += 500)
    await ecrire(db, perimetre, bougees.slice(debut, debut + 500));
}
