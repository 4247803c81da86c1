import type { TypeEquipement } from "../echange/model.ts";

/** Les mots qui disent le type d'un équipement, du plus précis au plus général. Lus sans accents ni casse. */
export const TYPES: [RegExp, TypeEquipement][] = [
  [/hors mam/, "assistantsMaternelsHorsMam"],
  [/micro.?creches?.*\bpaje\b|\bpaje\b/, "microCrechePaje"],
  [/\bmam\b|maisons? d'assistant/, "mam"],
  [/domicile des parents|garde a domicile/, "accueilDomicileParents"],
  [/passerelle/, "dispositifPasserelle"],
  [/\brpe\b|relais petite enfance|\bram\b/, "rpe"],
  [/\blaep\b|lieux? d'accueil enfants?.parents?/, "laep"],
  [/1 ?000 (?:premiers )?jours/, "maison1000Jours"],
  [/maison des (?:parents|familles)/, "maisonDesParents"],
  [/halte.garderie itinerante|itinerant.*halte/, "halteGarderieItinerante"],
  [/\beaje\b|\bcreche|multi.?accueil|halte.garderie/, "eajePsu"],
  [/accueils? (?:de )?jeunes|espace jeunes|local jeunes/, "accueilJeunes"],
  [/periscolaire/, "alshPerisco"],
  [/\balsh\b|extrascolaire|accueil de loisirs|centre de loisirs/, "alshExtrasco"],
  [/\bclas\b|accompagnement a la scolarite/, "clas"],
  [/\bevs\b|espaces? de vie sociale/, "evs"],
  [/centre social|centres sociaux/, "centreSocial"],
  [/\bfjt\b|jeunes travailleurs/, "fjt"],
  [/ludobus/, "ludobus"],
  [/ludotheque/, "ludotheque"],
  [/mediatheque|bibliotheque/, "mediatheque"],
  [/france services/, "franceServices"],
  [/soutien a la parentalite|actions? parentalite|parentalite/, "actionParentalite"],
];

/** « Type de structure » : la tête d'un tableau d'équipements. */
export const estEnteteEquipements = (texte: string): boolean =>
  /type (?:de |d['’])(?:structure|[ée]quipement|service|accueil)/i.test(texte);
