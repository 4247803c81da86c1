import { sql } from "kysely";
import { decalerMois, type Mois, moisEntre } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Structure } from "../structure/model.ts";
import { listStructures } from "../structure/store.ts";
import type { Intervalle, NouvelOccupant, Occupant, PlacesEnForce, PlacesLibres } from "./model.ts";
import { compterOccupants, deduireAttribues, placesEnForce, rapprocher } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_place: {
      espace: string;
      equipement: string;
      section: string;
      mois: Mois;
      places: Json<number[]>;
      source: "saisie" | "import";
      dites_le: string;
    };
    equipements_occupant: Omit<Occupant, "structure" | "reserve" | "accordeLe"> & {
      espace: string;
      equipement: string;
      reserve: string | null;
      accorde_le: string | null;
    };
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
  return rows.map(({ espace: _e, equipement, accorde_le: accordeLe, ...occupant }) => ({
    ...occupant,
    structure: equipement,
    accordeLe,
  }));
}

const estAttribue = ({ source }: Occupant) => source === "commission";

/** Ce que chaque structure a dit de ses places, ou compté des enfants que la commission n'a pas placés ; et ceux qu'elle a placés. */
async function lireDitesEtAttribues(
  db: Db,
  perimetre: Perimetre,
  structures: readonly Structure[],
  intervalle: Intervalle,
): Promise<{ structure: Structure; lignes: PlacesLibres[]; attribues: Occupant[] }[]> {
  const comptees = structures.filter(({ comptage }) => comptage === "occupants");
  const dits = new Set(structures.filter((une) => !comptees.includes(une)).map(({ id }) => id));
  const ecrites = (await dites(db, perimetre, intervalle).execute()).filter(({ structure }) => dits.has(structure));
  const seule = structures.length === 1 ? structures[0]?.id : undefined;
  const occupants = await listOccupants(db, perimetre, seule);
  const parStructure = Map.groupBy(
    occupants.filter((un) => !estAttribue(un)),
    ({ structure }) => structure,
  );
  const calculees = comptees.flatMap((structure) =>
    moisEntre(intervalle.de, intervalle.a).flatMap((mois) =>
      compterOccupants(structure, parStructure.get(structure.id) ?? [], mois),
    ),
  );
  const lignes = Map.groupBy([...ecrites, ...calculees], ({ structure }) => structure);
  const attribues = Map.groupBy(occupants.filter(estAttribue), ({ structure }) => structure);
  return structures.map((structure) => ({
    structure,
    lignes: lignes.get(structure.id) ?? [],
    attribues: attribues.get(structure.id) ?? [],
  }));
}

/** Ce qu'une commission lit de ces structures, de mois en mois. */
export async function listPlacesEnForce(
  db: Db,
  perimetre: Perimetre,
  structures: readonly Structure[],
  intervalle: Intervalle,
): Promise<PlacesEnForce> {
  const lues = await lireDitesEtAttribues(db, perimetre, structures, intervalle);
  const enForce = lues.map(({ structure, ...dit }) => placesEnForce(structure, dit, intervalle));
  return {
    mois: enForce.flatMap(({ mois }) => mois),
    attribues: enForce.flatMap(({ attribues }) => attribues),
  };
}

/** Les places libres d'une structure : comptées de ses enfants si elle le veut ainsi, sinon celles que l'on a dites. */
export const listPlacesDe = (db: Db, perimetre: Perimetre, structure: Structure, intervalle: Intervalle) =>
  listLibresDe(db, perimetre, [structure], intervalle);

async function listLibresDe(
  db: Db,
  perimetre: Perimetre,
  structures: readonly Structure[],
  intervalle: Intervalle,
): Promise<PlacesLibres[]> {
  const lues = await lireDitesEtAttribues(db, perimetre, structures, intervalle);
  return lues.flatMap(({ structure, lignes, attribues }) => deduireAttribues(structure, lignes, attribues));
}

/** Les places libres des structures du registre, mois par mois, section par section. */
export async function listPlacesLibres(db: Db, perimetre: Perimetre, intervalle: Intervalle): Promise<PlacesLibres[]> {
  const structures = (await listStructures(db, perimetre)).filter(({ sections }) => sections.length > 0);
  return listLibresDe(db, perimetre, structures, intervalle);
}

const trace = (action: string, id: string) => ({ action, objet: "equipements.places", objetId: id });

type Dite = { structure: string; section: string; mois: Mois; places: readonly number[] };

/** Écrit des places libres : celles d'un mois et d'une section remplacent celles d'avant. */
export async function savePlaces(
  db: Db,
  { espace }: Perimetre,
  lignes: readonly Dite[],
  { source, le }: { source: "saisie" | "import"; le: string },
): Promise<void> {
  if (lignes.length === 0) return;
  const rows = lignes.map(({ structure, section, mois, places }) => ({ structure, section, mois, places }));
  await sql`insert into equipements_place (espace, equipement, section, mois, places, source, dites_le)
    select ${espace}, r.structure, r.section, r.mois, r.places, ${source}, ${le}::timestamptz
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

/** Redit, de ces enfants que la commission a placés, ce que leur structure en tape ; rend ceux qui n'en sont pas. */
async function redirePlaces(db: Db, perimetre: Perimetre, neufs: readonly NouvelOccupant[]): Promise<NouvelOccupant[]> {
  const tapes = neufs.filter(({ source }) => source !== "commission");
  const [premier] = tapes;
  if (!premier) return [...neufs];
  const seule = tapes.every(({ structure }) => structure === premier.structure) ? premier.structure : undefined;
  const places = (await listOccupants(db, perimetre, seule)).filter(estAttribue);
  const { nouveaux, retapes } = rapprocher(neufs, places);
  for (const { place, dit } of retapes)
    await db
      .updateTable("equipements_occupant")
      .set({ repere: dit.repere, sortie: dit.sortie, semaine: dit.semaine })
      .where("espace", "=", perimetre.espace)
      .where("id", "=", place.id)
      .execute();
  return nouveaux;
}

/** Ajoute des enfants accueillis ; ceux partis depuis plus d'un an s'en vont du même pas. */
export async function insertOccupants(
  db: Db,
  perimetre: Perimetre,
  neufs: readonly NouvelOccupant[],
  mois: Mois,
): Promise<void> {
  const { espace } = perimetre;
  const nouveaux = await redirePlaces(db, perimetre, neufs);
  if (nouveaux.length > 0)
    await db
      .insertInto("equipements_occupant")
      .values(
        nouveaux.map(({ structure, reserve = null, accordeLe = null, ...neuf }) => ({
          ...neuf,
          espace,
          id: newId(),
          equipement: structure,
          reserve,
          accorde_le: accordeLe,
        })),
      )
      .execute();
  await oublierPartis(db, perimetre, mois);
  for (const [id, siens] of Map.groupBy(neufs, ({ structure }) => structure))
    noter(db, { ...trace("occupants", id), apres: { enfants: siens.length } });
}

/** Ôte un enfant accueilli d'une structure. */
export async function deleteOccupant(db: Db, { espace }: Perimetre, structure: string, id: string): Promise<void> {
  await db
    .deleteFrom("equipements_occupant")
    .where("espace", "=", espace)
    .where("equipement", "=", structure)
    .where("id", "=", id)
    .execute();
  noter(db, trace("occupants", structure));
}

/** Ôte les enfants d'une structure avant d'en reprendre la liste ; ceux que la commission a placés, et qui n'entrent qu'ensuite, restent. */
export async function deleteOccupants(db: Db, { espace }: Perimetre, structure: string, mois: Mois): Promise<void> {
  await db
    .deleteFrom("equipements_occupant")
    .where("espace", "=", espace)
    .where("equipement", "=", structure)
    .where((eb) => eb.or([eb("source", "<>", "commission"), eb("entree", "<=", mois)]))
    .execute();
  noter(db, trace("occupants", structure));
}

/** Un enfant que l'une de ces demandes avait fait entrer là en part ce mois-ci, ou avant s'il le devait déjà ; qui n'y était pas encore entré n'y entre plus. */
export async function updateSorties(
  db: Db,
  { espace }: Pick<Perimetre, "espace">,
  { structure, demandes, mois }: { structure: string; demandes: readonly string[]; mois: Mois },
): Promise<void> {
  if (demandes.length === 0) return;
  const { numDeletedRows } = await db
    .deleteFrom("equipements_occupant")
    .where("espace", "=", espace)
    .where("equipement", "=", structure)
    .where("demande", "in", [...demandes])
    .where("entree", ">=", mois)
    .executeTakeFirstOrThrow();
  const { numUpdatedRows } = await db
    .updateTable("equipements_occupant")
    .set({ sortie: mois })
    .where("espace", "=", espace)
    .where("equipement", "=", structure)
    .where("demande", "in", [...demandes])
    .where((eb) => eb.or([eb("sortie", "is", null), eb("sortie", ">", mois)]))
    .executeTakeFirstOrThrow();
  if (numUpdatedRows + numDeletedRows > 0n) noter(db, trace("occupants", structure));
}

/** Ôte les enfants que ces demandes avaient fait entrer : la famille n'y vient plus. */
export async function deleteOccupantsDe(db: Db, { espace }: Pick<Perimetre, "espace">, demandes: readonly string[]) {
  if (demandes.length === 0) return;
  const otes = await db
    .deleteFrom("equipements_occupant")
    .where("espace", "=", espace)
    .where("demande", "in", [...demandes])
    .returning("equipement")
    .execute();
  for (const id of new Set(otes.map(({ equipement }) => equipement))) noter(db, trace("occupants", id));
}
