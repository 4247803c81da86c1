import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Financement } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_financement: Financement & { espace: string; id: string; equipement: string };
    equipements_appui: { espace: string; equipement: string; collectivite: string };
  }
}

/** Ce que l'on paie aux structures de l'espace, ou à une seule, l'année la plus récente d'abord. */
export async function listFinancements(
  db: Db,
  { espace }: Perimetre,
  structure?: string,
): Promise<(Financement & { equipement: string })[]> {
  let query = db
    .selectFrom("equipements_financement")
    .select(["equipement", "annee", "nature", "payeur", "collectivite", "montant"])
    .where("espace", "=", espace);
  if (structure) query = query.where("equipement", "=", structure);
  return query.orderBy("annee", "desc").orderBy("payeur").orderBy("id").execute();
}

/** Les collectivités que l'on dit soutenir une structure, hors des listes des conventions. */
export const listAppuis = (db: Db, { espace }: Perimetre, structure: string): Promise<string[]> =>
  db
    .selectFrom("equipements_appui")
    .select("collectivite")
    .where("espace", "=", espace)
    .where("equipement", "=", structure)
    .orderBy("collectivite")
    .execute()
    .then((rows) => rows.map(({ collectivite }) => collectivite));

/** Les mêmes, de toutes les structures de l'espace. */
export async function listTousAppuis(db: Db, { espace }: Perimetre): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("equipements_appui")
    .select(["equipement", "collectivite"])
    .where("espace", "=", espace)
    .orderBy("equipement")
    .orderBy("collectivite")
    .execute();
  const parStructure = Map.groupBy(rows, ({ equipement }) => equipement);
  return new Map([...parStructure].map(([id, siens]) => [id, siens.map(({ collectivite }) => collectivite)]));
}

const trace = (objet: "financement" | "appui", objetId: string) => ({
  action: "modification",
  objet: `equipements.${objet}`,
  objetId,
});

/** Remplace ce que l'on paie à une structure ; à faire avec l'écriture gardée de la structure. */
export async function saveFinancements(
  db: Db,
  perimetre: Perimetre,
  structure: string,
  financements: readonly Financement[],
): Promise<void> {
  const { espace } = perimetre;
  const avant = await listFinancements(db, perimetre, structure);
  await db
    .deleteFrom("equipements_financement")
    .where("espace", "=", espace)
    .where("equipement", "=", structure)
    .execute();
  await insertFinancements(
    db,
    perimetre,
    financements.map((un) => ({ ...un, equipement: structure })),
  );
  noter(db, { ...trace("financement", structure), avant, apres: financements });
}

export async function insertFinancements(
  db: Db,
  { espace }: Perimetre,
  financements: readonly (Financement & { equipement: string })[],
): Promise<void> {
  if (financements.length === 0) return;
  await db
    .insertInto("equipements_financement")
    .values(financements.map((un) => ({ ...un, espace, id: newId() })))
    .execute();
}

export async function insertAppuis(
  db: Db,
  { espace }: Perimetre,
  appuis: readonly { equipement: string; collectivite: string }[],
): Promise<void> {
  if (appuis.length === 0) return;
  await db
    .insertInto("equipements_appui")
    .values(appuis.map((un) => ({ ...un, espace })))
    .execute();
}

/** Remplace les collectivités que l'on dit soutenir une structure. */
export async function saveAppuis(
  db: Db,
  perimetre: Perimetre,
  structure: string,
  collectivites: readonly string[],
): Promise<void> {
  const { espace } = perimetre;
  const avant = await listAppuis(db, perimetre, structure);
  await db.deleteFrom("equipements_appui").where("espace", "=", espace).where("equipement", "=", structure).execute();
  await insertAppuis(
    db,
    perimetre,
    collectivites.map((collectivite) => ({ equipement: structure, collectivite })),
  );
  noter(db, { ...trace("appui", structure), avant, apres: collectivites });
}
