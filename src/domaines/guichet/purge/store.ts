import { sql } from "kysely";
import { type Jour, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import { ETATS_OUVERTS } from "../demande/model.ts";
import {
  type Candidate,
  type Certificat,
  type Conservation,
  CONSERVATION,
  type EtatPurge,
  type LignePurge,
  type Purge,
} from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_conservation: {
      espace: string;
      brouillon_jours: number;
      close_mois: number;
      accueil_mois: number;
      tableau: string;
    };
    guichet_purge: {
      espace: string;
      id: string;
      numero: number;
      etat: EtatPurge;
      arret: Jour;
      proposee_le: string;
      propose_par: string;
      visee_le: Jour | null;
      vise_par: string | null;
      autorite: string | null;
      reference: string | null;
      executee_le: string | null;
      execute_par: string | null;
      certificat: Json<Certificat> | null;
      version: number;
    };
    guichet_purge_ligne: LignePurge & { espace: string; purge: string };
  }
}

/** Ce que l'espace garde, et combien de temps ; sans choix, ce que la maison propose. */
export async function getConservation(db: Db, { espace }: { espace: string }): Promise<Conservation> {
  const row = await db.selectFrom("guichet_conservation").selectAll().where("espace", "=", espace).executeTakeFirst();
  if (!row) return CONSERVATION;
  const { brouillon_jours: brouillonJours, close_mois: closeMois, accueil_mois: accueilMois, tableau } = row;
  return { brouillonJours, closeMois, accueilMois, tableau };
}

export async function saveConservation(db: Db, { espace }: Perimetre, apres: Conservation): Promise<void> {
  const avant = await getConservation(db, { espace });
  const valeurs = {
    brouillon_jours: apres.brouillonJours,
    close_mois: apres.closeMois,
    accueil_mois: apres.accueilMois,
    tableau: apres.tableau,
  };
  await db
    .insertInto("guichet_conservation")
    .values({ espace, ...valeurs })
    .onConflict((conflit) => conflit.column("espace").doUpdateSet(valeurs))
    .execute();
  noter(db, { action: "modification", objet: "guichet.conservation", objetId: espace, avant, apres });
}

/** Les familles que rien de récent ne retient, les plus anciennes d'abord ; la règle dit ensuite lesquelles ont passé leur terme. */
export async function listCandidates(
  db: Db,
  { espace }: { espace: string },
  { le, limite }: { le: Jour; limite: number },
): Promise<Candidate[]> {
  const rows = await db
    .selectFrom("guichet_famille as f")
    .select(["f.id as famille", "f.cree_le as creeLe"])
    .select(
      sql<Candidate["demandes"]>`(select coalesce(json_agg(json_build_object('etat', d.etat, 'naissance', d.naissance,
        'terme', d.terme, 'entree', d.entree, 'changeLe', d.change_le)), '[]')
        from guichet_demande d where d.espace = f.espace and d.famille = f.id)`.as("demandes"),
    )
    .where("f.espace", "=", espace)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("guichet_demande as d")
            .select("d.id")
            .where("d.espace", "=", espace)
            .whereRef("d.famille", "=", "f.id")
            .where("d.etat", "in", ETATS_OUVERTS)
            .where(sql<boolean>`coalesce(d.naissance, d.terme, ${le}::date) > ${plusMois(le, -36)}::date`),
        ),
      ),
    )
    .orderBy("f.cree_le")
    .orderBy("f.id")
    .limit(limite)
    .execute();
  return rows;
}

const versPurge = (row: {
  id: string;
  numero: number;
  etat: EtatPurge;
  arret: Jour;
  proposee_le: string;
  propose_par: string;
  visee_le: Jour | null;
  autorite: string | null;
  reference: string | null;
  executee_le: string | null;
  certificat: Certificat | null;
  version: number;
}): Purge => ({
  id: row.id,
  numero: row.numero,
  etat: row.etat,
  arret: row.arret,
  proposeeLe: row.proposee_le,
  proposePar: row.propose_par,
  visa: row.visee_le && { viseeLe: row.visee_le, autorite: row.autorite ?? "", reference: row.reference ?? "" },
  executeeLe: row.executee_le,
  certificat: row.certificat,
  version: row.version,
});

export const listPurges = async (db: Db, { espace }: Perimetre): Promise<Purge[]> =>
  (
    await db
      .selectFrom("guichet_purge")
      .selectAll()
      .where("espace", "=", espace)
      .orderBy("numero", "desc")
      .limit(25)
      .execute()
  ).map(versPurge);

const selectPurge = (db: Db, { espace }: Perimetre, id: string) =>
  db.selectFrom("guichet_purge").selectAll().where("espace", "=", espace).where("id", "=", id);

export const getPurge = (db: Db, perimetre: Perimetre, id: string): Promise<Purge> =>
  selectPurge(db, perimetre, id).executeTakeFirst().then(orNotFound).then(versPurge);

/** La purge qu'un acte va changer, à lui seul jusqu'à la fin : de deux actes à la fois, le second lit ce que le premier a fait. */
export const lockPurge = (db: Db, perimetre: Perimetre, id: string): Promise<Purge> =>
  selectPurge(db, perimetre, id).forUpdate().executeTakeFirst().then(orNotFound).then(versPurge);

export const listLignesPurge = (db: Db, { espace }: Perimetre, purge: string): Promise<LignePurge[]> =>
  db
    .selectFrom("guichet_purge_ligne")
    .select(["famille", "motif", "depuis", "retenue"])
    .where("espace", "=", espace)
    .where("purge", "=", purge)
    .orderBy("depuis")
    .orderBy("famille")
    .execute();

const trace = (action: string, { id }: { id: string }, etats: { avant?: unknown; apres?: unknown }) => ({
  action,
  objet: "guichet.purge",
  objetId: id,
  ...etats,
});

/** Ouvre une purge avec ses lignes ; le numéro suit le dernier de l'espace. */
export async function insertPurge(
  db: Db,
  { espace, compte }: Perimetre,
  lignes: readonly Omit<LignePurge, "retenue">[],
  { le, instant }: { le: Jour; instant: Date },
): Promise<string> {
  const id = newId();
  const { dernier } = await db
    .selectFrom("guichet_purge")
    .select((eb) => eb.fn.coalesce(eb.fn.max("numero"), eb.lit(0)).as("dernier"))
    .where("espace", "=", espace)
    .executeTakeFirstOrThrow();
  const numero = Number(dernier) + 1;
  await db
    .insertInto("guichet_purge")
    .values({
      espace,
      id,
      numero,
      etat: "proposee",
      arret: le,
      proposee_le: instant.toISOString(),
      propose_par: compte,
      version: 1,
    })
    .execute();
  await db
    .insertInto("guichet_purge_ligne")
    .values(lignes.map((ligne) => ({ ...ligne, espace, purge: id, retenue: true })))
    .execute();
  noter(db, trace("proposition", { id }, { apres: { numero, familles: lignes.length } }));
  return id;
}

const colonnesDe = ({ etat, visa, executeeLe, certificat }: Purge) => ({
  etat,
  visee_le: visa?.viseeLe ?? null,
  autorite: visa?.autorite ?? null,
  reference: visa?.reference ?? null,
  executee_le: executeeLe,
  certificat: certificat && JSON.stringify(certificat),
});

/** Qui note le visa, qui exécute : la personne qui fait l'acte, et elle seule. */
const signatures = (avant: Purge, apres: Purge, compte: string) => ({
  ...(apres.visa && !avant.visa ? { vise_par: compte } : {}),
  ...(apres.executeeLe && !avant.executeeLe ? { execute_par: compte } : {}),
});

/** Écrit où en est une purge, si personne ne l'a changée depuis sa lecture (409). */
export async function updatePurge(db: Db, { espace, compte }: Perimetre, avant: Purge, apres: Purge): Promise<void> {
  await db
    .updateTable("guichet_purge")
    .set({ ...colonnesDe(apres), ...signatures(avant, apres, compte), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const { etat, visa, certificat } = apres;
  noter(db, trace(etat, avant, { avant: { etat: avant.etat }, apres: { etat, visa, certificat } }));
}

/** Écarte des familles du bordereau, ou les y remet. */
export async function updateEcartees(
  db: Db,
  { espace }: Perimetre,
  purge: Purge,
  ecartees: readonly string[],
): Promise<void> {
  await db
    .updateTable("guichet_purge_ligne")
    .set((eb) => ({ retenue: eb.cast<boolean>(eb.not(eb("famille", "in", [...ecartees])), "boolean") }))
    .where("espace", "=", espace)
    .where("purge", "=", purge.id)
    .execute();
  noter(db, trace("écart", purge, { apres: { ecartees: ecartees.length } }));
}

/** Le numéro de la première demande de chaque famille du bordereau, tant qu'elle est là. */
export async function listNumeros(
  db: Db,
  { espace }: Perimetre,
  familles: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom("guichet_demande")
    .select(["famille", (eb) => eb.fn.min("numero").as("numero")])
    .where("espace", "=", espace)
    .where("famille", "in", [...familles])
    .groupBy("famille")
    .execute();
  return new Map(rows.flatMap(({ famille, numero }) => (numero ? [[famille, numero] as const] : [])));
}
