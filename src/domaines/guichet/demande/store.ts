import { type ExpressionBuilder, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { colonnes, ligneDe, rechercheDe, selectDemandes, versDemande, voeuxDe } from "./ligne/store.ts";
import type { Demande, Famille, FiltresDemandes, PerimetreFamille } from "./model.ts";

type Requete = ReturnType<typeof selectDemandes>;

/** Ce que les mots de la recherche retiennent. */
const chercher = (query: Requete, q: string): Requete =>
  sansAccents(q)
    .split(/\s+/)
    .filter(Boolean)
    .reduce((suite, mot) => suite.where("recherche", "like", `%${mot.replace(/[%_\\]/g, "\\$&")}%`), query);

const COLONNES_BESOIN = {
  occasionnel: "occasionnel",
  occasionnelSeul: "occasionnel_seul",
  urgence: "urgence",
  horairesAtypiques: "horaires_atypiques",
} as const;

/** Ce que les vœux, les besoins et les mois retiennent. */
function filtrerBesoin(
  query: Requete,
  { structure, structures, mode, besoin, entreeDe, entreeA }: FiltresDemandes,
): Requete {
  let suite = query;
  if (mode) suite = suite.where(sql<boolean>`modes @> ${JSON.stringify([mode])}::jsonb`);
  if (besoin === "changement") suite = suite.where("actuelle", "is not", null);
  else if (besoin) suite = suite.where(COLONNES_BESOIN[besoin], "=", true);
  if (entreeDe) suite = suite.where("entree", ">=", entreeDe);
  if (entreeA) suite = suite.where("entree", "<=", entreeA);
  if (structure) suite = suite.where((eb) => eb.exists(citant(eb, [structure])));
  if (structures) suite = suite.where((eb) => eb.exists(citant(eb, structures)));
  return suite;
}

/** Ce qu'un filtre retient. */
function filtrer(query: Requete, filtres: FiltresDemandes): Requete {
  const { etats, q = "", commune, origine, ids, confirmeeAvant } = filtres;
  let suite = chercher(filtrerBesoin(query, filtres), q);
  if (etats) suite = suite.where("etat", "in", [...etats]);
  if (commune) suite = suite.where("commune", "=", commune);
  if (origine) suite = suite.where("origine", "=", origine);
  if (ids) suite = suite.where("guichet_demande.id", "in", [...ids]);
  if (confirmeeAvant) suite = suite.where("confirmee_le", "<=", confirmeeAvant);
  return suite;
}

const citant = (eb: ExpressionBuilder<Tables, "guichet_demande">, structures: readonly string[]) =>
  eb
    .selectFrom("guichet_voeu as v")
    .select("v.demande")
    .whereRef("v.espace", "=", "guichet_demande.espace")
    .whereRef("v.demande", "=", "guichet_demande.id")
    .where("v.structure", "in", [...structures]);

/** La file : les plus anciennes d'abord, puis celles qui n'attendent pas encore ; une page, ou toutes. La première page est 1. */
export async function listDemandes(
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresDemandes,
  page?: { numero: number; taille: number },
): Promise<Demande[]> {
  let query = filtrer(selectDemandes(db, perimetre), filtres)
    .orderBy("attend_depuis", (ordre) => ordre.asc().nullsLast())
    .orderBy("guichet_demande.id");
  if (page) query = query.limit(page.taille).offset((page.numero - 1) * page.taille);
  return (await query.execute()).map(versDemande);
}

export async function countDemandes(db: Db, perimetre: Perimetre, filtres: FiltresDemandes): Promise<number> {
  const { total } = await filtrer(selectDemandes(db, perimetre), filtres)
    .clearSelect()
    .select(sql<number>`count(*)`.as("total"))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** Une demande de l'espace. */
export const getDemande = (db: Db, perimetre: Perimetre, id: string): Promise<Demande> =>
  selectDemandes(db, perimetre)
    .where("guichet_demande.id", "=", id)
    .executeTakeFirst()
    .then(orNotFound)
    .then(versDemande);

/** Une famille ne connaît que ses demandes : celles des autres n'existent pas (404, jamais 403). */
export const getSaDemande = (db: Db, { espace, famille }: PerimetreFamille, id: string): Promise<Demande> =>
  selectDemandes(db, { espace })
    .where("famille", "=", famille)
    .where("guichet_demande.id", "=", id)
    .executeTakeFirst()
    .then(orNotFound)
    .then(versDemande);

/** Toutes les demandes d'une famille, enfant par enfant. */
export const listSesDemandes = async (db: Db, { espace, famille }: PerimetreFamille): Promise<Demande[]> =>
  (
    await selectDemandes(db, { espace })
      .where("famille", "=", famille)
      .orderBy("dossier")
      .orderBy("rang")
      .orderBy("guichet_demande.id")
      .execute()
  ).map(versDemande);

const PAQUET = 200;

/** Ouvre plusieurs demandes d'un coup, vœux compris ; ce qui n'est pas un brouillon entre au journal. */
export async function insertDemandes(
  db: Db,
  { espace }: { espace: string },
  lot: readonly { demande: Demande; famille: Famille }[],
): Promise<void> {
  for (let debut = 0; debut < lot.length; debut += PAQUET) {
    const paquet = lot.slice(debut, debut + PAQUET);
    await db
      .insertInto("guichet_demande")
      .values(paquet.map(({ demande, famille }) => ligneDe(espace, demande, famille)))
      .execute();
    const voeux = paquet.flatMap(({ demande }) => voeuxDe(espace, demande));
    if (voeux.length > 0) await db.insertInto("guichet_voeu").values(voeux).execute();
  }
  for (const { demande } of lot)
    if (demande.etat !== "brouillon") noter(db, { ...trace("dépôt", demande), apres: dite(demande) });
}

/** Les valeurs sont scellées sous la clé de la famille : détruite à l'effacement, plus personne ne les lit. */
const trace = (action: string, { id, famille }: Pick<Demande, "id" | "famille">) => ({
  action,
  objet: "guichet.demande",
  objetId: id,
  sujet: famille,
});

/** Ce que le journal retient d'une demande : tout ce que la famille ou l'agent en a dit. */
const dite = ({ pieces: _p, expertises: _x, changeLe: _c, creeLe: _r, version: _v, ...demande }: Demande) => demande;

const memesVoeux = (avant: Demande, apres: Demande) => avant.voeux.join() === apres.voeux.join();

/** Écrit une demande changée, si personne n'y a touché depuis sa lecture (409). Un brouillon n'a pas encore d'histoire. */
export async function updateDemande(
  db: Db,
  { espace }: { espace: string },
  { avant, apres, famille, action }: { avant: Demande; apres: Demande; famille: Famille; action: string },
): Promise<void> {
  await db
    .updateTable("guichet_demande")
    .set({ ...colonnes(apres), recherche: rechercheDe(apres, famille), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("famille", "=", avant.famille)
    .where("version", "=", avant.version)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  if (!memesVoeux(avant, apres)) {
    await db.deleteFrom("guichet_voeu").where("espace", "=", espace).where("demande", "=", avant.id).execute();
    if (apres.voeux.length > 0) await db.insertInto("guichet_voeu").values(voeuxDe(espace, apres)).execute();
  }
  if (apres.etat !== "brouillon") noter(db, { ...trace(action, avant), avant: dite(avant), apres: dite(apres) });
}

/** Écrit le nouvel état, et les jours qui vont avec, si personne n'a changé la demande depuis sa lecture (409). */
export async function updateEtat(
  db: Db,
  { espace }: { espace: string },
  avant: Demande,
  apres: Demande,
): Promise<void> {
  const { etat, faits, completeLe, confirmeeLe, attendDepuis, deposeeLe, changeLe } = apres;
  await db
    .updateTable("guichet_demande")
    .set({
      etat,
      faits: JSON.stringify(faits),
      relances: JSON.stringify(apres.relances),
      complete_le: completeLe,
      confirmee_le: confirmeeLe,
      attend_depuis: attendDepuis,
      deposee_le: deposeeLe,
      change_le: changeLe,
      version: avant.version + 1,
    })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .where("etat", "=", avant.etat)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { ...trace(etat, avant), avant: vie(avant), apres: vie(apres) });
}

/** La part d'une demande que son cycle change. */
const vie = ({ etat, faits, relances, completeLe, confirmeeLe, attendDepuis, deposeeLe }: Demande) => ({
  etat,
  faits,
  relances,
  completeLe,
  confirmeeLe,
  attendDepuis,
  deposeeLe,
});

/** Ôte un brouillon : il n'a jamais été envoyé. */
export const deleteBrouillon = (db: Db, { espace, famille }: PerimetreFamille, id: string) =>
  db
    .deleteFrom("guichet_demande")
    .where("espace", "=", espace)
    .where("famille", "=", famille)
    .where("id", "=", id)
    .where("etat", "=", "brouillon")
    .execute();

/** Les brouillons sans geste depuis cet instant, les plus anciens d'abord. */
export const listBrouillonsAvant = async (
  db: Db,
  { espace }: { espace: string },
  { avant, limite }: { avant: Date; limite: number },
): Promise<Demande[]> =>
  (
    await selectDemandes(db, { espace })
      .where("etat", "=", "brouillon")
      .where("change_le", "<", avant.toISOString())
      .orderBy("change_le")
      .limit(limite)
      .execute()
  ).map(versDemande);

/** Le prochain numéro de l'année : personne d'autre ne le reçoit. */
export async function prendreRang(db: Db, { espace }: { espace: string }, annee: number, nombre = 1): Promise<number> {
  const { dernier } = await db
    .insertInto("guichet_compteur")
    .values({ espace, annee, dernier: nombre })
    .onConflict((conflit) =>
      conflit.columns(["espace", "annee"]).doUpdateSet({ dernier: sql`guichet_compteur.dernier + ${nombre}` }),
    )
    .returning("dernier")
    .executeTakeFirstOrThrow();
  return dernier - nombre + 1;
}

/** Combien de demandes dans chaque état. */
export async function countParEtat(db: Db, { espace }: Perimetre): Promise<Map<Demande["etat"], number>> {
  const lignes = await db
    .selectFrom("guichet_demande")
    .select(["etat", sql<number>`count(*)`.as("total")])
    .where("espace", "=", espace)
    .groupBy("etat")
    .execute();
  return new Map(lignes.map(({ etat, total }) => [etat, Number(total)]));
}

/** Les structures que des demandes citent. */
export const listStructuresCitees = async (db: Db, { espace }: Perimetre): Promise<string[]> =>
  (
    await db
      .selectFrom("guichet_voeu")
      .select("structure")
      .distinct()
      .where("espace", "=", espace)
      .where("structure", "is not", null)
      .execute()
  ).flatMap(({ structure }) => structure ?? []);

/** Les communes d'où viennent des demandes. */
export const listCommunes = async (db: Db, { espace }: Perimetre): Promise<string[]> =>
  (
    await db
      .selectFrom("guichet_demande")
      .select("commune")
      .distinct()
      .where("espace", "=", espace)
      .where("commune", "<>", "")
      .orderBy("commune")
      .execute()
  ).map(({ commune }) => commune);
