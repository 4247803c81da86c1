import { type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Accord, CanalCdsf, Envoi, Envoyeur, GenreTransmission, TransmissionCdsf } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    evaluation_transmission: {
      espace: string;
      id: string;
      convention: string;
      genre: GenreTransmission;
      objet: string;
      bilan: string | null;
      cle: string | null;
      adopte_le: Jour;
      envoye_par: Envoyeur | null;
      envoye_le: Jour | null;
      canal: CanalCdsf | null;
      accords: Json<Accord[]>;
      preuve: string;
      version: number;
    };
  }
}

function versTransmission(ligne: Selectable<Tables["evaluation_transmission"]>): TransmissionCdsf {
  const { id, convention, genre, objet, bilan, cle, version, accords, canal, preuve } = ligne;
  const { adopte_le: adopteLe, envoye_par: envoyePar, envoye_le: envoyeLe } = ligne;
  const envoi = envoyePar && envoyeLe && canal ? { envoyePar, envoyeLe, canal, accords, preuve } : null;
  return { id, convention, genre, objet, bilan, cle, adopteLe, envoi, version };
}

const selectTransmissions = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("evaluation_transmission")
    .selectAll()
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Le registre des envois d'une convention : ce qui attend d'abord, puis le plus récent. */
export const listTransmissions = (db: Db, perimetre: Perimetre): Promise<TransmissionCdsf[]> =>
  selectTransmissions(db, perimetre)
    .orderBy("envoye_le", (ordre) => ordre.desc().nullsFirst())
    .orderBy("adopte_le")
    .orderBy("id")
    .execute()
    .then((lignes) => lignes.map(versTransmission));

/** Tient le registre jusqu'à la fin de la requête : qui inscrit au même instant attend, et relit. */
export async function tenirRegistre(db: Db, { espace }: Perimetre): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`evaluation_transmission ${espace}`}, 0))`.execute(db);
}

export const getTransmission = (db: Db, perimetre: Perimetre, id: string): Promise<TransmissionCdsf> =>
  selectTransmissions(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound).then(versTransmission);

const trace = (action: string, { id, convention }: TransmissionCdsf) => ({
  action,
  objet: "evaluation.transmission",
  objetId: id,
  convention,
});

/** Inscrit ce qui doit partir ; une seconde fois le même envoi de formulaire n'inscrit rien de plus. */
export async function insertTransmission(db: Db, { espace }: Perimetre, transmission: TransmissionCdsf): Promise<void> {
  const { adopteLe, envoi: _e, ...reste } = transmission;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("evaluation_transmission")
    .values({ ...reste, espace, adopte_le: adopteLe, accords: "[]", preuve: "" })
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows) noter(db, { ...trace("inscription", transmission), apres: transmission });
}

const versEnvoi = (envoi: Envoi | null) =>
  envoi
    ? {
        envoye_par: envoi.envoyePar,
        envoye_le: envoi.envoyeLe,
        canal: envoi.canal,
        accords: JSON.stringify(envoi.accords),
        preuve: envoi.preuve,
      }
    : { envoye_par: null, envoye_le: null, canal: null, accords: "[]", preuve: "" };

/** Écrit le constat, ou sa reprise avec son motif, si personne n'a rien écrit depuis la lecture (409). */
export async function updateEnvoi(
  db: Db,
  { espace }: Perimetre,
  avant: TransmissionCdsf,
  { envoi, motif }: Pick<TransmissionCdsf, "envoi"> & { motif?: string },
): Promise<void> {
  await db
    .updateTable("evaluation_transmission")
    .set({ ...versEnvoi(envoi), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  if (envoi) noter(db, { ...trace("envoi", avant), apres: envoi });
  else noter(db, { ...trace("reprise", avant), avant: avant.envoi, apres: { motif } });
}

/** Ôte une inscription faite par erreur, tant que rien n'est parti. */
export async function deleteTransmission(db: Db, { espace }: Perimetre, avant: TransmissionCdsf): Promise<void> {
  await db
    .deleteFrom("evaluation_transmission")
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("envoye_le", "is", null)
    .execute();
  noter(db, { ...trace("retrait", avant), avant });
}
