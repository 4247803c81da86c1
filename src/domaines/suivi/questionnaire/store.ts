import type { ColumnType, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Periode } from "../observation/model.ts";
import type { Canal, Question, Questionnaire, Retour } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_questionnaire: {
      espace: string;
      id: string;
      convention: string;
      lien: string;
      titre: string;
      accueil: string;
      questions: Json<Question[]>;
      libre: string;
      indicateur: string | null;
      ferme_le: ColumnType<Jour, string, string>;
      cree_le: string;
    };
    suivi_retour: {
      espace: string;
      questionnaire: string;
      envoi: string;
      convention: string;
      canal: Canal;
      jour: ColumnType<Jour, string, string>;
      niveaux: Json<(number | null)[]>;
      libre: string;
    };
  }
}

const tous = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_questionnaire")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

function versQuestionnaire(ligne: Selectable<Tables["suivi_questionnaire"]>): Questionnaire {
  const { espace: _e, ferme_le: fermeLe, cree_le: creeLe, ...reste } = ligne;
  return { ...reste, fermeLe, creeLe };
}

/** Les questionnaires des conventions du périmètre, le plus récent d'abord. */
export const listQuestionnaires = async (db: Db, perimetre: Perimetre): Promise<Questionnaire[]> =>
  (await tous(db, perimetre).orderBy("cree_le", "desc").orderBy("id").execute()).map(versQuestionnaire);

export const getQuestionnaire = (db: Db, perimetre: Perimetre, id: string): Promise<Questionnaire> =>
  tous(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versQuestionnaire);

/** Le questionnaire que l'on ouvre par son lien. */
export const getQuestionnaireParLien = (db: Db, perimetre: Perimetre, lien: string): Promise<Questionnaire> =>
  tous(db, perimetre).where("lien", "=", lien).executeTakeFirst().then(orNotFound).then(versQuestionnaire);

const trace = (action: string, { id, convention }: Questionnaire) => ({
  action,
  objet: "suivi.questionnaire",
  objetId: id,
  convention,
});

export async function insertQuestionnaire(db: Db, { espace }: Perimetre, questionnaire: Questionnaire): Promise<void> {
  const { fermeLe, creeLe, questions, ...reste } = questionnaire;
  await db
    .insertInto("suivi_questionnaire")
    .values({ ...reste, espace, questions: JSON.stringify(questions), ferme_le: fermeLe, cree_le: creeLe })
    .execute();
  const { lien: _l, ...apres } = questionnaire;
  noter(db, { ...trace("creation", questionnaire), apres });
}

export async function updateFermeture(
  db: Db,
  { espace }: Perimetre,
  questionnaire: Questionnaire,
  fermeLe: Jour,
): Promise<void> {
  await db
    .updateTable("suivi_questionnaire")
    .set({ ferme_le: fermeLe })
    .where("espace", "=", espace)
    .where("id", "=", questionnaire.id)
    .execute();
  noter(db, { ...trace("cloture", questionnaire), avant: { fermeLe: questionnaire.fermeLe }, apres: { fermeLe } });
}

/** Les réponses d'un questionnaire, la plus récente d'abord. */
export const listRetours = (db: Db, { espace, conventions }: Perimetre, questionnaire: string): Promise<Retour[]> =>
  db
    .selectFrom("suivi_retour")
    .select(["envoi", "canal", "jour", "niveaux", "libre"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("questionnaire", "=", questionnaire)
    .orderBy("jour", "desc")
    .orderBy("envoi", "desc")
    .execute();

/** Ce que les réponses d'une période disent librement, sans leur jour. */
export const listMotsEntre = (db: Db, { espace, conventions }: Perimetre, { debut, fin }: Periode) =>
  db
    .selectFrom("suivi_retour as r")
    .innerJoin("suivi_questionnaire as q", (on) =>
      on.onRef("q.espace", "=", "r.espace").onRef("q.id", "=", "r.questionnaire"),
    )
    .select(["r.questionnaire", "r.envoi", "q.titre", "q.indicateur", "r.libre"])
    .where("r.espace", "=", espace)
    .where("r.convention", "in", [...conventions])
    .where("r.libre", "<>", "")
    .where("r.jour", ">=", debut)
    .where("r.jour", "<=", fin)
    .orderBy("q.titre")
    .orderBy("r.envoi")
    .execute();

/** Combien de réponses a chaque questionnaire. */
export async function countRetours(db: Db, { espace, conventions }: Perimetre): Promise<ReadonlyMap<string, number>> {
  const lignes = await db
    .selectFrom("suivi_retour")
    .select(["questionnaire", (eb) => eb.fn.countAll<number>().as("nombre")])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .groupBy("questionnaire")
    .execute();
  return new Map(lignes.map(({ questionnaire, nombre }) => [questionnaire, Number(nombre)]));
}

/** Garde une réponse ; le même formulaire envoyé deux fois compte une fois. Le journal dit qu'elle est venue, pas ce qu'elle dit. */
export async function insertRetour(
  db: Db,
  { espace }: Perimetre,
  questionnaire: Questionnaire,
  { niveaux, ...retour }: Retour,
): Promise<void> {
  const { id, convention } = questionnaire;
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("suivi_retour")
    .values({ ...retour, niveaux: JSON.stringify(niveaux), espace, questionnaire: id, convention })
    .onConflict((conflit) => conflit.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows > 0n) noter(db, trace("retour", questionnaire));
}

/** Efface ce qu'une réponse disait librement, si quelqu'un s'y reconnaît ; ses niveaux restent comptés. */
export async function eraseLibre(
  db: Db,
  { espace }: Perimetre,
  questionnaire: Questionnaire,
  envoi: string,
): Promise<void> {
  await db
    .updateTable("suivi_retour")
    .set({ libre: "" })
    .where("espace", "=", espace)
    .where("questionnaire", "=", questionnaire.id)
    .where("envoi", "=", envoi)
    .execute();
  noter(db, trace("effacement", questionnaire));
}
