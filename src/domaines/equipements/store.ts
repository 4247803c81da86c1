import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { FiltresEquipements, LigneEquipement, Soutien, TypeEquipement } from "./model.ts";
import { cleEquipement, clesEquipements, suivreLieux } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_soutien: {
      espace: string;
      convention: string;
      rang: number;
      equipement: string;
      collectivite: string | null;
      type_libelle: string | null;
      nom: string | null;
      adresse: string | null;
      recherche: string;
    };
  }
}

const soutiens = (db: Db, { espace }: Perimetre) =>
  db
    .selectFrom("equipements_soutien as s")
    .innerJoin("equipements_equipement as e", (join) =>
      join.onRef("e.espace", "=", "s.espace").onRef("e.id", "=", "s.equipement"),
    )
    .where("s.espace", "=", espace);

const CHAMPS = ["s.collectivite", "e.type", "s.type_libelle as typeLibelle", "s.nom", "s.adresse"] as const;

/** La liste d'une convention, dans l'ordre et les mots où elle est entrée : le bloc du format d'échange. */
export const getBlocEquipements = (db: Db, perimetre: Perimetre, convention: string): Promise<Soutien[]> =>
  soutiens(db, perimetre)
    .select(CHAMPS)
    .where("s.convention", "=", convention)
    .where("s.convention", "in", [...perimetre.conventions])
    .orderBy("s.rang")
    .execute();

/** La même liste, chaque ligne avec le lieu qu'elle cite. */
export const listSoutiens = (
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<(Soutien & { equipement: string })[]> =>
  soutiens(db, perimetre)
    .select([...CHAMPS, "s.equipement"])
    .where("s.convention", "=", convention)
    .where("s.convention", "in", [...perimetre.conventions])
    .orderBy("s.rang")
    .execute();

/** Remplace la liste d'une convention. Un lieu déjà connu de l'espace est le même ; celui que plus rien ne cite s'en va, sauf tenu au registre. */
export async function saveBlocEquipements(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  bloc: readonly Soutien[],
): Promise<void> {
  orNotFound(perimetre.conventions.find((lisible) => lisible === convention));
  const avant = await getBlocEquipements(db, perimetre, convention);
  if (JSON.stringify(avant) === JSON.stringify(bloc)) return;
  const { espace } = perimetre;
  const suivis = suivreLieux(await listSoutiens(db, perimetre, convention), bloc);
  await db
    .deleteFrom("equipements_soutien")
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .execute();
  const cles = clesEquipements(bloc);
  const ids = await findOuCreer(db, espace, bloc, { cles, suivis });
  const rows = bloc.map(({ collectivite, typeLibelle, nom, adresse }, rang) => ({
    espace,
    convention,
    rang,
    equipement: ids.get(cles[rang] ?? "") ?? "",
    collectivite,
    type_libelle: typeLibelle,
    nom,
    adresse,
    recherche: sansAccents([collectivite, nom, adresse, typeLibelle].filter(Boolean).join(" ")),
  }));
  if (rows.length > 0) await db.insertInto("equipements_soutien").values(rows).execute();
  await deleteOrphelins(db, espace);
  noter(db, { action: "modification", objet: "equipements", objetId: convention, convention, avant, apres: bloc });
}

type Connu = Pick<Tables["equipements_equipement"], "id" | "cle" | "type" | "nom" | "adresse" | "fusionne">;

/** Un lieu répond à la clé sous laquelle il entra, et à celle du nom et de l'adresse que le registre lui donne depuis ; fusionné, c'est celui qui le garde. */
const idsParCle = (connus: readonly Connu[]): Map<string, string> =>
  new Map([
    ...connus
      .filter(({ nom, adresse }) => nom || adresse)
      .map(
        (connu) =>
          [cleEquipement({ ...connu, collectivite: null, typeLibelle: null }), connu.fusionne ?? connu.id] as const,
      ),
    ...connus.map(({ id, cle, fusionne }) => [cle, fusionne ?? id] as const),
  ]);

async function findOuCreer(
  db: Db,
  espace: string,
  bloc: readonly Soutien[],
  { cles, suivis }: { cles: readonly string[]; suivis: ReadonlyMap<string, string> },
): Promise<Map<string, string>> {
  const connus = await db
    .selectFrom("equipements_equipement")
    .select(["id", "cle", "type", "nom", "adresse", "fusionne"])
    .where("espace", "=", espace)
    .execute();
  const gardes = new Map(connus.map(({ id, fusionne }) => [id, fusionne ?? id]));
  const ids = new Map([...[...suivis].map(([cle, id]) => [cle, gardes.get(id) ?? id] as const), ...idsParCle(connus)]);
  const neufs = bloc.flatMap(({ type, nom, adresse }, rang) => {
    const cle = cles[rang] ?? "";
    if (ids.has(cle)) return [];
    const id = newId();
    ids.set(cle, id);
    return [{ espace, id, cle, type, nom, adresse }];
  });
  if (neufs.length > 0) await db.insertInto("equipements_equipement").values(neufs).execute();
  return ids;
}

const deleteOrphelins = (db: Db, espace: string) =>
  sql`delete from equipements_equipement e where e.espace = ${espace} and e.tenu_le is null and e.fusionne is null and not exists
    (select from equipements_soutien s where s.espace = e.espace and s.equipement = e.id)`.execute(db);

/** Les lignes que ce périmètre peut lire : celles de ses conventions. */
function queryLignes(db: Db, perimetre: Perimetre, { q, type }: FiltresEquipements) {
  let query = soutiens(db, perimetre).where("s.convention", "in", [...perimetre.conventions]);
  if (type) query = query.where("e.type", "=", type);
  for (const mot of sansAccents(q).split(/\s+/))
    if (mot) query = query.where("s.recherche", "like", `%${mot.replace(/[%_\\]/g, "\\$&")}%`);
  return query;
}

/** Une page de la liste, par collectivité ; la première page est 1. */
export async function listLignes(
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresEquipements,
  page: { numero: number; taille: number },
): Promise<LigneEquipement[]> {
  const rows = await queryLignes(db, perimetre, filtres)
    .select([...CHAMPS, "s.equipement"])
    .distinct()
    .orderBy("s.collectivite", (ordre) => ordre.asc().nullsLast())
    .orderBy("e.type")
    .orderBy("s.nom")
    .orderBy("s.equipement")
    .limit(page.taille)
    .offset((page.numero - 1) * page.taille)
    .execute();
  const autres = await listCollectivites(
    db,
    perimetre,
    rows.map(({ equipement }) => equipement),
  );
  return rows.map((row) => ({
    ...row,
    autres: (autres.get(row.equipement) ?? []).filter((un) => un !== row.collectivite),
  }));
}

async function listCollectivites(
  db: Db,
  perimetre: Perimetre,
  equipements: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await soutiens(db, perimetre)
    .select(["s.equipement", "s.collectivite"])
    .distinct()
    .where("s.equipement", "in", [...new Set(equipements)])
    .where("s.convention", "in", [...perimetre.conventions])
    .where("s.collectivite", "is not", null)
    .orderBy("s.collectivite")
    .execute();
  const parLieu = new Map<string, string[]>();
  for (const { equipement, collectivite } of rows)
    if (collectivite) parLieu.set(equipement, [...(parLieu.get(equipement) ?? []), collectivite]);
  return parLieu;
}

/** Combien de lignes, et combien de lieux : un lieu soutenu par huit communes compte une fois. */
export async function countLignes(
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresEquipements,
): Promise<{ lignes: number; lieux: number }> {
  const { lignes, lieux } = await queryLignes(db, perimetre, filtres)
    .select([
      sql<number>`count(distinct (s.collectivite, e.id, s.nom, s.adresse, s.type_libelle))`.as("lignes"),
      sql<number>`count(distinct e.id)`.as("lieux"),
    ])
    .executeTakeFirstOrThrow();
  return { lignes: Number(lignes), lieux: Number(lieux) };
}

/** Les types présents, et combien de lieux de chacun. */
export async function countParType(db: Db, perimetre: Perimetre): Promise<{ type: TypeEquipement; lieux: number }[]> {
  const rows = await soutiens(db, perimetre)
    .where("s.convention", "in", [...perimetre.conventions])
    .select(["e.type", sql<number>`count(distinct e.id)`.as("lieux")])
    .groupBy("e.type")
    .orderBy("e.type")
    .execute();
  return rows.map(({ type, lieux }) => ({ type, lieux: Number(lieux) }));
}
