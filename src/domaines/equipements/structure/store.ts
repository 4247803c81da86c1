import type { ColumnType, Insertable, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { LIBELLES_TYPE, type TypeEquipement } from "../model.ts";
import type {
  AccueilLoisirs,
  Autorisation,
  Comptage,
  Fermeture,
  FiltresStructures,
  Gestion,
  Horaire,
  Qualite,
  Section,
  Structure,
  Tarif,
} from "./model.ts";
import { dureesDe, estCentralisee, estOuverte } from "./rules.ts";

type Day = ColumnType<Jour | null, string | null | undefined, string | null>;
/** A column that has a default value in the database. */
type Facultatif<T> = ColumnType<T, T | undefined, T>;
type Liste<T> = ColumnType<T, string | undefined, string>;

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_equipement: {
      espace: string;
      id: string;
      cle: string;
      type: TypeEquipement;
      nom: string | null;
      adresse: string | null;
      tenu_le: Day;
      commune: string | null;
      code_postal: string | null;
      gestionnaire: string | null;
      gestion: Gestion | null;
      siret: string | null;
      public: Facultatif<string>;
      description: Facultatif<string>;
      telephone: string | null;
      courriel: string | null;
      site_web: string | null;
      latitude: number | null;
      longitude: number | null;
      ouvert_le: Day;
      ferme_le: Day;
      itinerant: Facultatif<boolean>;
      centralisee_le: Day;
      surnombre: Facultatif<boolean>;
      comptage: Facultatif<Comptage>;
      avip: Facultatif<boolean>;
      handicap: Facultatif<string>;
      autorisation: Liste<Autorisation>;
      ouverture: Liste<Horaire[]>;
      fermetures: Liste<Fermeture[]>;
      tarifs: Liste<Tarif[]>;
      accueils: Liste<AccueilLoisirs[]>;
      qualite: Liste<Qualite[]>;
      verifie_le: Day;
      recherche: Facultatif<string>;
      version: Facultatif<number>;
    };
    equipements_section: {
      espace: string;
      id: string;
      equipement: string;
      code: Section["code"];
      avant_mois: number | null;
      capacites: Json<number[]>;
      modulations: Liste<Section["modulations"]>;
    };
  }
}

type Row = Selectable<Tables["equipements_equipement"]>;

function versStructure(row: Row, sections: Section[], le: Jour | null): Structure {
  const { id, version, type, adresse, commune, gestionnaire, gestion, siret, telephone, courriel } = row;
  const { description, surnombre, comptage, avip, handicap, autorisation, fermetures, tarifs, accueils, qualite } = row;
  const dites = {
    description,
    surnombre,
    comptage,
    avip,
    handicap,
    autorisation,
    fermetures,
    tarifs,
    accueils,
    qualite,
  };
  return {
    ...{ id, version, type, adresse, commune, gestionnaire, gestion, siret, telephone, courriel },
    ...dites,
    nom: row.nom ?? LIBELLES_TYPE[type],
    codePostal: row.code_postal,
    public: row.public,
    siteWeb: row.site_web,
    lat: row.latitude,
    lon: row.longitude,
    ouverte: { debut: row.ouvert_le, fin: row.ferme_le },
    itinerante: row.itinerant,
    centraliseeLe: row.centralisee_le,
    centralisee: estCentralisee({ centraliseeLe: row.centralisee_le }, le),
    ouverture: row.ouverture,
    durees: dureesDe(row.ouverture),
    sections,
    tenueLe: row.tenu_le,
    verifieLe: row.verifie_le,
  };
}

/** Ce qui se cherche d'une structure. */
export const rechercheDe = ({
  nom,
  adresse,
  gestionnaire,
  type,
}: Pick<Structure, "nom" | "adresse" | "gestionnaire" | "type">) =>
  sansAccents([nom, adresse, gestionnaire, LIBELLES_TYPE[type]].filter(Boolean).join(" "));

/** La ligne d'une structure, sans sa clé ni ses sections. */
export function versLigne(
  structure: Structure,
): Omit<Insertable<Tables["equipements_equipement"]>, "espace" | "id" | "cle"> {
  const { type, nom, adresse, commune, gestionnaire, gestion, siret, telephone, courriel, ouverte } = structure;
  const { description, surnombre, comptage, avip, handicap, version } = structure;
  return {
    ...{ type, nom, adresse, commune, gestionnaire, gestion, siret, telephone, courriel },
    ...{ description, surnombre, comptage, avip, handicap, version },
    public: structure.public,
    code_postal: structure.codePostal,
    site_web: structure.siteWeb,
    latitude: structure.lat,
    longitude: structure.lon,
    ouvert_le: ouverte.debut,
    ferme_le: ouverte.fin,
    itinerant: structure.itinerante,
    centralisee_le: structure.centraliseeLe,
    autorisation: JSON.stringify(structure.autorisation),
    ouverture: JSON.stringify(structure.ouverture),
    fermetures: JSON.stringify(structure.fermetures),
    tarifs: JSON.stringify(structure.tarifs),
    accueils: JSON.stringify(structure.accueils),
    qualite: JSON.stringify(structure.qualite),
    tenu_le: structure.tenueLe,
    verifie_le: structure.verifieLe,
    recherche: rechercheDe(structure),
  };
}

const RANG_SECTION: Record<Section["code"], number> = { bebes: 0, moyens: 1, grands: 2, unique: 3 };

async function listSections(db: Db, espace: string, equipements: readonly string[]): Promise<Map<string, Section[]>> {
  const rows = await db
    .selectFrom("equipements_section")
    .selectAll()
    .where("espace", "=", espace)
    .where("equipement", "in", [...equipements])
    .execute();
  const parStructure = new Map<string, Section[]>();
  for (const { equipement, id, code, avant_mois: avantMois, capacites, modulations } of rows)
    parStructure.set(equipement, [
      ...(parStructure.get(equipement) ?? []),
      { id, code, avantMois, capacites, modulations },
    ]);
  for (const sections of parStructure.values()) sections.sort((a, b) => RANG_SECTION[a.code] - RANG_SECTION[b.code]);
  return parStructure;
}

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
  noter(db, { ...trace(action, avant.id), avant, apres });
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

async function insertSections(db: Db, espace: string, neuves: readonly { equipement: string; section: Section }[]) {
  if (neuves.length === 0) return;
  const rows = neuves.map(({ equipement, section: { id, code, avantMois, capacites, modulations } }) => ({
    ...{ espace, id, equipement, code },
    avant_mois: avantMois,
    capacites: JSON.stringify(capacites),
    modulations: JSON.stringify(modulations),
  }));
  await db.insertInto("equipements_section").values(rows).execute();
}
