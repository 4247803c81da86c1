import { type ColumnType, type Insertable, type Selectable, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Jour } from "#commun/jour.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type {
  Annexe,
  Article,
  BlocConvention,
  Deliberation,
  Identite,
  Partie,
  Representant,
  ResultatVote,
  Visa,
} from "../model.ts";
import { changements, garderIdentifiants } from "../rules.ts";
import { getConvention, writeIdentite } from "../store.ts";

type Ligne = { espace: string; id: string; convention: string; rang: number };
type Json<T> = ColumnType<T, string, string>;
type Quand = ColumnType<Jour | null, string | null, string | null>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_partie: Ligne &
      Omit<Partie, "nomCourt" | "representants"> & { nom_court: string | null; representants: Json<Representant[]> };
    convention_visa: Ligne & Visa;
    convention_article: Ligne & Article;
    convention_annexe: Ligne & Annexe;
    convention_deliberation: Ligne & {
      collectivite: string | null;
      numero: string | null;
      date_seance: Quand;
      en_exercice: number | null;
      presents: number | null;
      votants: number | null;
      pouvoirs: number | null;
      resultat: ResultatVote | null;
      identifiant_actes: string | null;
      envoye_le: Quand;
      recu_le: Quand;
      publie_le: Quand;
      objet: string | null;
      dispositif: Json<string[]>;
    };
  }
}

type Avec<T> = T & { id: string };
type Parties = Avec<Partie>[];
type Contenu = {
  parties: Parties;
  visas: Avec<Visa>[];
  articles: Avec<Article>[];
  annexes: Avec<Annexe>[];
  deliberations: Avec<Deliberation>[];
};

const ecrire = (valeur: unknown) => JSON.stringify(valeur);

const toPartie = ({
  id,
  genre,
  nom,
  nom_court: nomCourt,
  code,
  representants,
}: Selectable<Tables["convention_partie"]>): Avec<Partie> => ({
  id,
  genre,
  nom,
  nomCourt,
  code,
  representants: representants.map((un) => ({ qualite: un.qualite, nom: un.nom })),
});

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

async function findContenu(db: Db, { espace }: Perimetre, convention: string): Promise<Contenu> {
  const ici = { espace, convention };
  const parties = await db
    .selectFrom("convention_partie")
    .selectAll()
    .where((eb) => eb.and(ici))
    .orderBy("rang")
    .execute();
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
  return { parties: parties.map(toPartie), visas, articles, annexes, deliberations: deliberations.map(toDeliberation) };
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

const TABLES = [
  "convention_partie",
  "convention_visa",
  "convention_article",
  "convention_annexe",
  "convention_deliberation",
] as const;

/** Remplace tout le bloc ; ce qui revient garde son identifiant, et le journal ne retient que ce qui change. */
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
  await writeIdentite(db, avant, bloc.convention);
  const { espace } = perimetre;
  for (const table of TABLES)
    await sql`delete from ${sql.table(table)} where espace = ${espace} and convention = ${id}`.execute(db);
  await insertContenu(db, { espace, convention: id }, contenu, bloc);
  noter(db, { action: "modification", objet: "convention", objetId: id, convention: id, ...change });
}

const cle = (...parts: (string | null)[]) => sansAccents(parts.map((part) => part ?? "").join("/"));

async function insertContenu(
  db: Db,
  ici: { espace: string; convention: string },
  avant: Contenu,
  { convention, deliberations }: BlocConvention,
) {
  const place = <T>(rows: (T & { id: string; rang: number })[]) => rows.map((row) => ({ ...row, ...ici }));
  const parties = place(
    garderIdentifiants<Partie>(avant.parties, convention.parties, (un) => cle(un.genre, un.nom), newId),
  );
  const visas = place(garderIdentifiants<Visa>(avant.visas, convention.visas, (un) => cle(un.texte), newId));
  const articles = place(
    garderIdentifiants<Article>(avant.articles, convention.articles, (un) => cle(un.genre, un.numero, un.titre), newId),
  );
  const annexes = place(
    garderIdentifiants<Annexe>(avant.annexes, convention.annexes, (un) => cle(un.numero, un.titre), newId),
  );
  const votes = place(
    garderIdentifiants<Deliberation>(
      avant.deliberations,
      deliberations,
      (un) => cle(un.collectivite, un.numero),
      newId,
    ),
  );
  if (parties.length > 0) await db.insertInto("convention_partie").values(parties.map(toPartieRow)).execute();
  if (visas.length > 0) await db.insertInto("convention_visa").values(visas).execute();
  if (articles.length > 0) await db.insertInto("convention_article").values(articles).execute();
  if (annexes.length > 0) await db.insertInto("convention_annexe").values(annexes).execute();
  if (votes.length > 0) await db.insertInto("convention_deliberation").values(votes.map(toDeliberationRow)).execute();
}

const toPartieRow = ({
  nomCourt,
  representants,
  ...partie
}: Ligne & Partie): Insertable<Tables["convention_partie"]> => ({
  ...partie,
  nom_court: nomCourt,
  representants: ecrire(representants),
});

const toDeliberationRow = (un: Ligne & Deliberation): Insertable<Tables["convention_deliberation"]> => ({
  espace: un.espace,
  id: un.id,
  convention: un.convention,
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
