import { type ColumnType, type Insertable, type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import { inLots } from "#platform/db/lots.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Acteur, FiltresActeurs, GenreActeur, SaisieActeur, Sorte } from "./model.ts";
import { cleActeur, clesDe, type Connu, deviner, inscrire, nomEtSigle, reconnaitre, repertoireDe } from "./rules.ts";

type Table = {
  espace: string;
  id: string;
  sorte: Sorte;
  nom: string;
  nom_cle: string;
  nom_court: string | null;
  court_cle: string | null;
  genre: GenreActeur | null;
  code: string | null;
  qualite: string | null;
  courriel: string | null;
  organisation: string | null;
  compte: string | null;
  fusionne: string | null;
  verifie_le: ColumnType<Jour | null, string | null | undefined, string | null>;
  version: number;
};

declare module "#platform/db/tables.ts" {
  interface Tables {
    acteurs_acteur: Table;
    vue_acteurs: Pick<Table, "espace" | "id" | "sorte" | "nom" | "nom_court" | "genre" | "organisation" | "compte"> & {
      garde: string;
    };
  }
}

const toActeur = ({
  nom_cle: _cle,
  nom_court: nomCourt,
  court_cle: _courte,
  verifie_le: verifieLe,
  ...row
}: Selectable<Table>): Acteur => ({
  ...row,
  nomCourt,
  verifieLe,
});

const toRow = ({ nomCourt, verifieLe, ...acteur }: Acteur): Insertable<Table> => ({
  ...acteur,
  verifie_le: verifieLe,
  nom_cle: cleActeur(acteur.nom),
  nom_court: nomCourt,
  court_cle: nomCourt && cleActeur(nomCourt),
});

const trace = (action: string, id: string) => ({ action, objet: "acteur", objetId: id });

/** Un acteur de l'espace ; ceux des autres n'existent pas. */
export const getActeur = (db: Db, perimetre: Perimetre, id: string): Promise<Acteur> =>
  findActeur(db, perimetre, id).then(orNotFound);

/** Retient un acteur jusqu'à la fin de la transaction : deux gestes sur ses rôles se suivent. */
export const lockActeur = (db: Db, { espace }: Perimetre, id: string): Promise<{ id: string }> =>
  db
    .selectFrom("acteurs_acteur")
    .select("id")
    .where("espace", "=", espace)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst()
    .then(orNotFound);

export const findActeur = (db: Db, { espace }: Perimetre, id: string): Promise<Acteur | undefined> =>
  db
    .selectFrom("acteurs_acteur")
    .selectAll()
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then((row) => row && toActeur(row));

/** L'acteur qui porte exactement ce nom, fusionné ou non. */
export const findHomonyme = (db: Db, { espace }: Perimetre, nom: string): Promise<Acteur | undefined> =>
  db
    .selectFrom("acteurs_acteur")
    .selectAll()
    .where("espace", "=", espace)
    .where("nom_cle", "=", cleActeur(nom))
    .executeTakeFirst()
    .then((row) => row && toActeur(row));

function queryActeurs(db: Db, { espace }: Perimetre, { q, sorte, genre, verifiesAvant }: Partial<FiltresActeurs>) {
  let query = db.selectFrom("acteurs_acteur").where("espace", "=", espace).where("fusionne", "is", null);
  if (sorte) query = query.where("sorte", "=", sorte);
  if (genre) query = query.where("genre", "=", genre);
  if (verifiesAvant)
    query = query.where((eb) => eb.or([eb("verifie_le", "is", null), eb("verifie_le", "<=", verifiesAvant)]));
  for (const mot of sansAccents(q ?? "").split(/[^\p{L}\p{N}]+/u)) {
    if (!mot) continue;
    query = query.where((eb) => eb.or([eb("nom_cle", "like", `%${mot}%`), eb("court_cle", "like", `${mot}%`)]));
  }
  return query;
}

/** Les acteurs gardés de l'espace, par ordre de nom ; tous sans `page`, sinon la page voulue (la première est 1). */
export async function listActeurs(
  db: Db,
  perimetre: Perimetre,
  filtres: Partial<FiltresActeurs> = {},
  page?: { numero: number; taille: number },
): Promise<Acteur[]> {
  const query = queryActeurs(db, perimetre, filtres).selectAll().orderBy("nom_cle").orderBy("id");
  const rows = await (page ? query.limit(page.taille).offset((page.numero - 1) * page.taille) : query).execute();
  return rows.map(toActeur);
}

/** Tous les acteurs de l'espace, ceux qui ont été fusionnés compris : leurs noms désignent encore. */
export const listActeursEtFusionnes = (db: Db, { espace }: Perimetre): Promise<Acteur[]> =>
  db
    .selectFrom("acteurs_acteur")
    .selectAll()
    .where("espace", "=", espace)
    .orderBy("nom_cle")
    .orderBy("id")
    .execute()
    .then((rows) => rows.map(toActeur));

/** L'acteur gardé derrière chacun de ceux-ci, fusionné ou non. */
export async function listGardes(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { id: string; nom: string }>> {
  const rows = await db
    .selectFrom("vue_acteurs")
    .select(["id", "garde", "nom"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map(({ id, garde, nom }) => [id, { id: garde, nom }]));
}

/** Le nom de ces acteurs ; ceux d'un autre espace n'existent pas. */
export const listNomsActeurs = (db: Db, { espace }: Perimetre, ids: readonly string[]) =>
  db
    .selectFrom("acteurs_acteur")
    .select(["id", "nom"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();

export const countActeurs = (db: Db, perimetre: Perimetre, filtres: Partial<FiltresActeurs> = {}): Promise<number> =>
  queryActeurs(db, perimetre, filtres)
    .select((eb) => eb.fn.countAll<number>().as("nombre"))
    .executeTakeFirstOrThrow()
    .then(({ nombre }) => Number(nombre));

/** Les acteurs que celui-ci a absorbés : leurs noms le désignent encore. */
export const listFusionnes = (db: Db, { espace }: Perimetre, garde: string): Promise<Acteur[]> =>
  db
    .selectFrom("acteurs_acteur")
    .selectAll()
    .where("espace", "=", espace)
    .where("fusionne", "=", garde)
    .orderBy("nom_cle")
    .execute()
    .then((rows) => rows.map(toActeur));

const enActeur = ({ espace }: Perimetre, saisie: SaisieActeur): Acteur => {
  return { ...saisie, espace, id: newId(), fusionne: null, verifieLe: null, version: 1 };
};

export async function insertActeur(db: Db, perimetre: Perimetre, saisie: SaisieActeur): Promise<Acteur> {
  const acteur = enActeur(perimetre, saisie);
  await insertActeurs(db, [acteur]);
  return acteur;
}

async function insertActeurs(db: Db, acteurs: readonly Acteur[]): Promise<void> {
  await inLots(acteurs, (lot) => db.insertInto("acteurs_acteur").values(lot.map(toRow)).execute());
  for (const acteur of acteurs) noter(db, { ...trace("création", acteur.id), apres: acteur });
}

/** Écrit l'acteur si personne ne l'a changé depuis sa lecture. */
export async function updateActeur(db: Db, avant: Acteur, apres: Acteur, action = "modification"): Promise<void> {
  await db
    .updateTable("acteurs_acteur")
    .set(toRow({ ...apres, version: avant.version + 1 }))
    .where("espace", "=", avant.espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  if (apres.fusionne && !avant.fusionne) await redirigerFusionnes(db, avant, apres.fusionne);
  noter(db, { ...trace(action, avant.id), avant, apres });
}

/** Ceux que ce doublon avait absorbés suivent l'acteur gardé. */
const redirigerFusionnes = (db: Db, { espace, id }: Acteur, fusionne: string) =>
  db.updateTable("acteurs_acteur").set({ fusionne }).where("espace", "=", espace).where("fusionne", "=", id).execute();

async function listConnus(db: Db, { espace }: Perimetre, noms: readonly string[]): Promise<Connu[]> {
  const cles = sql<string>`any(${[...new Set(noms.flatMap(clesDe))]}::text[])`;
  const rows = await db
    .selectFrom("acteurs_acteur")
    .select(["id", "fusionne", "nom_cle", "court_cle"])
    .where("espace", "=", espace)
    .where((eb) => eb.or([eb("nom_cle", "=", cles), eb("court_cle", "=", cles)]))
    .orderBy("id")
    .execute();
  return rows.map(({ id, fusionne, nom_cle: cle, court_cle: cleCourte }) => ({ id: fusionne ?? id, cle, cleCourte }));
}

/** Les acteurs que désignent ces noms, dans leur ordre : reconnus par leur nom ou leur sigle, sinon créés ensemble. */
export async function findOuCreerActeurs(db: Db, perimetre: Perimetre, noms: readonly string[]): Promise<string[]> {
  if (noms.length === 0) return [];
  const connus = repertoireDe(await listConnus(db, perimetre, noms));
  const neufs: Acteur[] = [];
  const ids = noms.map((texte) => {
    const connu = reconnaitre(connus, texte);
    if (connu !== null) return connu;
    const neuf = enActeur(perimetre, nomme(texte));
    neufs.push(neuf);
    inscrire(connus, { id: neuf.id, cle: cleActeur(neuf.nom), cleCourte: neuf.nomCourt && cleActeur(neuf.nomCourt) });
    return neuf.id;
  });
  await insertActeurs(db, neufs);
  return ids;
}

/** L'acteur que désigne ce nom ou ce sigle, sous le nom où il est gardé ; aucun n'est créé. */
export async function findActeurParNom(db: Db, perimetre: Perimetre, nom: string): Promise<Acteur | undefined> {
  const id = reconnaitre(repertoireDe(await listConnus(db, perimetre, [nom])), nom);
  return id ? findActeur(db, perimetre, id) : undefined;
}

/** Ce qu'un nom seul dit d'un acteur. */
function nomme(texte: string): SaisieActeur {
  const { nom, nomCourt } = nomEtSigle(texte);
  const vide = { code: null, qualite: null, courriel: null, organisation: null, compte: null };
  return { ...vide, ...deviner(nom), nom, nomCourt };
}

const duCompte = (db: Db, { espace, compte }: Perimetre) =>
  db.selectFrom("acteurs_acteur").where("espace", "=", espace).where("compte", "=", compte).orderBy("id");

/** Ces acteurs, ceux sous le nom de qui ils sont gardés, et tous les doublons de ceux-là : pour qui filtre, ils sont le même. */
export async function listAvecDoublons(db: Db, { espace }: Perimetre, ids: readonly string[]): Promise<string[]> {
  const gardes = db
    .selectFrom("acteurs_acteur")
    .select((eb) => eb.fn.coalesce("fusionne", "id").as("garde"))
    .where("espace", "=", espace)
    .where("id", "in", [...ids]);
  const rows = await db
    .selectFrom("acteurs_acteur")
    .select("id")
    .where("espace", "=", espace)
    .where((eb) => eb.or([eb("id", "in", gardes), eb("fusionne", "in", gardes)]))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Les acteurs au nom de qui parle ce compte : la personne qu'il est, son organisation, et leurs doublons. */
export async function listActeursDuCompte(db: Db, perimetre: Perimetre): Promise<string[]> {
  const rows = await duCompte(db, perimetre).select(["id", "organisation"]).execute();
  const ids = rows.flatMap(({ id, organisation }) => (organisation ? [id, organisation] : [id]));
  return listAvecDoublons(db, perimetre, ids);
}

/** L'organisation de la personne que ce compte est dans l'espace, sous le nom où elle est gardée. */
export async function findOrganisationDuCompte(db: Db, perimetre: Perimetre): Promise<string | undefined> {
  const personne = await duCompte(db, perimetre)
    .select("organisation")
    .where("organisation", "is not", null)
    .executeTakeFirst();
  const organisation = personne?.organisation && (await findActeur(db, perimetre, personne.organisation));
  return organisation ? (organisation.fusionne ?? organisation.id) : undefined;
}
