import type { Selectable } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Ecrit } from "../../model.ts";
import type { GenrePresence, Presence, Reponse } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_presence: {
      espace: string;
      seance: string;
      membre: string;
      reponse: Reponse | null;
      presence: GenrePresence | null;
      pour: string | null;
      pour_nom: string;
      repondu_le: string | null;
      par: "lien" | "saisie" | null;
      invite_le: string | null;
      invite_sequence: number | null;
      version: number;
    };
  }
}

function versPresence(ligne: Selectable<Tables["gouvernance_presence"]>): Presence {
  const { seance, membre, reponse, presence, pour, par, version } = ligne;
  const { pour_nom: pourNom, repondu_le: reponduLe, invite_le: inviteLe, invite_sequence: inviteSequence } = ligne;
  return { seance, membre, reponse, presence, pour, pourNom, reponduLe, par, inviteLe, inviteSequence, version };
}

const versLigne = ({ pourNom, reponduLe, inviteLe, inviteSequence, ...reste }: Presence) => ({
  ...reste,
  pour_nom: pourNom,
  repondu_le: reponduLe,
  invite_le: inviteLe,
  invite_sequence: inviteSequence,
});

/** Les présences des réunions du périmètre : celles d'une réunion, ou de toutes. */
export const listPresences = (
  db: Db,
  { espace, conventions }: Perimetre,
  seances: readonly string[],
): Promise<Presence[]> =>
  db
    .selectFrom("gouvernance_presence as p")
    .innerJoin("gouvernance_seance as s", (join) =>
      join.onRef("s.espace", "=", "p.espace").onRef("s.id", "=", "p.seance"),
    )
    .selectAll("p")
    .where("p.espace", "=", espace)
    .where("p.seance", "in", [...seances])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom("gouvernance_instance_convention as l")
          .select("l.instance")
          .whereRef("l.espace", "=", "s.espace")
          .whereRef("l.instance", "=", "s.instance")
          .where("l.convention", "in", [...conventions]),
      ),
    )
    .orderBy("p.seance")
    .orderBy("p.membre")
    .execute()
    .then((lignes) => lignes.map(versPresence));

/** Écrit d'un coup la venue de chacun à des réunions déjà tenues ou convoquées. */
export async function insertPresences(db: Db, { espace }: Perimetre, presences: readonly Presence[]): Promise<void> {
  const lignes = presences.map((presence) => ({ ...versLigne(presence), espace, version: 1 }));
  if (lignes.length > 0) await db.insertInto("gouvernance_presence").values(lignes).execute();
}

const trace = (action: string, { seance }: Presence) => ({ action, objet: "gouvernance.seance", objetId: seance });

/** Écrit la présence d'un membre à une réunion, si personne ne l'a changée depuis sa lecture (409) ; `avant` vide : la première. */
export async function savePresence(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action = "présence" }: Ecrit<Presence, Presence | null>,
): Promise<void> {
  if (avant)
    await db
      .updateTable("gouvernance_presence")
      .set({ ...versLigne(apres), version: avant.version + 1 })
      .where("espace", "=", espace)
      .where("seance", "=", avant.seance)
      .where("membre", "=", avant.membre)
      .where("version", "=", avant.version)
      .executeTakeFirstOrThrow()
      .then(orConflict);
  else
    await db
      .insertInto("gouvernance_presence")
      .values({ ...versLigne(apres), espace, version: 1 })
      .execute();
  noter(db, { ...trace(action, apres), avant, apres });
}
