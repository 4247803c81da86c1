import { type ColumnType, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import { decalerMois, type Mois, moisEntre } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Structure } from "../structure/model.ts";
import { listStructures } from "../structure/store.ts";
import type { Intervalle, Occupant, PlacesLibres } from "./model.ts";
import { compterOccupants } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_place: {
      espace: string;
      equipement: string;
      section: string;
      mois: Mois;
      places: Json<number[]>;
      source: "saisie" | "import";
      dites_le: ColumnType<Jour, string, string>;
    };
    equipements_occupant: Omit<Occupant, "structure"> & { espace: string; equipement: string };
  }
}

function dites(db: Db, { espace }: Perimetre, { de, a }: Intervalle) {
  return db
    .selectFrom("equipements_place as p")
    .innerJoin("equipements_section as s", (join) =>
      join.onRef("s.espace", "=", "p.espace").onRef("s.id", "=", "p.section"),
    )
    .select(["p.equipement as structure", "p.section", "s.code", "p.mois", "p.places as demiJournees", "p.source"])
    .select("p.dites_le as ditesLe")
    .where("p.espace", "=", espace)
    .where("p.mois", ">=", de)
    .where("p.mois", "<=", a)
    .orderBy("p.equipement")
    .orderBy("p.mois")
    .orderBy("p.section");
}

/** Les enfants accueillis d'une structure, ou de toutes celles de l'espace, par mois d'entrée. */
export async function listOccupants(db: Db, { espace }: Perimetre, structure?: string): Promise<Occupant[]> {
  let query = db.selectFrom("equipements_occupant").selectAll().where("espace", "=", espace);
  if (structure) query = query.where("equipement", "=", structure);
  const rows = await query.orderBy("equipement").orderBy("entree").orderBy("id").execute();
  return rows.map(({ espace: _e, equipement, ...occupant }) => ({ ...occupant, structure: equipement }));
}

/** Les places libres d'une structure : comptées de ses enfants si elle le veut ainsi, sinon celles que l'on a dites. */
export async function listPlacesDe(
  db: Db,
  perimetre: Perimetre,
  structure: Structure,
  intervalle: Intervalle,
): Promise<PlacesLibres[]> {
  if (structure.comptage !== "occupants")
    return dites(db, perimetre, intervalle).where("p.equipement", "=", structure.id).execute();
  const occupants = await listOccupants(db, perimetre, structure.id);
  return moisEntre(intervalle.de, intervalle.a).flatMap((mois) => compterOccupants(structure, occupants, mois));
}

/** Les places libres des structures du registre, mois par mois, section par section. */
export async function listPlacesLibres(db: Db, perimetre: Perimetre, intervalle: Intervalle): Promise<PlacesLibres[]> {
  const structures = (await listStructures(db, perimetre)).filter(({ sections }) => sections.length > 0);
  const comptees = structures.filter(({ comptage }) => comptage === "occupants");
  const ids = new Set(comptees.map(({ id }) => id));
  const ecrites = (await dites(db, perimetre, intervalle).execute()).filter(({ structure }) => !ids.has(structure));
  const occupants = comptees.length > 0 ? await listOccupants(db, perimetre) : [];
  const parStructure = Map.groupBy(occupants, ({ structure }) => structure);
  const calculees = comptees.flatMap((structure) =>
    moisEntre(intervalle.de, intervalle.a).flatMap((mois) =>
      compterOccupants(structure, parStructure.get(structure.id) ?? [], mois),
    ),
  );
  return [...ecrites, ...calculees];
}

const trace = (action: string, id: string) => ({ action, objet: "equipements.places", objetId: id });

type Dite = { structure: string; section: string; mois: Mois; places: readonly number[] };

/** Écrit des places libres : celles d'un mois et d'une section remplacent celles d'avant. */
export async function savePlaces(
  db: Db,
  { espace }: Perimetre,
  lignes: readonly Dite[],
  { source, le }: { source: "saisie" | "import"; le: Jour },
): Promise<void> {
  if (lignes.length === 0) return;
  const rows = lignes.map(({ structure, section, mois, places }) => ({ structure, section, mois, places }));
  await sql`insert into equipements_place (espace, equipement, section, mois, places, source, dites_le)
    select ${espace}, r.structure, r.section, r.mois, r.places, ${source}, ${le}::date
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(structure text, section text, mois text, places jsonb)
    on conflict (espace, section, mois)
    do update set places = excluded.places, source = excluded.source, dites_le = excluded.dites_le`.execute(db);
  for (const [id, siennes] of Map.groupBy(lignes, ({ structure }) => structure))
    noter(db, { ...trace(source, id), apres: siennes.map(({ section, mois, places }) => ({ section, mois, places })) });
}

/** Oublie les places dites d'une section un mois donné : personne ne les dit plus. */
export async function deletePlaces(
  db: Db,
  { espace }: Perimetre,
  structure: string,
  oubliees: readonly { section: string; mois: Mois }[],
): Promise<void> {
  if (oubliees.length === 0) return;
  await db
    .deleteFrom("equipements_place")
    .where("espace", "=", espace)
    .where("equipement", "=", structure)
    .where((eb) =>
      eb.or(oubliees.map(({ section, mois }) => eb.and([eb("section", "=", section), eb("mois", "=", mois)]))),
    )
    .execute();
  noter(db, { ...trace("retrait", structure), avant: oubliees });
}

type Neuf = Omit<Occupant, "id">;

/** Combien de mois un enfant parti reste su ; sans sortie dite, on le sait parti au plus tard à tant de mois d'âge. */
const GARDE = 12;
const AGE_PARTI = 44;

/** Oublie les enfants partis depuis plus d'un an. */
async function oublierPartis(db: Db, { espace }: Perimetre, mois: Mois): Promise<void> {
  await db
    .deleteFrom("equipements_occupant")
    .where("espace", "=", espace)
    .where((eb) =>
      eb.or([
        eb("sortie", "<", decalerMois(mois, -GARDE)),
        eb.and([eb("sortie", "is", null), eb("naissance", "<", decalerMois(mois, -AGE_PARTI - GARDE))]),
      ]),
    )
    .execute();
}

/** Ajoute des enfants accueillis ; ceux partis depuis plus d'un an s'en vont du même pas. */
export async function insertOccupants(db: Db, perimetre: Perimetre, neufs: readonly Neuf[], mois: Mois): Promise<void> {
  const { espace } = perimetre;
  if (neufs.length > 0)
    await db
      .insertInto("equipements_occupant")
      .values(neufs.map(({ structure, ...neuf }) => ({ ...neuf, espace, id: newId(), equipement: structure })))
      .execute();
  await oublierPartis(db, perimetre, mois);
  for (const [id, siens] of Map.groupBy(neufs, ({ structure }) => structure))
    noter(db, { ...trace("occupants", id), apres: { enfants: siens.length } });
}

/** Ôte des enfants accueillis d'une structure : un seul, ou tous avant d'en reprendre la liste. */
export async function deleteOccupants(db: Db, { espace }: Perimetre, structure: string, id?: string): Promise<void> {
  let query = db.deleteFrom("equipements_occupant").where("espace", "=", espace).where("equipement", "=", structure);
  if (id) query = query.where("id", "=", id);
  await query.execute();
  noter(db, trace("occupants", structure));
}
