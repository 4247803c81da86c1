import type { ColumnType, Insertable, Selectable } from "kysely";
import type { Jour } from "#commun/jour.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { LIBELLES_TYPE, type TypeEquipement } from "../../model.ts";
import type {
  AccueilLoisirs,
  Autorisation,
  Comptage,
  Fermeture,
  Gestion,
  Horaire,
  Qualite,
  Section,
  Structure,
  Tarif,
} from "../model.ts";
import { dureesDe, estCentralisee } from "../rules.ts";

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
      consentie_le: Day;
      handicap: Facultatif<string>;
      autorisation: Liste<Autorisation>;
      ouverture: Liste<Horaire[]>;
      fermetures: Liste<Fermeture[]>;
      tarifs: Liste<Tarif[]>;
      accueils: Liste<AccueilLoisirs[]>;
      qualite: Liste<Qualite[]>;
      verifie_le: Day;
      recherche: Facultatif<string>;
      fusionne: string | null;
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

/** Ce que la ligne dit de l'accueil. */
const accueilDe = (row: Row) => ({
  surnombre: row.surnombre,
  comptage: row.comptage,
  avip: row.avip,
  consentieLe: row.consentie_le,
  handicap: row.handicap,
  autorisation: row.autorisation,
  ouverture: row.ouverture,
  durees: dureesDe(row.ouverture),
  fermetures: row.fermetures,
  tarifs: row.tarifs,
  accueils: row.accueils,
  qualite: row.qualite,
});

/** Une ligne lue, `le` disant à quel jour elle est centralisée. */
export function versStructure(row: Row, sections: Section[], le: Jour | null): Structure {
  const { id, version, type, adresse, commune, gestionnaire, gestion, siret, telephone, courriel, description } = row;
  const dites = { id, version, type, adresse, commune, gestionnaire, gestion, siret, telephone, courriel, description };
  return {
    ...dites,
    ...accueilDe(row),
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

type Ligne = Omit<Insertable<Tables["equipements_equipement"]>, "espace" | "id" | "cle">;

/** Ce qui tient dans sa ligne en listes courtes. */
const listesDe = (structure: Structure) => ({
  autorisation: JSON.stringify(structure.autorisation),
  ouverture: JSON.stringify(structure.ouverture),
  fermetures: JSON.stringify(structure.fermetures),
  tarifs: JSON.stringify(structure.tarifs),
  accueils: JSON.stringify(structure.accueils),
  qualite: JSON.stringify(structure.qualite),
});

/** La ligne d'une structure, sans sa clé ni ses sections. */
export function versLigne(structure: Structure): Ligne {
  const { type, nom, adresse, commune, gestionnaire, gestion, siret, telephone, courriel, ouverte } = structure;
  const { description, surnombre, comptage, avip, handicap, version } = structure;
  const dites = {
    type,
    nom,
    adresse,
    commune,
    gestionnaire,
    gestion,
    siret,
    telephone,
    courriel,
    public: structure.public,
  };
  return {
    ...dites,
    ...listesDe(structure),
    description,
    surnombre,
    comptage,
    avip,
    handicap,
    version,
    code_postal: structure.codePostal,
    site_web: structure.siteWeb,
    latitude: structure.lat,
    longitude: structure.lon,
    ouvert_le: ouverte.debut,
    ferme_le: ouverte.fin,
    itinerant: structure.itinerante,
    consentie_le: structure.consentieLe,
    centralisee_le: structure.centraliseeLe,
    tenu_le: structure.tenueLe,
    verifie_le: structure.verifieLe,
    recherche: rechercheDe(structure),
  };
}

const RANG_SECTION: Record<Section["code"], number> = { bebes: 0, moyens: 1, grands: 2, unique: 3 };

/** Les sections de ces structures, par âge. */
export async function listSections(
  db: Db,
  espace: string,
  equipements: readonly string[],
): Promise<Map<string, Section[]>> {
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

/** Écrit des sections ; celle que l'on connaît déjà y change de places. */
export async function insertSections(
  db: Db,
  espace: string,
  neuves: readonly { equipement: string; section: Section }[],
) {
  if (neuves.length === 0) return;
  const rows = neuves.map(({ equipement, section: { id, code, avantMois, capacites, modulations } }) => ({
    espace,
    id,
    equipement,
    code,
    avant_mois: avantMois,
    capacites: JSON.stringify(capacites),
    modulations: JSON.stringify(modulations),
  }));
  await db
    .insertInto("equipements_section")
    .values(rows)
    .onConflict((conflit) =>
      conflit.columns(["espace", "id"]).doUpdateSet((eb) => ({
        avant_mois: eb.ref("excluded.avant_mois"),
        capacites: eb.ref("excluded.capacites"),
        modulations: eb.ref("excluded.modulations"),
      })),
    )
    .execute();
}
