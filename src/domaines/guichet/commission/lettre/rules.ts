import { moisDeRang } from "#commun/mois.ts";
import { DEMI_JOURNEES, type Attribution, type Motif, type Place, type Semaine } from "../../appariement/model.ts";
import { compter } from "../../appariement/semaine/rules.ts";
import { moisEnMots } from "../../demande/etape/recapitulatif/textes.ts";
import { TEXTES, type Textes } from "../../demande/textes.ts";
import type { ContenuLettre, PlaceEnMots } from "./model.ts";

/** GUI-300 : sous onze admis, les points du dernier désigneraient une famille : on les tait. */
export const ADMIS_POUR_DIRE = 10;

const JOUR_ENTIER = 3;
const { fr } = TEXTES;

/** « lundi », « mardi matin » : une demi-journée, du lundi matin (0) au vendredi après-midi (9). */
const demiJourneeDite = (rang: number, { commun }: Textes): string =>
  `${commun.jours[Math.floor(rang / 2)] ?? ""} ${rang % 2 === 0 ? commun.matin : commun.apresMidi}`;

export const nomDemiJournee = (rang: number): string => demiJourneeDite(rang, fr);

const enListe = (mots: readonly string[], { lettre }: Textes): string =>
  mots.length < 2 ? (mots[0] ?? "") : `${mots.slice(0, -1).join(", ")} ${lettre.et} ${mots.at(-1)}`;

/** Une semaine, dans la langue de la lettre. */
function semaineDite(semaine: Semaine, t: Textes): string {
  if (compter(semaine) === DEMI_JOURNEES) return t.lettre.toute;
  const mots = t.commun.jours.flatMap((jour, rang) => {
    const jourDit = (semaine >> (2 * rang)) & JOUR_ENTIER;
    if (jourDit === 0) return [];
    if (jourDit === JOUR_ENTIER) return [jour];
    return [`${jour} ${jourDit === 1 ? t.commun.matin : t.commun.apresMidi}`];
  });
  return enListe(mots, t);
}

/** GUI-301 : une semaine se dit en jours : « du lundi au vendredi », « lundi, mardi matin et jeudi ». */
export const semaineEnMots = (semaine: Semaine): string => semaineDite(semaine, fr);

export type Noms = { structure: (id: string) => string; section: (code: string) => string };

/** Une place en mots ; à plusieurs enfants, chacun par son rang. */
export const placeEnMots = (place: Place, enfants: number, noms: Noms, t: Textes = fr): PlaceEnMots => ({
  enfant: enfants > 1 ? t.commun.enfant(place.enfant + 1) : "",
  structure: noms.structure(place.structure),
  entree: moisEnMots(moisDeRang(place.entree), t),
  jours: semaineDite(place.semaine, t),
});

/** De frères et sœurs dont l'un renonce avant que la lettre parte, elle ne dit plus que les places qui restent, dans chaque langue. */
export function garderPlaces(contenu: ContenuLettre, garde: (rang: number) => boolean): ContenuLettre {
  const places = (dites: readonly PlaceEnMots[]) => dites.filter((_, rang) => garde(rang));
  const { traduite } = contenu;
  return {
    ...contenu,
    places: places(contenu.places),
    ...(traduite ? { traduite: { ...traduite, places: places(traduite.places) } } : {}),
  };
}

/** La phrase d'une place, dans la langue de la lettre. */
export const placeDite = ({ enfant, structure, entree, jours }: PlaceEnMots, { lettre, commun }: Textes): string =>
  `${enfant ? `${enfant}${commun.deuxPoints}` : ""}${lettre.place(structure, jours, entree)}`;

export const phrasePlace = (place: PlaceEnMots): string => placeDite(place, fr);

const ouDit = ({ structure, section, mois, demiJournee, reclame }: Motif, noms: Noms, t: Textes): string =>
  [
    noms.structure(structure),
    section ? (t.lettre.sections[section] ?? noms.section(section).toLowerCase()) : "",
    reclame ? "" : demiJournee === null ? t.lettre.surLaSemaine : t.lettre.leDemi(demiJourneeDite(demiJournee, t)),
    t.lettre.enMois(moisEnMots(moisDeRang(mois), t)),
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

/** Des bouts de phrase à la suite, sans deux points de suite. */
const enPhrase = (ici: string, bouts: readonly string[], { commun }: Textes): string => {
  const dits = bouts.reduce((phrase, bout) => `${phrase}${phrase.endsWith(".") ? " " : commun.puis}${bout}`);
  return `${ici}${commun.deuxPoints}${dits}${dits.endsWith(".") ? "" : "."}`;
};

/** Ce qui y est plein : une case et ses places, ou les heures de la semaine. */
function pleinDit({ demiJournee, libres, dernier, reclame }: Motif, { lettre }: Textes): string {
  if (reclame) return lettre.autrement;
  if (demiJournee === null) return lettre.semainePleine(dernier !== null);
  return dernier && libres > 0 ? lettre.prises(libres) : lettre.aucune;
}

/** De la case pleine (ou de la structure, si c'est la semaine qui manque), ceux qui y sont reçus sont assez pour qu'aucun ne s'y reconnaisse. */
const seDit = ({ structure, demiJournee, libres }: Motif, admis: ReadonlyMap<string, number>): boolean =>
  (admis.get(structure) ?? 0) > ADMIS_POUR_DIRE && (demiJournee === null || libres > ADMIS_POUR_DIRE);

/**
 * GUI-302 : une famille lit, pour chaque vœu qu'elle préférait, la case pleine : où, quand, combien de places ; jamais le numéro d'un
 * voisin, ni ses points si la case a dix places ou moins, ou la structure dix admis ou moins.
 */
export function phraseMotif(motif: Motif, admis: ReadonlyMap<string, number>, noms: Noms, t: Textes = fr): string {
  const { structure, dernier, points, ensemble, places } = motif;
  const { lettre } = t;
  const semaine = places.find((place) => place.structure === structure)?.semaine ?? 0;
  const ici = lettre.demandiez(ouDit(motif, noms, t), semaineDite(semaine, t));
  const plein = pleinDit(motif, t);
  if (!dernier || plein === lettre.aucune) return enPhrase(ici, [plein], t);
  const bouts = [
    plein,
    ...(seDit(motif, admis) ? [lettre.derniere(lettre.enPoints(dernier.points), points)] : []),
    ...(seDit(motif, admis) && dernier.points === points ? [lettre.egalite] : []),
    ...(ensemble ? [lettre.pasEnsemble] : []),
  ];
  return enPhrase(ici, bouts, t);
}

/** Un vœu que la commission n'a pas voulu, en mots. */
export const phraseEcartee = (structure: string, noms: Noms, t: Textes = fr): string =>
  enPhrase(noms.structure(structure), [t.lettre.ecartee], t);

/**
 * Un vœu se lit une fois, dans l'ordre des vœux : ce qui lui revenait aux points, sinon ce qui ferme les places ouvertes à tous, avant
 * les places gardées.
 */
export function motifsParStructure(motifs: readonly Motif[]): Motif[] {
  const parStructure = Map.groupBy(motifs, ({ structure }) => structure);
  return [...parStructure.values()].flatMap((siens) => {
    const dit = siens.find(({ reclame }) => reclame) ?? siens.find(({ reserve }) => reserve === null) ?? siens[0];
    return dit ? [dit] : [];
  });
}

type Admissions = {
  attributions: readonly Attribution[];
  pointsDe: (dossier: string, structure: string) => number;
  noms: Noms;
};

/** GUI-303 : les points du dernier admis d'une structure, hors places gardées, se disent si plus de dix y sont admis ainsi ; sinon, pourquoi on les tait. */
export function dernierAdmis(
  structure: string,
  { attributions, pointsDe, noms }: Admissions,
  { lettre, commun }: Textes = fr,
): string {
  const admis = attributions.filter(({ places }) => places.some((place) => place.structure === structure));
  const nom = noms.structure(structure);
  if (admis.length === 0) return `${nom}${commun.deuxPoints}${lettre.personneAdmis}`;
  const ouvertes = admis.filter(({ places }) => places.every(({ reserve }) => reserve === null));
  if (ouvertes.length <= ADMIS_POUR_DIRE) return `${nom}${commun.deuxPoints}${lettre.peuAdmis}`;
  const points = Math.min(...ouvertes.map(({ dossier }) => pointsDe(dossier, structure)));
  return `${nom}${commun.deuxPoints}${lettre.admis(admis.length, lettre.enPoints(points))}`;
}
