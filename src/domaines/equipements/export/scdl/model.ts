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

const SOCIAL = "Equipement social et d'animation";
const CULTUREL = "Equipement culturel";

/** La famille et le code de chaque type : celui de la base permanente des équipements quand elle en a un, sinon le nôtre. */
export const THEMES: Record<TypeEquipement, readonly [theme: string, code: string]> = {
  eajePsu: [SOCIAL, "D502"],
  microCrechePaje: [SOCIAL, "D502"],
  halteGarderieItinerante: [SOCIAL, "D502"],
  mam: [SOCIAL, "MAM"],
  accueilDomicileParents: [SOCIAL, "DOMICILE"],
  assistantsMaternelsHorsMam: [SOCIAL, "ASSMAT"],
  rpe: [SOCIAL, "D504"],
  dispositifPasserelle: [SOCIAL, "PASSERELLE"],
  laep: [SOCIAL, "D503"],
  maison1000Jours: [SOCIAL, "MAISON1000J"],
  maisonDesParents: [SOCIAL, "PARENTS"],
  actionParentalite: [SOCIAL, "PARENTALITE"],
  alshPerisco: [SOCIAL, "D505"],
  alshExtrasco: [SOCIAL, "D505"],
  accueilJeunes: [SOCIAL, "JEUNES"],
  clas: [SOCIAL, "CLAS"],
  centreSocial: [SOCIAL, "CENTRESOCIAL"],
  evs: [SOCIAL, "EVS"],
  fjt: [SOCIAL, "FJT"],
  ludotheque: [CULTUREL, "LUDOTHEQUE"],
  ludobus: [CULTUREL, "LUDOBUS"],
  mediatheque: [CULTUREL, "F307"],
  franceServices: ["Equipement administratif", "FRANCESERVICES"],
  autre: [SOCIAL, "AUTRE"],
};
