import { sql } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Structure } from "../structure/model.ts";
import { listAppuis, listFinancements } from "../volet/store.ts";
import type { Compte, Passage } from "./model.ts";

/** Nothing may begin to name these structures while they are merged or removed. */
export const verrouillerStructures = (db: Db, { espace }: Perimetre, ids: readonly string[]) =>
  db
    .selectFrom("equipements_equipement")
    .select("id")
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .orderBy("id")
    .forUpdate()
    .execute();

/**
 * Tient les structures d'un espace le temps que l'on en cite : nulle ne se fusionne ni ne se retire d'ici là, et qui vient après une fusion
 * lit où chacune est allée.
 */
export async function tenirStructures(db: Db, { espace }: Pick<Perimetre, "espace">): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("equipements_equipement")
    .select(["id", "fusionne"])
    .where("espace", "=", espace)
    .orderBy("id")
    .forKeyShare()
    .execute();
  return new Map(rows.flatMap(({ id, fusionne }) => (fusionne === null ? [] : [[id, fusionne] as const])));
}

/** Combien de lignes tiennent à cette structure. */
export async function getCompte(db: Db, { espace }: Perimetre, id: string): Promise<Compte> {
  const de = (table: string, colonne = "equipement") =>
    sql<number>`(select count(*)::integer from ${sql.table(table)} t where t.espace = ${espace} and t.${sql.ref(colonne)} = ${id})`;
  const { rows } = await sql<Compte>`select ${de("equipements_soutien")} as soutiens,
    ${de("equipements_occupant")} as occupants, ${de("equipements_assistante", "mam")} as assistantes,
    ${de("equipements_equipement", "fusionne")} as absorbees, ${de("equipements_section")} as sections,
    ${de("equipements_place")} as places, ${de("equipements_financement")} as financements,
    ${de("equipements_appui")} as appuis, ${de("equipements_responsable", "structure")} as responsables,
    ${de("equipements_correction")} as corrections`.execute(db);
  const [compte] = rows;
  if (!compte) throw new Error("a count without a row");
  return compte;
}

/** Celle qui garde cette structure, si elle fut fusionnée. */
export const findGarde = (db: Db, { espace }: Perimetre, id: string): Promise<string | null> =>
  db
    .selectFrom("equipements_equipement")
    .select("fusionne")
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then((row) => row?.fusionne ?? null);

/** Les structures que celle-ci a absorbées : leurs noms la désignent encore. */
export const listAbsorbees = (db: Db, { espace }: Perimetre, garde: string): Promise<string[]> =>
  db
    .selectFrom("equipements_equipement")
    .select("nom")
    .where("espace", "=", espace)
    .where("fusionne", "=", garde)
    .orderBy("recherche")
    .orderBy("id")
    .execute()
    .then((rows) => rows.flatMap(({ nom }) => nom ?? []));

/** Rows that a structure simply holds go to the other as they are. */
async function suivreLignes(db: Db, espace: string, { de, vers }: Passage): Promise<void> {
  for (const table of ["soutien", "occupant", "correction"])
    await sql`update ${sql.table(`equipements_${table}`)} set equipement = ${vers}
      where espace = ${espace} and equipement = ${de}`.execute(db);
  await sql`update equipements_assistante set mam = ${vers} where espace = ${espace} and mam = ${de}`.execute(db);
  await sql`update equipements_equipement set fusionne = ${vers} where espace = ${espace} and fusionne = ${de}`.execute(
    db,
  );
}

/** What both say alike counts once: managers, supports, what is paid. */
async function suivreSansRepeter(db: Db, espace: string, { de, vers }: Passage): Promise<void> {
  await sql`insert into equipements_responsable (espace, structure, compte, depuis)
    select espace, ${vers}, compte, depuis from equipements_responsable where espace = ${espace} and structure = ${de}
    on conflict do nothing`.execute(db);
  await sql`delete from equipements_responsable where espace = ${espace} and structure = ${de}`.execute(db);
  await sql`insert into equipements_appui (espace, equipement, collectivite)
    select espace, ${vers}, collectivite from equipements_appui where espace = ${espace} and equipement = ${de}
    on conflict do nothing`.execute(db);
  await sql`delete from equipements_appui where espace = ${espace} and equipement = ${de}`.execute(db);
  await sql`delete from equipements_financement f using equipements_financement g
    where f.espace = ${espace} and f.equipement = ${de} and g.espace = ${espace} and g.equipement = ${vers}
      and g.annee = f.annee and g.nature = f.nature and g.payeur = f.payeur
      and g.collectivite is not distinct from f.collectivite`.execute(db);
  await sql`update equipements_financement set equipement = ${vers} where espace = ${espace} and equipement = ${de}`.execute(
    db,
  );
}

/** The kept one without sections takes them whole; else its own keep, and the months it does not say come from the other's. */
async function suivrePlaces(db: Db, espace: string, { de, vers }: Passage, sansSections: boolean): Promise<void> {
  if (sansSections) {
    await sql`update equipements_section set equipement = ${vers} where espace = ${espace} and equipement = ${de}`.execute(
      db,
    );
    await sql`update equipements_place set equipement = ${vers} where espace = ${espace} and equipement = ${de}`.execute(
      db,
    );
    return;
  }
  await sql`update equipements_place p set equipement = ${vers}, section = g.id
    from equipements_section s, equipements_section g
    where p.espace = ${espace} and p.equipement = ${de} and s.espace = p.espace and s.id = p.section
      and g.espace = p.espace and g.equipement = ${vers} and g.code = s.code
      and not exists (select from equipements_place q where q.espace = p.espace and q.section = g.id and q.mois = p.mois)`.execute(
    db,
  );
}

/** Fait suivre tout ce qui tient à `doublon`, et le marque absorbé si personne ne l'a changé depuis sa lecture (409). */
export async function absorberStructure(
  db: Db,
  perimetre: Perimetre,
  garde: Structure,
  doublon: Structure,
): Promise<void> {
  const { espace } = perimetre;
  const passage = { de: doublon.id, vers: garde.id };
  const financements = await listFinancements(db, perimetre, doublon.id);
  const appuis = await listAppuis(db, perimetre, doublon.id);
  await suivreLignes(db, espace, passage);
  await suivreSansRepeter(db, espace, passage);
  await suivrePlaces(db, espace, passage, garde.sections.length === 0);
  await db
    .updateTable("equipements_equipement")
    .set({ fusionne: garde.id, tenu_le: null, version: doublon.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", doublon.id)
    .where("version", "=", doublon.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  const avant = { ...doublon, financements, appuis };
  noter(db, {
    action: "fusion",
    objet: "equipements.structure",
    objetId: doublon.id,
    avant,
    apres: { garde: garde.id },
  });
}

/** Retire une structure que rien ne cite, si personne ne l'a changée depuis sa lecture (409) ; le journal garde ce qu'elle disait. */
export async function deleteStructure(db: Db, perimetre: Perimetre, structure: Structure): Promise<void> {
  const { espace } = perimetre;
  const { id, version } = structure;
  const financements = await listFinancements(db, perimetre, id);
  const appuis = await listAppuis(db, perimetre, id);
  for (const table of ["place", "section", "financement", "appui", "correction"])
    await sql`delete from ${sql.table(`equipements_${table}`)} where espace = ${espace} and equipement = ${id}`.execute(
      db,
    );
  const { numDeletedRows } = await db
    .deleteFrom("equipements_equipement")
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirstOrThrow();
  orConflict({ numUpdatedRows: numDeletedRows });
  noter(db, {
    action: "retrait",
    objet: "equipements.structure",
    objetId: id,
    avant: { ...structure, financements, appuis },
  });
}
