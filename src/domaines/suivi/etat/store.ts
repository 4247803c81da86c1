import { createHash } from "node:crypto";
import { type ColumnType, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import { type Canal, EN_PARTIE, ETATS_PAR_DEFAUT, type EtatDefini, type Saisie } from "./model.ts";
import { retirer } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_etat: EtatDefini & {
      espace: string;
      convention: string;
      ordre: number;
      retire: ColumnType<boolean, boolean | undefined>;
    };
    suivi_saisie: {
      espace: string;
      id: string;
      convention: string;
      fiche: string;
      volet: string;
      etat: string;
      le: Jour;
      instant: string;
      compte: string;
      auteur: string;
      canal: Canal;
      campagne: string | null;
      avancees: string;
      difficultes: string;
      deblocage: string;
      decision_demandee: string;
      nouvelle_date: string | null;
      decision: string | null;
    };
  }
}

/** Les états d'une convention, ceux qui ne se choisissent plus à la fin : les siens, ou ceux que toutes ont au départ. */
export async function listEtats(db: Db, { espace }: Perimetre, convention: string): Promise<readonly EtatDefini[]> {
  const etats = await db
    .selectFrom("suivi_etat")
    .select(["code", "libelle", "realisee", "exige", "forme", "retire"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .orderBy("ordre")
    .execute();
  const siens = etats.map(({ retire, ...etat }): EtatDefini => (retire ? { ...etat, retire } : etat));
  return [...(siens.length > 0 ? siens : ETATS_PAR_DEFAUT), EN_PARTIE];
}

/** Les codes que quelqu'un a dits, ou répondus à une campagne, dans une convention. */
async function listServis(db: Db, { espace }: Perimetre, convention: string): Promise<ReadonlySet<string>> {
  const dits = db
    .selectFrom("suivi_saisie")
    .select("etat")
    .where("espace", "=", espace)
    .where("convention", "=", convention);
  const repondus = db
    .selectFrom("suivi_demande")
    .select(sql<string>`reponse ->> 'etat'`.as("etat"))
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("reponse", "is not", null);
  return new Set((await dits.union(repondus).execute()).map(({ etat }) => etat));
}

/** De quoi reconnaître la liste que l'on a lue : une autre liste, une autre version. */
export const versionDe = (etats: readonly EtatDefini[]): string =>
  createHash("sha256").update(JSON.stringify(etats)).digest("hex").slice(0, 24);

/** Remplace la liste d'états d'une convention ; ce qui a été dit garde son code, et son nom. */
export async function saveEtats(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  etats: readonly EtatDefini[],
): Promise<void> {
  const { espace } = perimetre;
  const avant = (await listEtats(db, perimetre, convention)).filter(({ code }) => code !== EN_PARTIE.code);
  const apres = retirer(avant, etats, await listServis(db, perimetre, convention));
  await db.deleteFrom("suivi_etat").where("espace", "=", espace).where("convention", "=", convention).execute();
  await db
    .insertInto("suivi_etat")
    .values(apres.map((etat, ordre) => ({ ...etat, retire: etat.retire ?? false, espace, convention, ordre })))
    .execute();
  noter(db, { action: "reglage", objet: "suivi.etats", objetId: convention, convention, avant, apres });
}

const COLONNES = [
  "id",
  "convention",
  "fiche",
  "volet",
  "etat",
  "le",
  "instant",
  "compte",
  "auteur",
  "canal",
  "campagne",
  "avancees",
  "difficultes",
  "deblocage",
  "decision_demandee as decisionDemandee",
  "nouvelle_date as nouvelleDate",
  "decision",
] as const;

const selectSaisies = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_saisie")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

const cleDe = ({ convention, fiche, volet }: Saisie) => [convention, fiche, volet].join("\u001f");

const dernieresDe = (
  db: Db,
  perimetre: Perimetre,
  { avant, datees }: { avant?: string | undefined; datees: boolean },
) => {
  let toutes = selectSaisies(db, perimetre);
  if (avant) toutes = toutes.where("instant", "<=", avant);
  if (datees) toutes = toutes.where("nouvelle_date", "is not", null);
  return toutes
    .distinctOn(["convention", "fiche", "volet"])
    .orderBy("convention")
    .orderBy("fiche")
    .orderBy("volet")
    .orderBy("instant", "desc")
    .orderBy("id", "desc")
    .execute();
};

/** La dernière chose dite avec une nouvelle date, de chaque volet de chaque fiche que l'on a reportée. */
export const listReportees = (db: Db, perimetre: Perimetre): Promise<Saisie[]> =>
  dernieresDe(db, perimetre, { datees: true });

/** La dernière chose dite de chaque volet de chaque fiche, et l'échéance qu'on lui connaît ; `avant` : à cet instant-là. */
export async function listDernieres(
  db: Db,
  perimetre: Perimetre,
  { avant }: { avant?: string } = {},
): Promise<Saisie[]> {
  const datees: Saisie[] = await dernieresDe(db, perimetre, { avant, datees: true });
  const reports = new Map(datees.map((saisie) => [cleDe(saisie), saisie.nouvelleDate]));
  const dernieres: Saisie[] = await dernieresDe(db, perimetre, { avant, datees: false });
  return dernieres.map((saisie) => ({ ...saisie, report: reports.get(cleDe(saisie)) ?? null }));
}

/** Tout ce qui a été dit d'une fiche, le dernier d'abord. */
export const listSaisies = (db: Db, perimetre: Perimetre, fiche: string): Promise<Saisie[]> =>
  selectSaisies(db, perimetre).where("fiche", "=", fiche).orderBy("instant", "desc").orderBy("id", "desc").execute();

export type NouvelleSaisie = Omit<Saisie, "id" | "compte" | "campagne"> & Partial<Pick<Saisie, "campagne">>;

/** Ajoute ce qui vient d'être dit ; rien de ce qui l'a été avant ne change. */
export async function insertSaisies(
  db: Db,
  { espace, compte }: Perimetre,
  saisies: readonly NouvelleSaisie[],
): Promise<void> {
  if (saisies.length === 0) return;
  const lignes = saisies.map(({ decisionDemandee, nouvelleDate, ...saisie }) => ({
    campagne: null,
    ...saisie,
    espace,
    compte,
    id: newId(),
    decision_demandee: decisionDemandee,
    nouvelle_date: nouvelleDate,
  }));
  for (let debut = 0; debut < lignes.length; debut += 500)
    await db
      .insertInto("suivi_saisie")
      .values(lignes.slice(debut, debut + 500))
      .execute();
  for (const { id, convention, fiche, volet, etat, le } of lignes)
    noter(db, { action: "saisie", objet: "suivi.fiche", objetId: fiche, convention, apres: { id, volet, etat, le } });
}
