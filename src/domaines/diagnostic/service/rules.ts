import type { TypeEquipement } from "#domaines/equipements/model.ts";
import type { SectionModele } from "../model.ts";

const SECTIONS: Record<TypeEquipement, SectionModele> = {
  eajePsu: "petiteEnfance",
  microCrechePaje: "petiteEnfance",
  mam: "petiteEnfance",
  accueilDomicileParents: "petiteEnfance",
  assistantsMaternelsHorsMam: "petiteEnfance",
  rpe: "petiteEnfance",
  dispositifPasserelle: "petiteEnfance",
  halteGarderieItinerante: "petiteEnfance",
  laep: "parentalite",
  maison1000Jours: "parentalite",
  maisonDesParents: "parentalite",
  actionParentalite: "parentalite",
  alshPerisco: "enfanceJeunesse",
  alshExtrasco: "enfanceJeunesse",
  accueilJeunes: "enfanceJeunesse",
  clas: "enfanceJeunesse",
  centreSocial: "vieSociale",
  evs: "vieSociale",
  ludotheque: "vieSociale",
  ludobus: "vieSociale",
  mediatheque: "vieSociale",
  fjt: "logement",
  franceServices: "accesDroits",
  autre: "presentation",
};

/** DIAG-16 : chaque service se lit dans l'analyse de son thème ; ce que nul type ne dit, dans la présentation (modèle national, annexe 1). */
export const sectionDuService = (type: TypeEquipement): SectionModele => SECTIONS[type];
