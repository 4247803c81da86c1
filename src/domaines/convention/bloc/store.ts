import { type Selectable, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import { avecIdentifiants, CLES } from "./rules.ts";
import { estLaMeme } from "../deliberation/rules.ts";
import type { Annexe, Article, BlocConvention, Deliberation, Identite, Partie, Visa } from "../model.ts";
import type { Signataire } from "../partie/model.ts";
import { reprendreSignataires } from "../partie/rules.ts";
import { listParties, writeParties, writeSignataires } from "../partie/store.ts";
import { changements, garderIdentifiants } from "../rules.ts";
import { getConvention, writeIdentite } from "../store.ts";

type Ligne = { espace: string; id: string; convention: string; rang: number };

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_visa: Ligne & Visa;
    convention_article: Ligne & Article;
    convention_annexe: Ligne & Annexe;
  }
}

type Avec<T> = T & { id: string };
type Parties = Avec<Partie>[];
type Contenu = {
  parties: Parties;
  signataires: Signataire[];
  visas: Avec<Visa>[];
  articles: Avec<Article>[];
  annexes: Avec<Annexe>[];
  deliberations: Avec<Deliberation>[];
};

const ecrire = (valeur: unknown) => JSON.stringify(valeur);

const toDeliberation = (row: Selectable<Tables["convention_deliberation"]>): Avec<Deliberation> => ({
  id: row.id,
  collectivite: row.collectivite,
  numero: row.numero,
  dateSeance: row.date_seance,
  enExercice: row.en_exercice,
  presents: row.presents,
  votants: row.votants,
  pouvoirs: row.pouvoirs,
  resultat: row.resultat,
  identifiantActes: row.identifiant_actes,
  envoyeLe: row.envoye_le,
  recuLe: row.recu_le,
  publieLe: row.publie_le,
  objet: row.objet,
  dispositif: row.dispositif,
});

async function findContenu(db: Db, perimetre: Perimetre, convention: string): Promise<Contenu> {
  const ici = { espace: perimetre.espace, convention };
  const visas = await db
    .selectFrom("convention_visa")
    .select(["id", "texte", "incomplet"])
    .where((eb) => eb.and(ici))
    .orderBy("rang")
    .execute();
  const articles = await db
    .selectFrom("convention_article")
    .select(["id", "numero", "genre", "titre", "texte"])
    .where((eb) => eb.and(ici))
    .orderBy("rang")
    .execute();
  const annexes = await db
    .selectFrom("convention_annexe")
    .select(["id", "numero", "titre"])
    .where((eb) => eb.and(ici))
    .orderBy("rang")
    .execute();
  const deliberations = await db
    .selectFrom("convention_deliberation")
    .selectAll()
    .where((eb) => eb.and(ici))
    .orderBy("rang")
    .execute();
  const signes = await listParties(db, perimetre, convention);
  return { ...signes, visas, articles, annexes, deliberations: deliberations.map(toDeliberation) };
}

const sansId = <T extends { id: string }>(rows: readonly T[]) => rows.map(({ id: _id, ...row }) => row);

function toBloc({ titre, caf, debut, fin, perimetre }: Identite, { deliberations, ...texte }: Contenu): BlocConvention {
  const listes = {
    parties: sansId(texte.parties),
    visas: sansId(texte.visas),
    articles: sansId(texte.articles),
    annexes: sansId(texte.annexes),
  };
  return { convention: { titre, caf, debut, fin, perimetre, ...listes }, deliberations: sansId(deliberations) };
}

/** Les éléments du texte d'une convention, chacun avec l'identifiant qu'il garde d'un enregistrement à l'autre. */
export type ElementsConvention = Identite & Omit<Contenu, "deliberations">;

/** L'identité et le texte d'une convention, chaque élément avec son identifiant. */
export async function getElementsConvention(db: Db, perimetre: Perimetre, id: string): Promise<ElementsConvention> {
  const { titre, caf, debut, fin, perimetre: communes } = await getConvention(db, perimetre, id);
  const { deliberations: _votes, ...texte } = await findContenu(db, perimetre, id);
  return { titre, caf, debut, fin, perimetre: communes, ...texte };
}

/** La convention et ses délibérations, comme le format d'échange les écrit, chaque liste dans son ordre. */
export async function getBlocConvention(db: Db, perimetre: Perimetre, id: string): Promise<BlocConvention> {
  const convention = await getConvention(db, perimetre, id);
  return toBloc(convention, await findContenu(db, perimetre, id));
}

type Ici = { espace: string; convention: string };

/**
 * Remplace ce qui a changé dans le bloc ; ce qui revient garde sa ligne et ce que d'autres y ont accroché. Le texte d'une convention
 * signée ne bouge plus (409) ; ses délibérations arrivent encore.
 */
export async function saveBlocConvention(
  db: Db,
  perimetre: Perimetre,
  id: string,
  bloc: BlocConvention,
): Promise<void> {
  const avant = await getConvention(db, perimetre, id);
  const contenu = await findContenu(db, perimetre, id);
  const change = changements(toBloc(avant, contenu), bloc);
  if (!change) return;
  const ici = { espace: perimetre.espace, convention: id };
  const { deliberations, ...texte } = change.apres;
  if (Object.keys(texte).length > 0) {
    await writeIdentite(db, avant, bloc.convention);
    await writeTexte(db, ici, contenu, { texte: bloc.convention, change: texte });
  }
  if (deliberations) await writeDeliberations(db, ici, contenu.deliberations, bloc.deliberations);
  const trace = { action: "modification", objet: "convention", objetId: id, convention: id };
  noter(db, { ...trace, avant: avecIdentifiants(change.avant, contenu), apres: change.apres });
}

type Change = { texte: BlocConvention["convention"]; change: object };

async function writeTexte(db: Db, ici: Ici, avant: Contenu, { texte, change }: Change): Promise<void> {
  if ("parties" in change) await reprendreParties(db, ici, avant, texte.parties);
  const { visa, article, annexe } = CLES;
  if ("visas" in change)
    await ecraser(db, "convention_visa", ici, garderIdentifiants<Visa>(avant.visas, texte.visas, visa, newId));
  if ("articles" in change)
    await ecraser(
      db,
      "convention_article",
      ici,
      garderIdentifiants<Article>(avant.articles, texte.articles, article, newId),
    );
  if ("annexes" in change)
    await ecraser(
      db,
      "convention_annexe",
      ici,
      garderIdentifiants<Annexe>(avant.annexes, texte.annexes, annexe, newId),
    );
}

async function reprendreParties(db: Db, ici: Ici, avant: Contenu, nouvelles: readonly Partie[]): Promise<void> {
  const parties = garderIdentifiants<Partie>(avant.parties, nouvelles, CLES.partie, newId);
  await writeParties(db, ici, parties);
  await writeSignataires(db, ici, reprendreSignataires(avant.signataires, parties, newId));
}

async function writeDeliberations(
  db: Db,
  ici: Ici,
  avant: readonly Avec<Deliberation>[],
  nouvelles: readonly Deliberation[],
): Promise<void> {
  const votes = garderIdentifiants<Deliberation>(avant, nouvelles, CLES.deliberation, newId);
  const meme = (vote: Avec<Deliberation>) => avant.every((un) => un.id !== vote.id || estLaMeme(un, vote));
  const sures = votes.map((vote) => (meme(vote) ? vote : { ...vote, id: newId() }));
  await ecraser(db, "convention_deliberation", ici, sures.map(toDeliberationRow));
  await sql`update convention_deliberation set version = version + 1
    where espace = ${ici.espace} and convention = ${ici.convention}`.execute(db);
}

const ranger = <T>(liste: readonly T[]) => liste.map((un, rang) => ({ ...un, rang }));

type TexteIdentifie = Pick<Contenu, "parties" | "visas" | "articles" | "annexes">;

/** Remet l'identité et le texte comme ils étaient, chaque élément avec l'identifiant qu'il avait ; les délibérations restent. */
export async function restaurerElements(
  db: Db,
  perimetre: Perimetre,
  id: string,
  elements: Identite & TexteIdentifie,
): Promise<void> {
  const avant = await getConvention(db, perimetre, id);
  const contenu = await findContenu(db, perimetre, id);
  const change = changements(toBloc(avant, contenu), toBloc(elements, { ...contenu, ...elements }));
  if (!change) return;
  const ici = { espace: perimetre.espace, convention: id };
  await writeIdentite(db, avant, elements);
  await writeParties(db, ici, ranger(elements.parties));
  await writeSignataires(db, ici, reprendreSignataires(contenu.signataires, elements.parties, newId));
  await ecraser(db, "convention_visa", ici, ranger(elements.visas));
  await ecraser(db, "convention_article", ici, ranger(elements.articles));
  await ecraser(db, "convention_annexe", ici, ranger(elements.annexes));
  const trace = { action: "restauration", objet: "convention", objetId: id, convention: id };
  noter(db, { ...trace, avant: avecIdentifiants(change.avant, contenu), apres: change.apres });
}

type Rangee = { id: string; rang: number } & Record<string, unknown>;

/** Ces lignes, et aucune autre : une ligne qui revient garde les colonnes que celle-ci ne dit pas. */
async function ecraser(
  db: Db,
  table: keyof Tables,
  { espace, convention }: Ici,
  rows: readonly Rangee[],
): Promise<void> {
  const gardees = rows.map(({ id }) => id);
  await sql`delete from ${sql.table(table)} where espace = ${espace} and convention = ${convention} and id <> all(${gardees})`.execute(
    db,
  );
  const [premiere] = rows;
  if (!premiere) return;
  const colonnes = Object.keys(premiere);
  const valeurs = rows.map((row) => sql`(${espace}, ${convention}, ${sql.join(colonnes.map((nom) => row[nom]))})`);
  const neuves = colonnes.map((nom) => sql`${sql.ref(nom)} = ${sql.ref(`excluded.${nom}`)}`);
  await sql`insert into ${sql.table(table)} (espace, convention, ${sql.join(colonnes.map((nom) => sql.ref(nom)))})
    values ${sql.join(valeurs)} on conflict (espace, id) do update set ${sql.join(neuves)}`.execute(db);
}

const toDeliberationRow = (un: Deliberation & { id: string; rang: number }): Rangee => ({
  id: un.id,
  rang: un.rang,
  collectivite: un.collectivite,
  numero: un.numero,
  date_seance: un.dateSeance,
  en_exercice: un.enExercice,
  presents: un.presents,
  votants: un.votants,
  pouvoirs: un.pouvoirs,
  resultat: un.resultat,
  identifiant_actes: un.identifiantActes,
  envoye_le: un.envoyeLe,
  recu_le: un.recuLe,
  publie_le: un.publieLe,
  objet: un.objet,
  dispositif: ecrire(un.dispositif),
});
