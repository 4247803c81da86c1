import { type ColumnType, type Insertable, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import { inLots } from "#platform/db/lots.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { conflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Budget, Echeance, Fiche, Indicateur, Porteur, SpecificiteAo } from "../model.ts";
import { type Citee, cleReference, differences, periode, texteRecherche } from "../rules.ts";
import { colonne, filtrer, selectFiches, trier } from "../selection/store.ts";
import type { Filtres, Tri } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    plan_fiche: {
      espace: string;
      id: string;
      convention: string;
      version: number;
      ordre: number;
      archive_le: string | null;
      cree_le: string;
      modifie_le: string;
      modifie_par: string;
      reference: string | null;
      titre: string;
      priorite_schema: string | null;
      priorite_valeur: string | null;
      diagnostic_initial: string | null;
      finalite: string | null;
      description: string | null;
      methodologie: string | null;
      forces: Json<string[]>;
      faiblesses: Json<string[]>;
      objectifs_operationnels: Json<string[]>;
      public_cible: Json<string[]>;
      modalites: Json<string[]>;
      echeances: Json<Echeance[]>;
      moyens: Json<string[]>;
      resultats_attendus: Json<string[]>;
      indicateurs: Json<Indicateur[]>;
      points_vigilance: Json<string[]>;
      budget: ColumnType<Budget | null, string | null, string | null>;
      territoires_cibles: Json<string[]>;
      champs: Json<string[]>;
      specificites_ao: Json<SpecificiteAo[]>;
      contrats_lies: Json<string[]>;
      actions_liees: Json<string[]>;
      autres: Json<Record<string, string>>;
      sources: Json<Fiche["sources"]>;
      reference_tri: string;
      titre_tri: string;
      debut: number | null;
      fin: number | null;
      recherche: string;
    };
    plan_fiche_noeud: { espace: string; fiche: string; noeud: string; ordre: number };
    plan_fiche_acteur: {
      espace: string;
      fiche: string;
      lien: "pilote" | "partenaire";
      ordre: number;
      acteur: string;
      libelle: string;
    };
  }
}

const porteurs = (lien: "pilote" | "partenaire") =>
  sql<Porteur[]>`coalesce((select json_agg(json_build_object('acteur', a.acteur, 'libelle', a.libelle) order by a.ordre)
    from plan_fiche_acteur a where a.espace = plan_fiche.espace and a.fiche = plan_fiche.id and a.lien = ${lien}), '[]')`;

/** Les nœuds d'une fiche, dans leur ordre. */
export const noeudsDe = sql<string[]>`coalesce((select json_agg(n.noeud order by n.ordre)
    from plan_fiche_noeud n where n.espace = plan_fiche.espace and n.fiche = plan_fiche.id), '[]')`;

const TEXTES = ["reference", "titre", "diagnosticInitial", "finalite", "description", "methodologie"] as const;
const STRUCTURES = [
  "forces",
  "faiblesses",
  "objectifsOperationnels",
  "publicCible",
  "modalites",
  "echeances",
  "moyens",
  "resultatsAttendus",
  "indicateurs",
  "pointsVigilance",
  "budget",
  "territoiresCibles",
  "champs",
  "specificitesAo",
  "contratsLies",
  "actionsLiees",
  "autres",
  "sources",
] as const;

/** Tout ce qu'une fiche contient ; ni le texte de recherche ni son vecteur, longs et inutiles à lire. */
const COLONNES = [
  ...(["espace", "id", "convention", "version", "ordre", "archive_le", "modifie_le", "modifie_par"] as const),
  ...(["priorite_schema", "priorite_valeur"] as const),
  ...[...TEXTES, ...STRUCTURES].map(colonne),
];

const avecTout = (query: ReturnType<typeof selectFiches>) =>
  query
    .select(COLONNES)
    .select([porteurs("pilote").as("pilotes"), porteurs("partenaire").as("partenaires"), noeudsDe.as("noeuds")]);

type Ligne = Awaited<ReturnType<ReturnType<typeof avecTout>["executeTakeFirstOrThrow"]>>;

function versFiche(ligne: Ligne): Fiche {
  const { priorite_schema: schema, priorite_valeur: valeur } = ligne;
  const contenu = Object.fromEntries([...TEXTES, ...STRUCTURES].map((champ) => [champ, ligne[colonne(champ)]]));
  return {
    ...(contenu as Pick<Fiche, (typeof TEXTES)[number] | (typeof STRUCTURES)[number]>),
    espace: ligne.espace,
    id: ligne.id,
    convention: ligne.convention,
    version: ligne.version,
    ordre: ligne.ordre,
    archiveLe: ligne.archive_le,
    modifieLe: ligne.modifie_le,
    modifiePar: ligne.modifie_par,
    noeuds: ligne.noeuds,
    pilotes: ligne.pilotes,
    partenaires: ligne.partenaires,
    priorite: schema && valeur ? { schema, valeur } : null,
  };
}

type Ecrite = Omit<Insertable<Tables["plan_fiche"]>, "cree_le">;

function versLigne(fiche: Fiche): Ecrite {
  const noms = [...fiche.pilotes, ...fiche.partenaires].map(({ libelle }) => libelle);
  const structures = STRUCTURES.map((champ) => [
    colonne(champ),
    fiche[champ] === null ? null : JSON.stringify(fiche[champ]),
  ]);
  return {
    ...(Object.fromEntries([...TEXTES.map((champ) => [colonne(champ), fiche[champ]]), ...structures]) as Ecrite),
    espace: fiche.espace,
    id: fiche.id,
    convention: fiche.convention,
    version: fiche.version,
    ordre: fiche.ordre,
    archive_le: fiche.archiveLe,
    modifie_le: fiche.modifieLe,
    modifie_par: fiche.modifiePar,
    priorite_schema: fiche.priorite?.schema ?? null,
    priorite_valeur: fiche.priorite?.valeur ?? null,
    reference_tri: cleReference(fiche.reference),
    titre_tri: sansAccents(fiche.titre),
    ...periode(fiche.echeances),
    recherche: texteRecherche(fiche, noms),
  };
}

/** Les fiches d'une sélection, triées ; `page` en donne vingt-cinq, sans elle toutes. */
export async function listFiches(
  db: Db,
  perimetre: Perimetre,
  { filtres, tri, page }: { filtres: Filtres; tri: Tri; page?: { limite: number; debut: number } },
): Promise<Fiche[]> {
  let query = trier(filtrer(selectFiches(db, perimetre), filtres), tri);
  if (page) query = query.limit(page.limite).offset(page.debut);
  return (await avecTout(query).execute()).map(versFiche);
}

export async function countFiches(db: Db, perimetre: Perimetre, filtres: Filtres): Promise<number> {
  const compte = filtrer(selectFiches(db, perimetre), filtres).select((eb) => eb.fn.countAll<number>().as("nombre"));
  return (await compte.executeTakeFirstOrThrow()).nombre;
}

export async function getFiche(db: Db, perimetre: Perimetre, id: string): Promise<Fiche> {
  const ligne = await avecTout(selectFiches(db, perimetre).where("plan_fiche.id", "=", id)).executeTakeFirst();
  return versFiche(orNotFound(ligne));
}

/** Ceux de ces nœuds qui sont encore au plan, retenus jusqu'à ce que les fiches y soient rangées. */
async function keepNoeuds(db: Db, espace: string, noeuds: readonly string[]): Promise<ReadonlySet<string>> {
  if (noeuds.length === 0) return new Set();
  const la = await db
    .selectFrom("plan_noeud")
    .select("id")
    .where("espace", "=", espace)
    .where("id", "in", [...noeuds])
    .orderBy("id")
    .forKeyShare()
    .execute();
  return new Set(la.map(({ id }) => id));
}

async function saveLiens(db: Db, fiche: Fiche): Promise<void> {
  for (const table of ["plan_fiche_noeud", "plan_fiche_acteur"] as const)
    await db.deleteFrom(table).where("espace", "=", fiche.espace).where("fiche", "=", fiche.id).execute();
  await insertLiens(db, fiche.espace, [fiche]);
}

async function insertLiens(db: Db, espace: string, fiches: readonly Fiche[]): Promise<void> {
  const la = await keepNoeuds(db, espace, [...new Set(fiches.flatMap(({ noeuds }) => noeuds))]);
  const rattachements = fiches.flatMap(({ id, noeuds }) =>
    noeuds.filter((noeud) => la.has(noeud)).map((noeud, ordre) => ({ espace, fiche: id, noeud, ordre })),
  );
  await inLots(rattachements, (lot) => db.insertInto("plan_fiche_noeud").values(lot).execute());
  const liens = fiches.flatMap(({ id, pilotes, partenaires }) => [
    ...pilotes.map((porteur, ordre) => ({ espace, fiche: id, lien: "pilote" as const, ordre, ...porteur })),
    ...partenaires.map((porteur, ordre) => ({ espace, fiche: id, lien: "partenaire" as const, ordre, ...porteur })),
  ]);
  await inLots(liens, (lot) => db.insertInto("plan_fiche_acteur").values(lot).execute());
}

const LIENS = ["noeuds", "pilotes", "partenaires"] as const;
const HORS_JOURNAL = ["espace", "id", "convention", "version", "modifieLe", "modifiePar", "sources"] as const;

/** Ce que le journal compare d'une fiche : tout sauf ce qui change à chaque écriture. */
const pourJournal = (fiche: Fiche) =>
  Object.fromEntries(Object.entries(fiche).filter(([cle]) => !(HORS_JOURNAL as readonly string[]).includes(cle)));

const versLigneNeuve = (fiche: Fiche) => ({ ...versLigne(fiche), cree_le: fiche.modifieLe });

/** Ajoute la fiche ; faux, sans rien écrire, si une autre de l'espace porte déjà cet identifiant. */
export async function insertFiche(db: Db, fiche: Fiche): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("plan_fiche")
    .values(versLigneNeuve(fiche))
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await insertLiens(db, fiche.espace, [fiche]);
  noterCreation(db, fiche);
  return true;
}

function noterCreation(db: Db, fiche: Fiche): void {
  const apres = pourJournal(fiche);
  noter(db, { action: "creation", objet: "plan.fiche", objetId: fiche.id, convention: fiche.convention, apres });
}

/** Ajoute ensemble des fiches que personne ne connaît encore. */
export async function insertFiches(db: Db, { espace }: Perimetre, fiches: readonly Fiche[]): Promise<void> {
  await inLots(fiches, (lot) => db.insertInto("plan_fiche").values(lot.map(versLigneNeuve)).execute());
  await insertLiens(db, espace, fiches);
  for (const fiche of fiches) noterCreation(db, fiche);
}

/** Les versions de ces fiches, tenues jusqu'à la fin de la transaction, et dans un ordre où deux lots ne s'attendent pas l'un l'autre. */
export async function lockVersions(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const tenues = await db
    .selectFrom("plan_fiche")
    .select(["id", "version"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .orderBy("id")
    .forUpdate()
    .execute();
  return new Map(tenues.map(({ id, version }) => [id, version]));
}

/** Écrit ce qui a changé et le dit au journal champ par champ ; faux, sans rien écrire, si quelqu'un a écrit depuis la version lue. */
export async function updateFicheLue(db: Db, avant: Fiche, apres: Fiche, action = "modification"): Promise<boolean> {
  const change = differences(pourJournal(avant), pourJournal(apres));
  if (!change) return true;
  const { numUpdatedRows } = await db
    .updateTable("plan_fiche")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", avant.espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) return false;
  if (LIENS.some((lien) => lien in change.apres)) await saveLiens(db, apres);
  noter(db, { action, objet: "plan.fiche", objetId: avant.id, convention: avant.convention, ...change });
  return true;
}

/** La même écriture, là où il n'y a rien à montrer à qui arrive second : 409. */
export async function updateFiche(db: Db, avant: Fiche, apres: Fiche, action?: string): Promise<void> {
  if (!(await updateFicheLue(db, avant, apres, action))) throw conflict();
}

/** Le rang qui suit la dernière fiche d'une convention. */
export async function getOrdreSuivant(db: Db, { espace }: Perimetre, convention: string): Promise<number> {
  const { dernier } = await db
    .selectFrom("plan_fiche")
    .select((eb) => eb.fn.max("ordre").as("dernier"))
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .executeTakeFirstOrThrow();
  return (dernier ?? 0) + 1;
}

/** Quand chaque fiche est entrée au plan, et quand elle en est sortie. */
export const listDatees = (
  db: Db,
  perimetre: Perimetre,
): Promise<(Citee & { creeLe: string; archiveLe: string | null })[]> =>
  selectFiches(db, perimetre)
    .select(["id", "reference", "titre", "cree_le as creeLe", "archive_le as archiveLe"])
    .orderBy("ordre")
    .execute();

/** De quoi citer chaque fiche en cours des conventions du périmètre, et ce qu'elle cite. */
export const listCitees = (db: Db, perimetre: Perimetre): Promise<(Citee & Pick<Fiche, "actionsLiees">)[]> =>
  selectFiches(db, perimetre)
    .where("plan_fiche.archive_le", "is", null)
    .select(["id", "reference", "titre", "actions_liees as actionsLiees"])
    .orderBy("ordre")
    .execute();
