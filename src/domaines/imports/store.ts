import { type ColumnType, sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { ARevoir, Echange, SourceFichier } from "./echange/model.ts";
import type { Bilan, Decisions, EnteteImport, EtatImport, GenreImport, Identite, Import } from "./revue/model.ts";
import type { Correspondance, Depot } from "./tableur/model.ts";

/** A json column, whose keys keep their order: a value when read, its text when written. */
type Json<T> = ColumnType<T, string, string>;
type JsonOuRien<T> = ColumnType<T | null, string | null, string | null>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    imports_import: {
      espace: string;
      id: string;
      convention: string;
      version: number;
      etat: EtatImport;
      genre: GenreImport;
      fichier: string;
      type: string;
      sha256: string;
      contenu: string;
      lignes: Json<string[]>;
      tableur: JsonOuRien<Depot>;
      identites: JsonOuRien<(Identite | null)[]>;
      pages: JsonOuRien<number[]>;
      echange: Json<Echange>;
      decisions: Json<Decisions>;
      bilan: JsonOuRien<Bilan>;
      auteur: string;
      cree_par: string;
      cree_le: string;
      ecrit_le: string | null;
    };
    imports_provenance: {
      espace: string;
      convention: string;
      source: JsonOuRien<SourceFichier>;
      a_revoir: Json<ARevoir[]>;
    };
    imports_correspondance: { espace: string; signature: string; colonnes: Json<Correspondance>; le: string };
  }
}

const ENTETE = [
  "id",
  "convention",
  "version",
  "etat",
  "genre",
  "fichier",
  "type",
  "sha256",
  "contenu",
  "auteur",
  "bilan",
  "cree_le as creeLe",
  "ecrit_le as ecritLe",
] as const;

const selectImports = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("imports_import")
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions]);

/** Les imports d'une convention, le plus récent d'abord. */
export const listImports = (db: Db, perimetre: Perimetre): Promise<EnteteImport[]> =>
  selectImports(db, perimetre).select(ENTETE).orderBy("cree_le", "desc").orderBy("id", "desc").limit(100).execute();

export const getImport = (db: Db, perimetre: Perimetre, id: string): Promise<Import> =>
  selectImports(db, perimetre)
    .select([...ENTETE, "espace", "lignes", "identites", "pages", "echange", "decisions"])
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

/** Le tableur tel que lu, tant que ses colonnes ne sont pas toutes reconnues. */
export const getDepot = (db: Db, perimetre: Perimetre, id: string): Promise<{ entete: EnteteImport; depot: Depot }> =>
  selectImports(db, perimetre)
    .select([...ENTETE, "tableur"])
    .where("id", "=", id)
    .where("tableur", "is not", null)
    .executeTakeFirst()
    .then((row) => {
      const { tableur, ...entete } = orNotFound(row);
      return { entete, depot: orNotFound(tableur ?? undefined) };
    });

/** Le même contenu ne se dépose qu'une fois à la fois : le second dépôt attend ici, puis voit le premier. */
export const lockDepot = (db: Db, { espace }: Perimetre, contenu: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`imports_import ${espace} ${contenu}`}, 0))`.execute(db);

/** L'import qui a déjà apporté ce fichier, ou ce contenu : en revue ou écrit, le plus récent. */
export const findMemeFichier = (
  db: Db,
  perimetre: Perimetre,
  { sha256, contenu }: { sha256: string; contenu: string },
): Promise<EnteteImport | undefined> =>
  selectImports(db, perimetre)
    .select(ENTETE)
    .where("etat", "<>", "abandonne")
    .where((eb) => eb.or([eb("sha256", "=", sha256), eb("contenu", "=", contenu)]))
    .orderBy("cree_le", "desc")
    .limit(1)
    .executeTakeFirst();

/** Le dernier import écrit dans cette convention où une entrée a été jointe à une autre, ou à une fiche du plan. */
export const findDerniersJoints = (
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<Pick<Import, "echange" | "decisions"> | undefined> =>
  selectImports(db, perimetre)
    .select(["echange", "decisions"])
    .where("convention", "=", convention)
    .where("etat", "=", "ecrit")
    .where(sql<boolean>`decisions::text ~ '"sort":"joint"|"plan":"'`)
    .orderBy("ecrit_le", "desc")
    .limit(1)
    .executeTakeFirst();

export type NouvelImport = Omit<Import, "version" | "bilan" | "ecritLe"> & { creePar: string; depot: Depot | null };

export async function insertImport(db: Db, nouveau: NouvelImport): Promise<void> {
  const { creeLe, creePar, depot, identites, pages, lignes, echange, decisions, ...reste } = nouveau;
  await db
    .insertInto("imports_import")
    .values({
      ...reste,
      version: 1,
      lignes: JSON.stringify(lignes),
      tableur: depot && JSON.stringify(depot),
      identites: identites && JSON.stringify(identites),
      pages: pages && JSON.stringify(pages),
      echange: JSON.stringify(echange),
      decisions: JSON.stringify(decisions),
      bilan: null,
      cree_par: creePar,
      cree_le: creeLe,
      ecrit_le: null,
    })
    .execute();
  const apres = { fichier: nouveau.fichier, sha256: nouveau.sha256, etat: nouveau.etat };
  noter(db, { action: "depot", objet: "imports.import", objetId: nouveau.id, convention: nouveau.convention, apres });
}

type Cle = Pick<Import, "id" | "convention" | "version">;
type Changes = {
  etat?: EtatImport;
  decisions?: Decisions;
  depot?: Depot;
  lu?: Pick<Import, "echange" | "lignes" | "identites" | "pages" | "contenu">;
  bilan?: Bilan;
  ecritLe?: string;
};

function versColonnes({ etat, decisions, depot, lu, bilan, ecritLe }: Changes) {
  return {
    ...(etat && { etat }),
    ...(decisions && { decisions: JSON.stringify(decisions) }),
    ...(depot && { tableur: JSON.stringify(depot) }),
    ...(lu && {
      echange: JSON.stringify(lu.echange),
      lignes: JSON.stringify(lu.lignes),
      identites: lu.identites && JSON.stringify(lu.identites),
      pages: lu.pages && JSON.stringify(lu.pages),
      contenu: lu.contenu,
    }),
    ...(bilan && { bilan: JSON.stringify(bilan) }),
    ...(ecritLe && { ecrit_le: ecritLe }),
  };
}

/** Enregistre un pas de la revue si personne n'en a fait un autre depuis (409) ; un changement d'état va au journal. */
export async function updateImport(db: Db, { espace }: Perimetre, cle: Cle, changes: Changes): Promise<void> {
  await db
    .updateTable("imports_import")
    .set({ ...versColonnes(changes), version: cle.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", cle.id)
    .where("version", "=", cle.version)
    .where("etat", "in", ["lecture", "correspondance", "brouillon", "abandonne"])
    .executeTakeFirstOrThrow()
    .then(orConflict);
  if (!changes.etat) return;
  const apres = { etat: changes.etat, ...(changes.bilan && { bilan: changes.bilan }) };
  noter(db, { action: "revue", objet: "imports.import", objetId: cle.id, convention: cle.convention, apres });
}

export type Provenance = { source: SourceFichier | null; aRevoir: ARevoir[] };

export async function getProvenance(db: Db, { espace }: Perimetre, convention: string): Promise<Provenance> {
  const row = await db
    .selectFrom("imports_provenance")
    .select(["source", "a_revoir as aRevoir"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .executeTakeFirst();
  return row ?? { source: null, aRevoir: [] };
}

/** Un seul import s'écrit à la fois dans une convention : le second attend ici, puis relit le plan. */
export async function lockProvenance(db: Db, { espace }: Perimetre, convention: string): Promise<void> {
  await db
    .insertInto("imports_provenance")
    .values({ espace, convention, source: null, a_revoir: "[]" })
    .onConflict((conflit) => conflit.doNothing())
    .execute();
  await db
    .selectFrom("imports_provenance")
    .select("convention")
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .forUpdate()
    .execute();
}

export async function saveProvenance(
  db: Db,
  { espace }: Perimetre,
  convention: string,
  { source, aRevoir }: Provenance,
): Promise<void> {
  await db
    .updateTable("imports_provenance")
    .set({ source: source && JSON.stringify(source), a_revoir: JSON.stringify(aRevoir) })
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .execute();
  const apres = { source, aRevoir };
  noter(db, { action: "modification", objet: "imports.provenance", objetId: convention, convention, apres });
}

export const findCorrespondance = (db: Db, { espace }: Perimetre, signature: string) =>
  db
    .selectFrom("imports_correspondance")
    .select("colonnes")
    .where("espace", "=", espace)
    .where("signature", "=", signature)
    .executeTakeFirst();

export async function saveCorrespondance(
  db: Db,
  { espace }: Perimetre,
  signature: string,
  { colonnes, le }: { colonnes: Correspondance; le: string },
): Promise<void> {
  const valeurs = { colonnes: JSON.stringify(colonnes), le };
  await db
    .insertInto("imports_correspondance")
    .values({ espace, signature, ...valeurs })
    .onConflict((conflit) => conflit.columns(["espace", "signature"]).doUpdateSet(valeurs))
    .execute();
  noter(db, { action: "reglage", objet: "imports.correspondance", objetId: signature, apres: colonnes });
}

/** De quoi nommer ces imports par leur fichier, et les ouvrir ; ce que le périmètre ne montre pas n'est pas rendu. */
export async function listCitationsImports(db: Db, perimetre: Perimetre, ids: readonly string[]) {
  const imports = await selectImports(db, perimetre)
    .select(["id", "convention", "fichier"])
    .where("id", "in", [...ids])
    .execute();
  return imports.map(({ id, convention, fichier }) => ({
    id,
    titre: fichier,
    href: `/conventions/${convention}/imports/${id}`,
  }));
}
