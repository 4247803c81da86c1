export const TYPES_EQUIPEMENT = [
  "eajePsu",
  "microCrechePaje",
  "mam",
  "accueilDomicileParents",
  "assistantsMaternelsHorsMam",
  "rpe",
  "dispositifPasserelle",
  "laep",
  "maison1000Jours",
  "maisonDesParents",
  "actionParentalite",
  "alshPerisco",
  "alshExtrasco",
  "accueilJeunes",
  "clas",
  "centreSocial",
  "evs",
  "fjt",
  "ludotheque",
  "ludobus",
  "mediatheque",
  "franceServices",
  "halteGarderieItinerante",
  "autre",
] as const;
export type TypeEquipement = (typeof TYPES_EQUIPEMENT)[number];

export const LIBELLES_TYPE: Record<TypeEquipement, string> = {
  eajePsu: "Crèche (EAJE, PSU)",
  microCrechePaje: "Micro-crèche Paje",
  mam: "Maison d’assistants maternels",
  accueilDomicileParents: "Accueil au domicile des parents",
  assistantsMaternelsHorsMam: "Assistants maternels hors MAM",
  rpe: "Relais petite enfance",
  dispositifPasserelle: "Dispositif passerelle",
  laep: "Lieu d’accueil enfants-parents",
  maison1000Jours: "Maison des 1 000 jours",
  maisonDesParents: "Maison des parents",
  actionParentalite: "Soutien à la parentalité",
  alshPerisco: "Accueil de loisirs périscolaire",
  alshExtrasco: "Accueil de loisirs extrascolaire",
  accueilJeunes: "Accueil de jeunes",
  clas: "Accompagnement à la scolarité (CLAS)",
  centreSocial: "Centre social",
  evs: "Espace de vie sociale",
  fjt: "Foyer de jeunes travailleurs",
  ludotheque: "Ludothèque",
  ludobus: "Ludobus",
  mediatheque: "Médiathèque",
  franceServices: "France services",
  halteGarderieItinerante: "Halte-garderie itinérante",
  autre: "Autre",
};

/** Une ligne de la liste d'une convention : ce qu'une collectivité soutient, dans les mots du document. */
export type Soutien = {
  collectivite: string | null;
  type: TypeEquipement;
  typeLibelle: string | null;
  nom: string | null;
  adresse: string | null;
};

/** Un lieu, compté une fois, et les collectivités qui le soutiennent. */
export type Equipement = {
  id: string;
  type: TypeEquipement;
  nom: string | null;
  adresse: string | null;
  collectivites: string[];
};

/** Un lieu vu depuis la collectivité qui le soutient ; `autres` sont celles qui le soutiennent aussi. */
export type LigneEquipement = Soutien & { equipement: string; autres: string[] };

export type FiltresEquipements = { q: string; type: TypeEquipement | null };
