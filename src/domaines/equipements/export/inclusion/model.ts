import type { TypeEquipement } from "../../model.ts";

/** Une structure au format data.inclusion v1.0.8 ; ce que l'on ne sait pas n'y est pas. */
export type StructureInclusion = {
  source: string;
  id: string;
  nom: string;
  date_maj: string;
  description?: string;
  siret?: string;
  commune?: string;
  code_postal?: string;
  code_insee?: string;
  adresse?: string;
  longitude?: number;
  latitude?: number;
  telephone?: string;
  courriel?: string;
  site_web?: string;
  horaires_accueil?: string;
  reseaux_porteurs?: string[];
};

export type ServiceInclusion = Omit<StructureInclusion, "siret" | "site_web" | "reseaux_porteurs"> & {
  structure_id: string;
  description: string;
  type: "accompagnement" | "information";
  thematiques: string[];
  frais?: "gratuit" | "payant";
  frais_precisions?: string;
  publics: string[];
  publics_precisions?: string;
  modes_accueil: string[];
  modes_mobilisation: string[];
  mobilisable_par: string[];
};

const GARDE = "famille--garde-denfants";
const PARENTALITE = "famille--soutien-a-la-parentalite-et-a-leducation";

/** De quoi parle le service de chaque type ; ceux qui n'y sont pas ne sont pas des services d'inclusion. */
export const THEMATIQUES: Partial<Record<TypeEquipement, string>> = {
  eajePsu: GARDE,
  microCrechePaje: GARDE,
  mam: GARDE,
  accueilDomicileParents: GARDE,
  halteGarderieItinerante: GARDE,
  rpe: GARDE,
  dispositifPasserelle: GARDE,
  alshPerisco: GARDE,
  alshExtrasco: GARDE,
  laep: PARENTALITE,
  maison1000Jours: PARENTALITE,
  maisonDesParents: PARENTALITE,
  actionParentalite: PARENTALITE,
  centreSocial: PARENTALITE,
  evs: PARENTALITE,
  clas: PARENTALITE,
};

export type FauteInclusion = "nom" | "commune" | "date" | "siret" | "codePostal";
