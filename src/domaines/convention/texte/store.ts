import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Annexe } from "../model.ts";
import { getConvention, orVerrouillee } from "../store.ts";
import {
  type ArticleEcrit,
  type Options,
  type Presidence,
  type Reecriture,
  SANS_OPTION,
  type Secretariat,
  type VisaEcrit,
} from "./model.ts";
import { mouvementsDe } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    convention_option: {
      espace: string;
      convention: string;
      presidence: Presidence | null;
      secretariat: Secretariat | null;
      application: boolean | null;
      version: number;
    };
  }
}

/** Ce que l'on a choisi d'une convention ; version 0 : rien encore. */
export async function getOptions(
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<{ options: Options; version: number }> {
  const { id, espace } = await getConvention(db, perimetre, convention);
  const lues = await db
    .selectFrom("convention_option")
    .select(["presidence", "secretariat", "application", "version"])
    .where("espace", "=", espace)
    .where("convention", "=", id)
    .executeTakeFirst();
  if (!lues) return { options: SANS_OPTION, version: 0 };
  const { version, ...options } = lues;
  return { options, version };
}

/** Écrit les options si personne ne les a écrites depuis la version lue (409). */
export async function saveOptions(
  db: Db,
  perimetre: Perimetre,
  { convention, version }: { convention: string; version: number },
  options: Options,
): Promise<void> {
  const { espace } = perimetre;
  orVerrouillee(await getConvention(db, perimetre, convention));
  const avant = await getOptions(db, perimetre, convention);
  const valeurs = { ...options, version: version + 1 };
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto("convention_option")
    .values({ espace, convention, ...valeurs })
    .onConflict((conflit) =>
      conflit.columns(["espace", "convention"]).doUpdateSet(valeurs).where("convention_option.version", "=", version),
    )
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numInsertedOrUpdatedRows });
  const trace = { action: "reglage", objet: "convention.options", objetId: convention, convention };
  noter(db, { ...trace, avant: avant.options, apres: options });
}

type Liste = { articles: ArticleEcrit; visas: VisaEcrit };
export type NomListe = keyof Liste;
const TABLES = { articles: "convention_article", visas: "convention_visa" } as const;
const OBJETS = { articles: "convention.article", visas: "convention.visa" } as const;
const COLONNES = {
  articles: ["id", "numero", "genre", "titre", "texte"],
  visas: ["id", "texte", "incomplet"],
} as const;

/** Les articles, ou les visas, que l'on va écrire, dans leur ordre, retenus jusqu'à la fin de la transaction ; 409 si elle est signée. */
export async function lockElements<L extends NomListe>(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  liste: L,
): Promise<Liste[L][]> {
  const ouverte = await getConvention(db, perimetre, convention);
  orVerrouillee(ouverte);
  const { espace, id } = ouverte;
  const rows = await db
    .selectFrom(TABLES[liste] as "convention_article")
    .select([...COLONNES[liste]] as "id"[])
    .where("espace", "=", espace)
    .where("convention", "=", id)
    .orderBy("rang")
    .forUpdate()
    .execute();
  return rows as Liste[L][];
}

type Place = { convention: string; liste: NomListe };
/**
 * Remplace une liste d'articles ou de visas, lue sous verrou : chacun garde son identifiant, prend la place où il est, et le journal
 * ne retient que ce qui change.
 */
export async function saveElements<L extends NomListe>(
  db: Db,
  { espace }: Perimetre,
  place: { convention: string; liste: L },
  { avant, apres, action }: Reecriture<Liste[L]>,
): Promise<void> {
  const partis = avant.filter(({ id }) => !apres.some((un) => un.id === id));
  if (partis.length > 0) await retirer(db, espace, place, partis);
  for (const [rang, un] of apres.entries()) {
    const change = JSON.stringify(avant.find(({ id }) => id === un.id)) !== JSON.stringify(un);
    if (change || avant[rang]?.id !== un.id) await ecrire(db, espace, { ...place, rang }, un);
  }
  const { convention, liste } = place;
  for (const { objetId = convention, ...mouvement } of mouvementsDe({ avant, apres, action }))
    noter(db, { ...mouvement, objet: OBJETS[liste], objetId, convention });
}

async function ecrire(db: Db, espace: string, { liste, ...ou }: Place & { rang: number }, un: { id: string }) {
  const row = { ...un, ...ou, espace } as never;
  await db
    .insertInto(TABLES[liste])
    .values(row)
    .onConflict((conflit) => conflit.columns(["espace", "id"]).doUpdateSet(row))
    .execute();
}

const retirer = (db: Db, espace: string, { liste }: Place, partis: readonly { id: string }[]) =>
  db
    .deleteFrom(TABLES[liste])
    .where("espace", "=", espace)
    .where(
      "id",
      "in",
      partis.map(({ id }) => id),
    )
    .execute();

/** Donne ses annexes à une convention qui n'en a pas. */
export async function insertAnnexes(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  annexes: readonly Annexe[],
): Promise<void> {
  const ouverte = await getConvention(db, perimetre, convention);
  orVerrouillee(ouverte);
  const { espace, id } = ouverte;
  const rows = annexes.map((annexe, rang) => ({ ...annexe, espace, id: newId(), convention: id, rang }));
  if (rows.length === 0) return;
  await db.insertInto("convention_annexe").values(rows).execute();
  noter(db, { action: "creation", objet: "convention.annexe", objetId: id, convention: id, apres: annexes });
}

/** De quoi nommer ces articles, et les ouvrir. */
export async function listCitationsTexte(
  db: Db,
  { espace, conventions }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> {
  const articles = await db
    .selectFrom("convention_article")
    .select(["id", "convention", "numero", "titre"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "in", [...ids])
    .execute();
  return articles.map(({ id, convention, numero, titre }) => ({
    id,
    titre: [numero && `Article ${numero}`, titre].filter(Boolean).join(" : "),
    href: `/conventions/${convention}/texte#${id}`,
  }));
}
