import { type Jour, nomDuJour } from "#commun/jour.ts";
import { joursDuMois, type Mois } from "#commun/mois.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { TypeEquipement } from "../model.ts";
import {
  DEMI_JOURNEES,
  type Fermeture,
  type Horaire,
  NOMS_DEMI_JOURNEES,
  type Periode,
  type Section,
  type Structure,
} from "./model.ts";

/** EQU-3 : une structure est ouverte de son premier jour à son dernier, tous deux compris ; sans date, elle l'est. */
export const estOuverte = ({ debut, fin }: Periode, le: Jour): boolean =>
  (debut === null || debut <= le) && (fin === null || le <= fin);

/** EQU-4 : une structure rejoint la commission un jour donné : avant, et si elle garde la sienne, ses places ne s'attribuent pas ensemble. */
export const estCentralisee = ({ centraliseeLe }: Pick<Structure, "centraliseeLe">, le: Jour | null): boolean =>
  centraliseeLe !== null && (le === null || centraliseeLe <= le);

const minutes = (heure: string): number => Number(heure.slice(0, 2)) * 60 + Number(heure.slice(3, 5));

/** EQU-5 : chaque demi-journée dure de l'ouverture à la fermeture ; fermée, zéro. */
export const dureesDe = (ouverture: readonly Horaire[]): number[] =>
  Array.from({ length: DEMI_JOURNEES }, (_, rang) => {
    const horaire = ouverture[rang];
    return horaire ? Math.max(0, minutes(horaire.a) - minutes(horaire.de)) : 0;
  });

/** Dix nombres, un par demi-journée, de la somme des sections. */
export const sommer = (grilles: readonly (readonly number[])[]): number[] =>
  Array.from({ length: DEMI_JOURNEES }, (_, rang) => grilles.reduce((somme, une) => somme + (une[rang] ?? 0), 0));

/** EQU-6 : les places d'une structure sont celles de sa demi-journée la plus ouverte, toutes sections ensemble. */
export const placesDe = ({ sections }: Pick<Structure, "sections">): number =>
  Math.max(0, ...sommer(sections.map(({ capacites }) => capacites)));

/** EQU-7 : on a des sections d'âge, ou une seule de tous âges ; leurs âges montent, et la dernière n'a pas de borne. */
export function verifierSections(sections: readonly Section[]): Refus<"unique-et-ages" | "ages-desordonnes"> | null {
  if (sections.length > 1 && sections.some(({ code }) => code === "unique")) return refus("unique-et-ages");
  const bornes = sections.slice(0, -1).map(({ avantMois }) => avantMois ?? 999);
  const montent = bornes.every((borne, rang) => borne < 999 && borne > (bornes[rang - 1] ?? 0));
  return montent ? null : refus("ages-desordonnes");
}

const couvre = (le: Jour) => (periode: { debut: Jour; fin: Jour }) => periode.debut <= le && le <= periode.fin;

/** EQU-8 : un jour donné, la capacité autorisée est celle de la modulation qui le couvre, sinon celle de la semaine ordinaire. */
export const capacitesLe = (
  { capacites, modulations }: Pick<Section, "capacites" | "modulations">,
  le: Jour,
): readonly number[] => modulations.find(couvre(le))?.capacites ?? capacites;

/** La valeur la plus fréquente ; entre deux, la plus petite ; aucune, zéro. */
function dominante(valeurs: readonly number[]): number {
  const fois = new Map<number, number>();
  for (const valeur of valeurs) fois.set(valeur, (fois.get(valeur) ?? 0) + 1);
  return [...fois].toSorted(([a, n], [b, m]) => m - n || a - b)[0]?.[0] ?? 0;
}

type Calendrier = { ouverte: Periode; fermetures: readonly Fermeture[] };

/** Un mois que rien ne change : ouverte d'un bout à l'autre, ni fermeture ni modulation. */
function estOrdinaire(
  { ouverte: { debut, fin }, fermetures }: Calendrier,
  { modulations }: Pick<Section, "modulations">,
  mois: Mois,
): boolean {
  const dedans = (jour: Jour | null) => jour !== null && jour.startsWith(mois);
  const [premier, dernier] = [`${mois}-01`, `${mois}-31`];
  if (dedans(debut) || dedans(fin) || (debut && debut > premier) || (fin && fin < dernier)) return false;
  return [...fermetures, ...modulations].every((periode) => periode.fin < premier || periode.debut > dernier);
}

/**
 * EQU-9 : un mois, la capacité d'une demi-journée est la plus fréquente de ses semaines ouvertes ; un mois où elle ne l'est jamais
 * (semaines de fermeture, structure pas encore ou plus ouverte), elle est de zéro.
 */
export function capacitesDuMois(
  { ouverte, fermetures }: Calendrier,
  section: Pick<Section, "capacites" | "modulations">,
  mois: Mois,
): number[] {
  if (estOrdinaire({ ouverte, fermetures }, section, mois)) return [...section.capacites];
  const ouverts = joursDuMois(mois).filter((jour) => estOuverte(ouverte, jour) && !fermetures.some(couvre(jour)));
  const parNom = Map.groupBy(ouverts, nomDuJour);
  return NOMS_DEMI_JOURNEES.map((nom, rang) =>
    dominante((parNom.get(nom.split(" ")[0] ?? "") ?? []).map((jour) => capacitesLe(section, jour)[rang] ?? 0)),
  );
}

/**
 * EQU-53 : un mois entier de congés n'est pas une fermeture : la structure rouvre ensuite avec les mêmes enfants, et qui compte ses places
 * sur plusieurs mois passe par-dessus.
 */
export function estEnConges(structure: Calendrier & Pick<Structure, "sections">, mois: Mois): boolean {
  const { sections, ouverte } = structure;
  const accueille = sections.some(({ capacites }) => capacites.some((places) => places > 0));
  if (!accueille || !joursDuMois(mois).some((jour) => estOuverte(ouverte, jour))) return false;
  return sections.every((section) => capacitesDuMois(structure, section, mois).every((places) => places === 0));
}

/** EQU-66 : une maison d'assistants maternels ne paraît devant les familles et dans les données ouvertes que du jour où elle y consent. */
export const structureParait = ({ type, consentieLe }: Pick<Structure, "type" | "consentieLe">, le: Jour): boolean =>
  type !== "mam" || (consentieLe !== null && consentieLe <= le);

/** Une structure dont on ne sait encore que ce qu'elle est. */
export const structureVide = (id: string, type: TypeEquipement): Structure => ({
  id,
  version: 1,
  type,
  nom: "",
  adresse: null,
  codePostal: null,
  commune: null,
  gestionnaire: null,
  gestion: null,
  siret: null,
  public: "",
  description: "",
  telephone: null,
  courriel: null,
  siteWeb: null,
  lat: null,
  lon: null,
  ouverte: { debut: null, fin: null },
  itinerante: false,
  centraliseeLe: null,
  centralisee: false,
  surnombre: false,
  comptage: "saisie",
  avip: false,
  consentieLe: null,
  handicap: "",
  autorisation: {},
  ouverture: [],
  durees: dureesDe([]),
  fermetures: [],
  tarifs: [],
  accueils: [],
  qualite: [],
  sections: [],
  tenueLe: null,
  verifieLe: null,
});
