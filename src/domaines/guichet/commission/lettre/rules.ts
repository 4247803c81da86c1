import { moisDeRang, moisEnLettres } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import { DEMI_JOURNEES, type Attribution, type Motif, type Place, type Semaine } from "../../appariement/model.ts";
import { compter } from "../../appariement/semaine/rules.ts";
import type { PlaceEnMots } from "./model.ts";

/** GUI-300 : sous onze admis, les points du dernier désigneraient une famille : on les tait. */
export const ADMIS_POUR_DIRE = 10;

const JOURS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"];
const JOUR_ENTIER = 3;

/** « lundi », « mardi matin » : une demi-journée, du lundi matin (0) au vendredi après-midi (9). */
export const nomDemiJournee = (rang: number): string =>
  `${JOURS[Math.floor(rang / 2)] ?? ""} ${rang % 2 === 0 ? "matin" : "après-midi"}`;

const enListe = (mots: readonly string[]): string =>
  mots.length < 2 ? (mots[0] ?? "") : `${mots.slice(0, -1).join(", ")} et ${mots.at(-1)}`;

/** GUI-301 : une semaine se dit en jours : « du lundi au vendredi », « lundi, mardi matin et jeudi ». */
export function semaineEnMots(semaine: Semaine): string {
  if (compter(semaine) === DEMI_JOURNEES) return "du lundi au vendredi";
  const mots = JOURS.flatMap((jour, rang) => {
    const jourDit = (semaine >> (2 * rang)) & JOUR_ENTIER;
    if (jourDit === 0) return [];
    if (jourDit === JOUR_ENTIER) return [jour];
    return [`${jour} ${jourDit === 1 ? "matin" : "après-midi"}`];
  });
  return enListe(mots);
}

export type Noms = { structure: (id: string) => string; section: (code: string) => string };

/** Une place en mots ; à plusieurs enfants, chacun par son rang. */
export const placeEnMots = (place: Place, enfants: number, noms: Noms): PlaceEnMots => ({
  enfant: enfants > 1 ? `Enfant ${place.enfant + 1}` : "",
  structure: noms.structure(place.structure),
  entree: moisEnLettres(moisDeRang(place.entree)),
  jours: semaineEnMots(place.semaine),
});

export const phrasePlace = ({ enfant, structure, entree, jours }: PlaceEnMots): string =>
  `${enfant ? `${enfant} : ` : ""}${structure}, ${jours}, à partir de ${entree}`;

const ouDit = ({ structure, section, mois, demiJournee }: Motif, noms: Noms): string =>
  [
    noms.structure(structure),
    section ? noms.section(section).toLowerCase() : "",
    demiJournee === null ? "sur la semaine" : `le ${nomDemiJournee(demiJournee)}`,
    `en ${moisEnLettres(moisDeRang(mois))}`,
  ]
    .filter(Boolean)
    .join(", ");

/** Combien sont admis dans chaque structure. */
export function admisParStructure(attributions: readonly Attribution[]): Map<string, number> {
  const admis = new Map<string, number>();
  for (const { places } of attributions)
    for (const structure of new Set(places.map((place) => place.structure)))
      admis.set(structure, (admis.get(structure) ?? 0) + 1);
  return admis;
}

/**
 * GUI-302 : une famille lit, pour chaque vœu qu'elle préférait, la case pleine : où, quand, combien de places ; jamais le numéro d'un
 * voisin, ni ses points si les admis de la structure sont dix ou moins.
 */
export function phraseMotif(motif: Motif, admis: ReadonlyMap<string, number>, noms: Noms): string {
  const { structure, libres, dernier, points, ensemble, places } = motif;
  const semaine = places.find((place) => place.structure === structure)?.semaine ?? 0;
  const ici = `${ouDit(motif, noms)} (vous demandiez ${semaineEnMots(semaine)})`;
  if (!dernier || libres === 0) return `${ici} : aucune place libre.`;
  const prises = `${pluriel(libres, "place libre", "places libres")}, ${libres < 2 ? "donnée à une famille mieux classée" : "toutes données à des familles mieux classées"}`;
  const deux = ensemble ? " ; chacun de vos enfants y tenait seul, pas ensemble" : "";
  if ((admis.get(structure) ?? 0) <= ADMIS_POUR_DIRE) return `${ici} : ${prises}${deux}.`;
  return `${ici} : ${prises}, la dernière avec ${pluriel(dernier.points, "point")} ; vous en avez ${points}${deux}.`;
}

/** Un vœu se lit une fois : la première des raisons qui ferment chaque structure, dans l'ordre des vœux. */
export function motifsParStructure(motifs: readonly Motif[]): Motif[] {
  const vus = new Set<string>();
  return motifs.filter(({ structure }) => {
    if (vus.has(structure)) return false;
    vus.add(structure);
    return true;
  });
}

/** GUI-303 : les points du dernier admis d'une structure, hors places gardées, se disent si plus de dix y sont admis ; sinon, pourquoi on les tait. */
export function dernierAdmis(
  structure: string,
  {
    attributions,
    pointsDe,
    noms,
  }: { attributions: readonly Attribution[]; pointsDe: (dossier: string, structure: string) => number; noms: Noms },
): string {
  const admis = attributions.filter(({ places }) => places.some((place) => place.structure === structure));
  const nom = noms.structure(structure);
  if (admis.length === 0) return `${nom} : personne n’est admis à cette séance.`;
  if (admis.length <= ADMIS_POUR_DIRE)
    return `${nom} : dix familles ou moins sont admises, les points de la dernière ne se disent pas.`;
  const ouvertes = admis.filter(({ places }) => places.every(({ reserve }) => reserve === null));
  const points = Math.min(
    ...(ouvertes.length > 0 ? ouvertes : admis).map(({ dossier }) => pointsDe(dossier, structure)),
  );
  return `${nom} : ${pluriel(admis.length, "famille admise", "familles admises")}, la dernière avec ${pluriel(points, "point")}.`;
}
