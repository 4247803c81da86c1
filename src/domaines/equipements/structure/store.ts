import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { LIBELLES_TYPE } from "../model.ts";
import { insertSections, listSections, versLigne, versStructure } from "./ligne/store.ts";
import type { FiltresStructures, Section, Structure } from "./model.ts";
import { estOuverte } from "./rules.ts";

/** Les structures du registre, par nom ; `le` : celles ouvertes ce jour-là, et si elles sont centralisées à ce jour. */
export async function listStructures(
  db: Db,
  { espace }: Perimetre,
  { types, le }: FiltresStructures = {},
): Promise<Structure[]> {
  let query = db
    .selectFrom("equipements_equipement")
    .selectAll()
    .where("espace", "=", espace)
    .where("tenu_le", "is not", null);
  if (types) query = query.where("type", "in", [...types]);
  const rows = await query.orderBy("recherche").orderBy("id").execute();
  const ouvertes = rows.filter((row) => !le || estOuverte({ debut: row.ouvert_le, fin: row.ferme_le }, le));
  const sections = await listSections(
    db,
    espace,
    ouvertes.map(({ id }) => id),
  );
  return ouvertes.map((row) => versStructure(row, sections.get(row.id) ?? [], le ?? null));
}

/** Ces lieux, dans cet ordre : à qui les a déjà choisis dans son périmètre. */
export async function listStructuresDe(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
  le: Jour,
): Promise<Structure[]> {
  const rows = await db
    .selectFrom("equipements_equipement")
    .selectAll()
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .execute();
  const sections = await listSections(db, espace, ids);
  const parId = new Map(rows.map((row) => [row.id, versStructure(row, sections.get(row.id) ?? [], le)]));
  return ids.flatMap((id) => parId.get(id) ?? []);
}

/** Une structure : tenue au registre, elle est de tout l'espace ; seulement citée, de qui lit une convention qui la cite. */
export async function getStructure(db: Db, perimetre: Perimetre, id: string, le?: Jour): Promise<Structure> {
  const { espace, conventions } = perimetre;
  const row = await db
    .selectFrom("equipements_equipement as e")
    .selectAll("e")
    .where("e.espace", "=", espace)
    .where("e.id", "=", id)
    .where((eb) =>
      eb.or([
        eb("e.tenu_le", "is not", null),
        eb.exists(
          eb
            .selectFrom("equipements_soutien as s")
            .select("s.rang")
            .where("s.espace", "=", espace)
            .where("s.convention", "in", [...conventions])
            .whereRef("s.equipement", "=", "e.id"),
        ),
      ]),
    )
    .executeTakeFirst()
    .then(orNotFound);
  return versStructure(row, (await listSections(db, espace, [id])).get(id) ?? [], le ?? null);
}

/** Comment nommer les structures du registre, pour qui lit le journal. */
export async function listCitationsEquipements(
  db: Db,
  { espace }: Perimetre,
  ids: readonly string[],
): Promise<{ id: string; titre: string; href: string }[]> {
  const rows = await db
    .selectFrom("equipements_equipement")
    .select(["id", "nom", "type"])
    .where("espace", "=", espace)
    .where("id", "in", [...ids])
    .where((eb) => eb.or([eb("tenu_le", "is not", null), eb("fusionne", "is not", null)]))
    .execute();
  const ici = `/espaces/${espace}/equipements`;
  return rows.map(({ id, nom, type }) => ({ id, titre: nom ?? LIBELLES_TYPE[type], href: `${ici}/${id}` }));
}

/** Le lieu que l'on reconnaît à cette clé, dans tout l'espace. */
export const findParCle = (db: Db, { espace }: Perimetre, cle: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom("equipements_equipement")
    .select("id")
    .where("espace", "=", espace)
    .where("cle", "=", cle)
    .executeTakeFirst();

const trace = (action: string, id: string) => ({ action, objet: "equipements.structure", objetId: id });

/** Écrit une structure si personne ne l'a changée depuis sa lecture (409) ; elle est désormais tenue. */
export async function updateStructure(
  db: Db,
  { espace }: Perimetre,
  { avant, apres, action = "modification" }: { avant: Structure; apres: Structure; action?: string },
): Promise<void> {
  await db
    .updateTable("equipements_equipement")
    .set({ ...versLigne(apres), version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  if (JSON.stringify(avant.sections) !== JSON.stringify(apres.sections))
    await saveSections(db, espace, avant, apres.sections);
  noter(db, { ...trace(action, avant.id), avant, apres });
}

/** Celles qui restent gardent leurs places dites ; celles qui s'en vont emportent les leurs. */
async function saveSections(db: Db, espace: string, avant: Structure, sections: readonly Section[]): Promise<void> {
  const gardees = new Set(sections.map(({ id }) => id));
  const parties = avant.sections.map(({ id }) => id).filter((id) => !gardees.has(id));
  await db.deleteFrom("equipements_place").where("espace", "=", espace).where("section", "in", parties).execute();
  await db.deleteFrom("equipements_section").where("espace", "=", espace).where("id", "in", parties).execute();
  await insertSections(
    db,
    espace,
    sections.map((section) => ({ equipement: avant.id, section })),
  );
}

/** Ajoute des structures neuves au registre, leurs sections avec elles. `cle` les reconnaîtra dans une liste importée. */
export async function insertStructures(
  db: Db,
  { espace }: Perimetre,
  neuves: readonly { structure: Structure; cle: string }[],
): Promise<void> {
  if (neuves.length === 0) return;
  const rows = neuves.map(({ structure, cle }) => ({ ...versLigne(structure), espace, id: structure.id, cle }));
  await db.insertInto("equipements_equipement").values(rows).execute();
  await insertSections(
    db,
    espace,
    neuves.flatMap(({ structure: { id, sections } }) => sections.map((section) => ({ equipement: id, section }))),
  );
  for (const { structure } of neuves) noter(db, { ...trace("creation", structure.id), apres: structure });
}
