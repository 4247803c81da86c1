import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { GENRES_TERRITOIRE, type GenreTerritoire, type Lieu } from "../lieu/model.ts";
import type { Depose, Gardee } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    statistiques_valeur: Omit<Gardee, "source"> & { espace: string };
  }
}

/** `drapeaux` : ceux déjà lus, à qui lit plusieurs fois de suite. */
export type ChoixValeurs = {
  codes: readonly string[];
  lieux: readonly Lieu[];
  millesimes?: readonly number[];
  drapeaux?: Drapeaux | undefined;
};

/** Ce que l'espace garde de ces chiffres dans ces lieux : de chaque année, ce qu'a dit le dernier dépôt. */
export async function listGardees(db: Db, { espace }: Perimetre, choix: ChoixValeurs): Promise<Gardee[]> {
  if (choix.codes.length === 0 || choix.lieux.length === 0) return [];
  const parGenre = Map.groupBy(choix.lieux, ({ genre }) => genre);
  let query = db
    .selectFrom("statistiques_valeur as v")
    .innerJoin("statistiques_depot as d", (join) =>
      join.onRef("d.espace", "=", "v.espace").onRef("d.id", "=", "v.depot"),
    )
    .distinctOn(["v.statistique", "v.genre", "v.territoire", "v.millesime"])
    .select(["v.statistique", "v.genre", "v.territoire", "v.millesime", "v.valeur", "v.numerateur", "v.denominateur"])
    .select(["v.secret", "v.contour", "v.rupture", "v.depot", "d.source"])
    .where("v.espace", "=", espace)
    .where("v.statistique", "in", [...choix.codes])
    .where("v.genre", "in", [...parGenre.keys()])
    .where("v.territoire", "=", sql<string>`any(${choix.lieux.map(({ code }) => code)}::text[])`);
  if (parGenre.size > 1)
    query = query.where((eb) =>
      eb.or(
        [...parGenre].map(([genre, lieux]) =>
          eb.and([
            eb("v.genre", "=", genre),
            eb("v.territoire", "=", sql<string>`any(${lieux.map(({ code }) => code)}::text[])`),
          ]),
        ),
      ),
    );
  if (choix.millesimes) query = query.where("v.millesime", "in", [...choix.millesimes]);
  const dernieres = query
    .orderBy("v.statistique")
    .orderBy("v.genre")
    .orderBy("v.territoire")
    .orderBy("v.millesime")
    .orderBy("d.rang", "desc");
  const { lignes } = await db
    .selectFrom(dernieres.as("g"))
    .select(enUneCellule(CHAMPS).as("lignes"))
    .executeTakeFirstOrThrow();
  return marquer((lignes ?? []).map(gardeeDe), choix.drapeaux ?? (await listDrapeaux(db, { espace })));
}

type Cle = Pick<Gardee, "statistique" | "genre" | "territoire" | "millesime">;
export type Drapeaux = ReadonlyMap<string, Pick<Gardee, "contour" | "rupture">>;

const cleGardee = (une: Cle): string => `${une.statistique}|${une.genre}|${une.territoire}|${une.millesime}`;

/**
 * Un drapeau écrit à la main tient, quoi que dise le dépôt d'après, qui n'en dit rien : le fichier d'un producteur n'en porte pas. La dernière
 * saisie d'une valeur dit ses drapeaux, même qu'elle n'en a plus.
 */
function marquer(gardees: Gardee[], drapeaux: Drapeaux): Gardee[] {
  if (drapeaux.size === 0) return gardees;
  return gardees.map((une) => {
    const dite = drapeaux.get(cleGardee(une));
    return dite ? { ...une, contour: une.contour || dite.contour, rupture: une.rupture || dite.rupture } : une;
  });
}

/** Les drapeaux que l'espace a écrits à la main, la dernière saisie de chaque valeur. */
export async function listDrapeaux(db: Db, { espace }: Pick<Perimetre, "espace">): Promise<Drapeaux> {
  const dites = await db
    .selectFrom("statistiques_depot as d")
    .innerJoin("statistiques_valeur as v", (join) =>
      join.onRef("v.espace", "=", "d.espace").onRef("v.depot", "=", "d.id"),
    )
    .select(["v.statistique", "v.genre", "v.territoire", "v.millesime", "v.contour", "v.rupture"])
    .where("d.espace", "=", espace)
    .where("d.genre", "=", "saisie")
    .orderBy("d.rang")
    .execute();
  return new Map(dites.map((une) => [cleGardee(une), une]));
}

const CHAMPS = [
  "statistique",
  "genre",
  "territoire",
  "millesime",
  "valeur",
  "numerateur",
  "denominateur",
  "secret",
  "contour",
  "rupture",
  "depot",
  "source",
] as const satisfies readonly (keyof Gardee)[];

// a portrait reads thousands of cells: one array of them crosses three times faster than as many columns
const enUneCellule = (champs: readonly string[]) =>
  sql<unknown[][] | null>`json_agg(json_build_array(${sql.join(champs.map((champ) => sql.ref(`g.${champ}`)))}))`;

function gardeeDe(cellules: unknown[]): Gardee {
  const [statistique, genre, territoire, millesime, valeur, numerateur, denominateur, ...reste] = cellules;
  const [secret, contour, rupture, depot, source] = reste;
  return {
    statistique,
    genre,
    territoire,
    millesime,
    valeur,
    numerateur,
    denominateur,
    secret,
    contour,
    rupture,
    depot,
    source,
  } as Gardee;
}

/** Écrit d'un coup les valeurs d'un dépôt ; ce qu'il avait déjà dit est remplacé. */
export async function saveValeurs(
  db: Db,
  { espace }: Perimetre,
  depot: string,
  valeurs: readonly Depose[],
): Promise<void> {
  if (valeurs.length === 0) return;
  const lignes = valeurs.map(({ lieu, ...reste }) => ({ ...reste, genre: lieu.genre, territoire: lieu.code }));
  await sql`
    insert into statistiques_valeur (espace, statistique, genre, territoire, millesime, depot, valeur, numerateur, denominateur, secret, contour, rupture)
    select ${espace}, statistique, genre, territoire, millesime, ${depot}, valeur, numerateur, denominateur,
      coalesce(secret, false), coalesce(contour, ''), coalesce(rupture, '')
    from jsonb_to_recordset(${JSON.stringify(lignes)}::jsonb) as l(statistique text, genre text, territoire text, millesime integer,
      valeur double precision, numerateur double precision, denominateur double precision, secret boolean, contour text, rupture text)
    on conflict (espace, statistique, genre, territoire, millesime, depot) do update set valeur = excluded.valeur,
      numerateur = excluded.numerateur, denominateur = excluded.denominateur, secret = excluded.secret,
      contour = excluded.contour, rupture = excluded.rupture`.execute(db);
}

/** Retire ce qu'un dépôt avait dit ; rend combien de valeurs s'en vont. */
export async function deleteValeurs(db: Db, { espace }: Perimetre, depot: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom("statistiques_valeur")
    .where("espace", "=", espace)
    .where("depot", "=", depot)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** De chaque chiffre : les années et les genres de territoire que l'on en connaît. */
export async function listCouvertures(
  db: Db,
  { espace }: Perimetre,
): Promise<{ statistique: string; genre: GenreTerritoire; premier: number; dernier: number; nombre: number }[]> {
  const rows = await db
    .selectFrom("statistiques_valeur")
    .select((eb) => [
      "statistique",
      "genre",
      eb.fn.min("millesime").as("premier"),
      eb.fn.max("millesime").as("dernier"),
      eb.fn.countAll<number>().as("nombre"),
    ])
    .where("espace", "=", espace)
    .where("genre", "in", [...GENRES_TERRITOIRE])
    .groupBy(["statistique", "genre"])
    .orderBy("statistique")
    .execute();
  return rows.map((row) => ({
    ...row,
    premier: Number(row.premier),
    dernier: Number(row.dernier),
    nombre: Number(row.nombre),
  }));
}

/** Les années où l'on connaît chaque chiffre pour au moins une commune. */
export async function listMillesimes(
  db: Db,
  { espace }: Perimetre,
  codes: readonly string[],
): Promise<{ statistique: string; millesime: number }[]> {
  if (codes.length === 0) return [];
  return db
    .selectFrom("statistiques_valeur")
    .select(["statistique", "millesime"])
    .distinct()
    .where("espace", "=", espace)
    .where("genre", "=", "commune")
    .where("statistique", "in", [...codes])
    .orderBy("millesime", "desc")
    .execute();
}

/** Ce qui fut écrit à la main de ce chiffre, le dernier d'abord, sur une page. */
export const listSaisies = (db: Db, { espace }: Perimetre, code: string): Promise<Gardee[]> =>
  db
    .selectFrom("statistiques_valeur as v")
    .innerJoin("statistiques_depot as d", (join) =>
      join.onRef("d.espace", "=", "v.espace").onRef("d.id", "=", "v.depot"),
    )
    .select(["v.statistique", "v.genre", "v.territoire", "v.millesime", "v.valeur", "v.numerateur", "v.denominateur"])
    .select(["v.secret", "v.contour", "v.rupture", "v.depot", "d.source"])
    .where("v.espace", "=", espace)
    .where("v.statistique", "=", code)
    .where("d.genre", "=", "saisie")
    .orderBy("d.rang", "desc")
    .limit(25)
    .execute();
