import { type Insertable, type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { type EtatOffre, type Offre, type OffreTombee, TOMBEES } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_offre: Pick<
      Offre,
      "id" | "dossier" | "numero" | "commission" | "liberee" | "limite" | "etat" | "version"
    > & {
      espace: string;
      demandes: Json<string[]>;
      places: Json<Offre["places"]>;
      envoyee_le: Jour;
      repondue_le: string | null;
      repondue_par: Offre["reponduePar"];
    };
  }
}

type Ligne = Tables["guichet_offre"];
type Ici = Pick<Perimetre, "espace">;

const versOffre = (row: Selectable<Ligne>): Offre => {
  const { espace: _e, envoyee_le: envoyeeLe, repondue_le: repondueLe, repondue_par: reponduePar, ...dit } = row;
  return { ...dit, envoyeeLe, repondueLe, reponduePar };
};

const versLigne = ({
  envoyeeLe,
  repondueLe,
  reponduePar,
  demandes,
  places,
  ...dit
}: Offre): Omit<Insertable<Ligne>, "espace"> => ({
  ...dit,
  demandes: JSON.stringify(demandes),
  places: JSON.stringify(places),
  envoyee_le: envoyeeLe,
  repondue_le: repondueLe,
  repondue_par: reponduePar,
});

const selectOffres = (db: Db, { espace }: Ici) =>
  db.selectFrom("guichet_offre").selectAll().where("espace", "=", espace);

/** Les offres d'une commission, ou d'une place libérée, celles qui attendent d'abord. */
export const listOffres = async (
  db: Db,
  perimetre: Ici,
  { commission, liberee }: { commission?: string; liberee?: string },
): Promise<Offre[]> => {
  let query = selectOffres(db, perimetre);
  if (commission) query = query.where("commission", "=", commission);
  if (liberee) query = query.where("liberee", "=", liberee);
  return (await query.orderBy("limite").orderBy("numero").orderBy("id").execute()).map(versOffre);
};

/** Les offres d'une séance qui ne tiennent plus, et pourquoi : leur lettre, si elle n'est pas partie, ne part plus. */
export const listTombees = async (
  db: Db,
  perimetre: Ici,
  commission: string,
): Promise<ReadonlyMap<string | null, OffreTombee>> =>
  new Map(
    (await listOffres(db, perimetre, { commission })).flatMap(({ id, etat }) => {
      const tombee = TOMBEES.find((une) => une === etat);
      return tombee ? [[id, tombee]] : [];
    }),
  );

/** Une offre ; rien si sa famille a été effacée. */
export const findOffre = async (db: Db, perimetre: Ici, id: string): Promise<Offre | undefined> => {
  const row = await selectOffres(db, perimetre).where("id", "=", id).executeTakeFirst();
  return row && versOffre(row);
};

/** Les offres de l'espace qui attendent une réponse : leur place est tenue. */
export const listProposees = async (db: Db, perimetre: Ici): Promise<Offre[]> =>
  (await selectOffres(db, perimetre).where("etat", "=", "proposee").orderBy("envoyee_le").orderBy("id").execute()).map(
    versOffre,
  );

export const getOffre = (db: Db, perimetre: Ici, id: string): Promise<Offre> =>
  findOffre(db, perimetre, id).then(orNotFound);

/** L'offre qui nomme cette demande et attend sa réponse, ou la dernière répondue. */
export const findOffreDe = async (db: Db, perimetre: Ici, demande: string): Promise<Offre | undefined> => {
  const row = await selectOffres(db, perimetre)
    .where(sql<boolean>`demandes @> ${JSON.stringify([demande])}::jsonb`)
    .orderBy(sql`etat = 'proposee'`, "desc")
    .orderBy("envoyee_le", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && versOffre(row);
};

/** Ce que les offres passées sont devenues, dans tout l'espace : combien répondues, combien refusées ou laissées sans réponse. */
export async function countPassees(db: Db, { espace }: Ici): Promise<{ proposees: number; refusees: number }> {
  const rows = await db
    .selectFrom("guichet_offre")
    .select(["etat", sql<number>`count(*)`.as("total")])
    .where("espace", "=", espace)
    .where("etat", "in", ["acceptee", "refusee", "sansReponse"])
    .groupBy("etat")
    .execute();
  const total = (etats: readonly EtatOffre[]) =>
    rows.filter(({ etat }) => etats.includes(etat)).reduce((somme, row) => somme + Number(row.total), 0);
  return { proposees: total(["acceptee", "refusee", "sansReponse"]), refusees: total(["refusee", "sansReponse"]) };
}

/** Le journal dit qu'une place fut proposée et ce qui fut répondu, jamais laquelle ni à qui. */
const trace = (action: string, { id }: Pick<Offre, "id">) => ({ action, objet: "guichet.offre", objetId: id });
const dite = ({ etat, limite, reponduePar }: Offre) => ({ etat, limite, reponduePar });

const PAQUET = 2000;

export async function insertOffres(db: Db, { espace }: Ici, offres: readonly Offre[]): Promise<void> {
  for (let debut = 0; debut < offres.length; debut += PAQUET)
    await db
      .insertInto("guichet_offre")
      .values(offres.slice(debut, debut + PAQUET).map((offre) => ({ ...versLigne(offre), espace })))
      .execute();
  for (const offre of offres) noter(db, { ...trace("proposition", offre), apres: dite(offre) });
}

/** Écrit la réponse si personne n'a répondu entre-temps (409). */
export async function updateOffre(
  db: Db,
  { espace }: Ici,
  { avant, apres, action }: { avant: Offre; apres: Offre; action: string },
): Promise<void> {
  await db
    .updateTable("guichet_offre")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(action, avant), avant: dite(avant), apres: dite(apres) });
}

/** Ces offres sont laissées sans réponse ; si l'une a été répondue entre-temps, rien n'est écrit (409). */
export async function passerSansReponse(
  db: Db,
  { espace }: Ici,
  tues: readonly { avant: Offre; apres: Offre }[],
): Promise<void> {
  for (let debut = 0; debut < tues.length; debut += PAQUET) {
    const paquet = tues.slice(debut, debut + PAQUET);
    const { etat, repondueLe, reponduePar } = orNotFound(paquet[0]).apres;
    const { numUpdatedRows } = await db
      .updateTable("guichet_offre")
      .set({ etat, repondue_le: repondueLe, repondue_par: reponduePar, version: sql`version + 1` })
      .where("espace", "=", espace)
      .where("etat", "=", "proposee")
      .where(({ eb, refTuple, tuple }) =>
        eb(
          refTuple("id", "version"),
          "in",
          paquet.map(({ avant }) => tuple(avant.id, avant.version)),
        ),
      )
      .executeTakeFirstOrThrow();
    if (numUpdatedRows !== BigInt(paquet.length)) orConflict({ numUpdatedRows: 0n });
  }
  for (const { avant, apres } of tues)
    noter(db, { ...trace("sans réponse", avant), avant: dite(avant), apres: dite(apres) });
}

/** Ces demandes en attente ont désormais une place proposée ; si l'une n'attendait plus, rien n'est écrit (409). */
export async function passerProposees(
  db: Db,
  { espace }: Ici,
  demandes: readonly string[],
  instant: string,
): Promise<void> {
  for (let debut = 0; debut < demandes.length; debut += PAQUET) {
    const paquet = demandes.slice(debut, debut + PAQUET);
    const passees = await db
      .updateTable("guichet_demande")
      .set({ etat: "proposee", change_le: instant, version: sql`version + 1` })
      .where("espace", "=", espace)
      .where("id", "in", paquet)
      .where("etat", "=", "enAttente")
      .returning(["id", "famille"])
      .execute();
    if (passees.length !== paquet.length) orConflict({ numUpdatedRows: 0n });
    for (const { id, famille } of passees)
      noter(db, {
        action: "proposee",
        objet: "guichet.demande",
        objetId: id,
        sujet: famille,
        avant: { etat: "enAttente" },
        apres: { etat: "proposee" },
      });
  }
}
