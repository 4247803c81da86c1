import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import { type Canal, ETATS_PAR_DEFAUT, type EtatDefini, type Saisie } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_etat: EtatDefini & { espace: string; convention: string; ordre: number };
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

/** La liste d'états d'une convention : la sienne, ou celle que toutes ont au départ. */
export async function listEtats(db: Db, { espace }: Perimetre, convention: string): Promise<readonly EtatDefini[]> {
  const etats = await db
    .selectFrom("suivi_etat")
    .select(["code", "libelle", "realisee", "exige", "forme"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .orderBy("ordre")
    .execute();
  return etats.length > 0 ? etats : ETATS_PAR_DEFAUT;
}

/** Remplace la liste d'états d'une convention ; ce qui a été dit garde son code. */
export async function saveEtats(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  etats: readonly EtatDefini[],
): Promise<void> {
  const { espace } = perimetre;
  const avant = await listEtats(db, perimetre, convention);
  await db.deleteFrom("suivi_etat").where("espace", "=", espace).where("convention", "=", convention).execute();
  await db
    .insertInto("suivi_etat")
    .values(etats.map((etat, ordre) => ({ ...etat, espace, convention, ordre })))
    .execute();
  noter(db, { action: "reglage", objet: "suivi.etats", objetId: convention, convention, avant, apres: etats });
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

/** La dernière chose dite de chaque volet de chaque fiche ; `avant` : à cet instant-là. */
export const listDernieres = (db: Db, perimetre: Perimetre, { avant }: { avant?: string } = {}): Promise<Saisie[]> => {
  const toutes = selectSaisies(db, perimetre);
  return (avant ? toutes.where("instant", "<=", avant) : toutes)
    .distinctOn(["convention", "fiche", "volet"])
    .orderBy("convention")
    .orderBy("fiche")
    .orderBy("volet")
    .orderBy("instant", "desc")
    .orderBy("id", "desc")
    .execute();
};

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
