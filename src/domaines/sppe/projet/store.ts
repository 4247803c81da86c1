import type { Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Participant, ProjetAccueil } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    sppe_projet: Omit<ProjetAccueil, "recuLe" | "participants"> & {
      espace: string;
      recu_le: Jour;
      participants: Json<Participant[]>;
    };
  }
}

const versProjet = ({ espace: _e, recu_le: recuLe, ...dit }: Selectable<Tables["sppe_projet"]>): ProjetAccueil => ({
  ...dit,
  recuLe,
});
const selectProjets = (db: Db, { espace }: Perimetre) =>
  db.selectFrom("sppe_projet").selectAll().where("espace", "=", espace);

/** Les porteurs reçus, le plus récent d'abord. */
export const listProjets = (db: Db, perimetre: Perimetre): Promise<ProjetAccueil[]> =>
  selectProjets(db, perimetre)
    .orderBy("recu_le", "desc")
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versProjet));

export const findProjet = (db: Db, perimetre: Perimetre, id: string): Promise<ProjetAccueil | undefined> =>
  selectProjets(db, perimetre)
    .where("id", "=", id)
    .executeTakeFirst()
    .then((ligne) => ligne && versProjet(ligne));

export const getProjet = (db: Db, perimetre: Perimetre, id: string): Promise<ProjetAccueil> =>
  findProjet(db, perimetre, id).then(orNotFound);

const trace = (action: string, { id }: Pick<ProjetAccueil, "id">) => ({ action, objet: "sppe.projet", objetId: id });
const versLigne = ({ recuLe, participants, ...dit }: ProjetAccueil) => ({
  ...dit,
  recu_le: recuLe,
  participants: JSON.stringify(participants),
});

/** Inscrit un porteur reçu ; le même formulaire envoyé deux fois n'en inscrit qu'un. */
export async function insertProjet(db: Db, { espace }: Perimetre, projet: ProjetAccueil): Promise<void> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("sppe_projet")
    .values({ ...versLigne(projet), espace })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("accueil", projet), apres: projet });
}

/** Écrit ce qui s'est dit et la suite, si personne n'a écrit entre-temps (409). */
export async function updateProjet(
  db: Db,
  { espace }: Perimetre,
  { avant, apres }: { avant: ProjetAccueil; apres: ProjetAccueil },
): Promise<void> {
  await db
    .updateTable("sppe_projet")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace("modification", avant), avant, apres });
}
