import type { TypeEquipement } from "../../model.ts";

/** Les colonnes du schéma SCDL Équipements 0.1.5, dans son ordre. */
export const COLONNES_SCDL = [
  "COLL_NOM",
  "COLL_SIRET",
  "EQUIP_UID",
  "EQUIP_THEME",
  "EQUIP_CODE",
  "EQUIP_TYPE",
  "EQUIP_NOM",
  "ADR_NUMERO",
  "ADR_NOMVOIE",
  "ADR_CODEPOSTAL",
  "ADR_COMMUNE",
  "ADR_CLE_INTEROP",
  "ERP_ID",
  "ERP_TYPE",
  "ERP_CATEGORIE",
  "EQUIP_LAT",
  "EQUIP_LONG",
  "EQUIP_OUVERTURE",
  "EQUIP_TEL",
  "EQUIP_EMAIL",
  "EQUIP_WEB",
] as const;
export type ColonneScdl = (typeof COLONNES_SCDL)[number];
export type LigneScdl = Record<ColonneScdl, string>;

export type CodeScdl = "manquant" | "siret" | "identifiant" | "codePostal" | "coordonnee" | "courriel" | "site";
export type FauteScdl = { colonne: ColonneScdl; code: CodeScdl };

/** Les dix familles de la nomenclature des équipements collectifs publics, dans son ordre : leur rang fait les deux premiers chiffres du code. */
export const FAMILLES_SCDL = [
  "Equipement administratif",
  "Equipement de justice",
  "Equipement sanitaire",
  "Equipement social et d'animation",
  "Equipement sportif et de loisirs",
  "Equipement d'enseignement",
  "Equipement cultuel",
  "Equipement culturel",
  "Equipement de mobilité",
  "Autre équipement",
] as const;
export type FamilleScdl = (typeof FAMILLES_SCDL)[number];

/**
 * Le code demandé est celui des niveaux 3 ou 4 de la nomenclature (CRIGE Provence-Alpes-Côte d'Azur, version 2.0), que le schéma cite sans
 * la publier : relue, ses huit chiffres s'écrivent ici, type par type. Jusque-là, le code s'arrête à la famille.
 */
export const CODES_RELUS: { le: string | null; codes: Partial<Record<TypeEquipement, string>> } = {
  le: null,
  codes: {},
};

const HORS_SOCIAL: Partial<Record<TypeEquipement, FamilleScdl>> = {
  ludotheque: "Equipement culturel",
  ludobus: "Equipement culturel",
  mediatheque: "Equipement culturel",
  franceServices: "Equipement administratif",
};

export const familleScdl = (type: TypeEquipement): FamilleScdl =>
  HORS_SOCIAL[type] ?? "Equipement social et d'animation";
