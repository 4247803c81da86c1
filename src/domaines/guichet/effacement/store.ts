import { type RawBuilder, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { PerimetreFamille } from "../demande/model.ts";
import {
  type CompteRendu,
  type Droit,
  type Effacement,
  type FamilleTrouvee,
  type LieuDeDonnees,
  LIEUX,
  type NatureDroit,
} from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_effacement: Omit<Effacement, "compteRendu"> & { espace: string; compte_rendu: Json<CompteRendu> };
    guichet_droit: {
      espace: string;
      id: string;
      famille: string;
      nature: NatureDroit;
      demande_le: string;
      repondu_le: string | null;
      reponse: Droit["reponse"];
    };
  }
}

const SIENNES: Record<LieuDeDonnees["par"], (ou: PerimetreFamille) => RawBuilder<unknown>> = {
  famille: ({ famille }) => sql`(${famille})`,
  demande: ({ espace, famille }) =>
    sql`(select id from guichet_demande where espace = ${espace} and famille = ${famille})`,
  dossier: ({ espace, famille }) =>
    sql`(select dossier from guichet_demande where espace = ${espace} and famille = ${famille})`,
  ligne: (ou) =>
    sql`(select id from guichet_commission_dossier where espace = ${ou.espace} and dossier in ${SIENNES.dossier(ou)}
      union ${SIENNES.dossier(ou)})`,
};

const condition = ({ colonne, par }: LieuDeDonnees, ou: PerimetreFamille) =>
  sql`espace = ${ou.espace} and ${sql.ref(colonne)} in ${SIENNES[par](ou)}`;

const sansAutrui = ({ autrui = [] }: LieuDeDonnees, ligne: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(ligne).filter(([colonne]) => !autrui.includes(colonne)));

/** Toutes les lignes d'une famille, table par table, telles que la base les tient, sans ce qui dirait une autre famille. */
export async function listLignes(
  db: Db,
  ou: PerimetreFamille,
): Promise<Record<string, readonly Record<string, unknown>[]>> {
  const lignes: Record<string, Record<string, unknown>[]> = {};
  for (const lieu of LIEUX.toReversed()) {
    const { rows } = await sql<{ ligne: Record<string, unknown> }>`
      select row_to_json(t) as ligne from ${sql.table(lieu.table)} t where ${condition(lieu, ou)}`.execute(db);
    lignes[lieu.table] = [...(lignes[lieu.table] ?? []), ...rows.map(({ ligne }) => sansAutrui(lieu, ligne))];
  }
  return lignes;
}

const videDe = ({ geste }: LieuDeDonnees) => (geste === "tait" ? sql.lit("effacé") : sql.lit(null));

/** Ôte ou vide tout ce qui est d'une famille, et dit combien de lignes de chaque table. */
export async function deleteLignes(db: Db, ou: PerimetreFamille): Promise<Record<string, number>> {
  const comptes: Record<string, number> = {};
  for (const lieu of LIEUX) {
    const table = sql.table(lieu.table);
    const geste =
      lieu.geste === "ote"
        ? sql`delete from ${table}`
        : sql`update ${table} set ${sql.join(lieu.vides.map((colonne) => sql`${sql.ref(colonne)} = ${videDe(lieu)}`))}`;
    const { numAffectedRows = 0n } = await sql`${geste} where ${condition(lieu, ou)}`.execute(db);
    if (numAffectedRows > 0n) comptes[lieu.table] = (comptes[lieu.table] ?? 0) + Number(numAffectedRows);
  }
  return comptes;
}

/** Ce que le journal peut nommer d'une famille : elle, ses demandes, ce que la commission en a fait. */
export async function listObjets(db: Db, ou: PerimetreFamille): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from guichet_demande where espace = ${ou.espace} and famille = ${ou.famille}
    union select dossier from guichet_demande where espace = ${ou.espace} and famille = ${ou.famille}
    union select id from guichet_offre where espace = ${ou.espace} and dossier in ${SIENNES.dossier(ou)}
    union select id from guichet_lettre where espace = ${ou.espace} and dossier in ${SIENNES.dossier(ou)}
    union select id from guichet_piece where espace = ${ou.espace} and demande in ${SIENNES.demande(ou)}`.execute(db);
  return [ou.famille, ...rows.map(({ id }) => id)];
}

/** Sous quels identifiants les listes gelées de la commission nomment une famille. */
export async function listLignesGelees(db: Db, ou: PerimetreFamille): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${SIENNES.ligne(ou)} as siennes (id)`.execute(db);
  return rows.map(({ id }) => id);
}

/** Retient une famille jusqu'à la fin de la transaction, et rend son courriel ; effacée déjà, elle n'existe plus. */
export const lockFamille = (db: Db, { espace, famille }: PerimetreFamille): Promise<{ courriel: string | null }> =>
  db
    .selectFrom("guichet_famille")
    .select("courriel")
    .where("espace", "=", espace)
    .where("id", "=", famille)
    .forUpdate()
    .executeTakeFirst()
    .then(orNotFound);

/** Lesquelles de ces familles sont encore là. */
export const listPresentes = async (db: Db, espace: string, familles: readonly string[]): Promise<string[]> =>
  (
    await db
      .selectFrom("guichet_famille")
      .select("id")
      .where("espace", "=", espace)
      .where("id", "in", [...familles])
      .execute()
  ).map(({ id }) => id);

/** Garde la preuve. Une famille relue d'une sauvegarde et effacée encore garde la première. */
export const insertEffacement = (db: Db, { espace }: { espace: string }, { compteRendu, ...effacement }: Effacement) =>
  db
    .insertInto("guichet_effacement")
    .values({ ...effacement, espace, compte_rendu: JSON.stringify(compteRendu) })
    .onConflict((conflit) => conflit.doNothing())
    .execute();

/** Les effacements d'un espace, le dernier d'abord. */
export async function listEffacements(db: Db, { espace }: Perimetre, limite: number): Promise<Effacement[]> {
  const lignes = await db
    .selectFrom("guichet_effacement")
    .selectAll()
    .where("espace", "=", espace)
    .orderBy("le", "desc")
    .orderBy("famille")
    .limit(limite)
    .execute();
  return lignes.map(({ espace: _e, compte_rendu: compteRendu, ...effacement }) => ({ ...effacement, compteRendu }));
}

/** Les familles que ces mots nomment : numéro, enfant, parent, courriel. */
export async function listFamillesTrouvees(
  db: Db,
  { espace }: Perimetre,
  q: string,
  limite: number,
): Promise<FamilleTrouvee[]> {
  const mots = sansAccents(q).split(/\s+/).filter(Boolean);
  if (mots.length === 0) return [];
  return db
    .selectFrom("guichet_famille as f")
    .leftJoin("guichet_demande as d", (join) => join.onRef("d.espace", "=", "f.espace").onRef("d.famille", "=", "f.id"))
    .select((eb) => [
      "f.id",
      sql<string>`trim(f.prenom || ' ' || f.nom)`.as("nom"),
      "f.courriel",
      "f.cree_le as depuis",
      eb.cast<number>(eb.fn.count("d.id"), "integer").as("demandes"),
    ])
    .where("f.espace", "=", espace)
    .where((eb) =>
      eb.and(mots.map((mot) => eb(sql`coalesce(d.recherche, f.courriel_cle, '')`, "like", `%${proteger(mot)}%`))),
    )
    .groupBy(["f.espace", "f.id"])
    .orderBy("f.nom")
    .orderBy("f.id")
    .limit(limite)
    .execute();
}

const proteger = (mot: string) => mot.replace(/[%_\\]/g, "\\$&");

const DROIT = ["id", "famille", "nature", "demande_le as demandeLe", "repondu_le as reponduLe", "reponse"] as const;

/** Ce que des familles ont demandé et qui attend une réponse, le plus ancien d'abord. */
export const listDroitsEnAttente = (db: Db, { espace }: Perimetre): Promise<Droit[]> =>
  db
    .selectFrom("guichet_droit")
    .select(DROIT)
    .where("espace", "=", espace)
    .where("repondu_le", "is", null)
    .orderBy("demande_le")
    .orderBy("id")
    .execute();

/** Ce qu'une famille a demandé de ses données. */
export const listSesDroits = (db: Db, { espace, famille }: PerimetreFamille): Promise<Droit[]> =>
  db
    .selectFrom("guichet_droit")
    .select(DROIT)
    .where("espace", "=", espace)
    .where("famille", "=", famille)
    .orderBy("demande_le", "desc")
    .orderBy("id")
    .execute();

export async function insertDroit(
  db: Db,
  { espace, famille }: PerimetreFamille,
  nature: NatureDroit,
  instant: Date,
): Promise<void> {
  await db
    .insertInto("guichet_droit")
    .values({
      espace,
      id: newId(),
      famille,
      nature,
      demande_le: instant.toISOString(),
      repondu_le: null,
      reponse: null,
    })
    .execute();
  noter(db, { action: "droit demandé", objet: "guichet.famille", objetId: famille, apres: { nature } });
}

/** Répond à ce qu'une famille a demandé, si personne ne l'a fait. */
export async function updateDroit(
  db: Db,
  { espace }: Perimetre,
  { id, famille, reponse, instant }: { id: string; famille: string; reponse: "faite" | "refusee"; instant: Date },
): Promise<void> {
  await db
    .updateTable("guichet_droit")
    .set({ reponse, repondu_le: instant.toISOString() })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("famille", "=", famille)
    .where("repondu_le", "is", null)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action: "réponse à un droit", objet: "guichet.famille", objetId: famille, apres: { reponse } });
}
