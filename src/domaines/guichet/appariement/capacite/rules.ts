import { finDe, rentree } from "#commun/section.ts";
import { plafond, regleDuMois } from "#commun/surnombre.ts";
import { DEMI_JOURNEES, type Grille, type Grilles, type Occupant, type Reglages, type Structure } from "../model.ts";
import { type Sejourneur, sejourDe } from "../sejour/rules.ts";

/** Une semaine sans limite : la structure n'accueille pas en surnombre, l'instant suffit. */
const SANS_LIMITE = 2 ** 30;

/** Les places d'une structure : une suite de cases par voie (ouverte, puis ses réserves) ; les minutes libres de sa voie ouverte. */
export type PlacesLibres = { voies: Int16Array[]; semaines: Int32Array | null };

/** Le calcul d'une structure : ses cases, ce qu'y tiennent ses occupants par voie. */
type Calcul = {
  reglages: Reglages;
  structure: Structure;
  /** Par réserve, puis en tout. */
  charges: Int16Array[];
  total: Int16Array;
  /** Les âges auxquels cette structure coupe ses séjours. */
  jeu: number;
  /** Le pour-cent permis à l'instant, mois par mois. */
  instants: readonly number[];
};

const vide: Grille = [];

/** Une ligne de grilles : une section, ou l'établissement (la dernière) ; sans sections, l'établissement vaut pour toutes. */
function ligneDe({ etablissement, sections }: Grilles, ligne: number, nombre: number): Grille {
  if (ligne === nombre || !sections) return etablissement;
  return sections[ligne] ?? vide;
}

const grilleDe = ({ structure, reglages }: Calcul, ligne: number): Grille =>
  ligneDe(structure, ligne, reglages.sections.length);

function charger(cases: Int16Array, debut: number, { semaine }: Occupant, duree: number): void {
  for (let mois = 0; mois < duree; mois++)
    for (let reste = semaine; reste !== 0; reste &= reste - 1) {
      const rang = debut + mois * DEMI_JOURNEES + 31 - Math.clz32(reste & -reste);
      cases[rang] = (cases[rang] as number) + 1;
    }
}

function occuper({ reglages, structure, charges, total, jeu }: Calcul, sejours: Sejourneur, occupant: Occupant): void {
  const { ne, depuis = rentree(reglages.premier), fin = finDe(ne), reserve } = occupant;
  const numero = (structure.reserves ?? []).findIndex(({ code }) => code === reserve);
  const remplies = numero < 0 ? [total] : [total, charges[numero] as Int16Array];
  const parLigne = reglages.mois * DEMI_JOURNEES;
  for (let rang = sejourDe(sejours, ne, [depuis, fin], jeu); rang >= 0; rang = sejours.suites[rang] as number) {
    const { section, de, a } = sejours.troncons[rang] as { section: number; de: number; a: number };
    for (const ligne of [section, reglages.sections.length])
      for (const cases of remplies) charger(cases, ligne * parLigne + de * DEMI_JOURNEES, occupant, a - de);
  }
}

/** GUI-35 : des places déjà tenues dont on ne sait que le nombre comptent comme les enfants présents, à l'instant et sur la semaine. */
function compterPrises({ reglages, structure, total }: Calcul): void {
  const { prises } = structure;
  if (!prises) return;
  const parLigne = reglages.mois * DEMI_JOURNEES;
  for (let ligne = 0; ligne <= reglages.sections.length; ligne++) {
    const grille = ligneDe(prises, ligne, reglages.sections.length);
    for (let rang = 0; rang < parLigne; rang++) total[ligne * parLigne + rang] = (grille[rang] ?? 0) as number;
  }
}

/** Les places d'une réserve sur une ligne : celles de la section, ou leur somme pour l'établissement. */
const reservees = (places: readonly number[], ligne: number, sections: number): number =>
  ligne === sections ? places.reduce((somme, nombre) => somme + nombre, 0) : (places[ligne] ?? 0);

/**
 * GUI-9 : une place est libre si la capacité autorisée de la case, moins les enfants présents ce mois-là, la laisse ; un départ la libère
 * dès son mois. GUI-10 : les places réservées se prennent sur les places libres, jamais au-delà ; le reste est ouvert à tous.
 */
function remplirCase(calcul: Calcul, voies: readonly Int16Array[], ligne: number, rang: number): void {
  const { structure, reglages, charges, total } = calcul;
  const sections = reglages.sections.length;
  const parLigne = reglages.mois * DEMI_JOURNEES;
  const autorisee = (grilleDe(calcul, ligne)[rang - ligne * parLigne] ?? 0) as number;
  let reste = Math.max(0, autorisee - (total[rang] as number));
  let gardees = 0;
  for (const [numero, { places }] of (structure.reserves ?? []).entries()) {
    const tenues = charges[numero]?.[rang] ?? 0;
    const libres = Math.min(reste, Math.max(0, Math.min(autorisee, reservees(places, ligne, sections)) - tenues));
    (voies[numero + 1] as Int16Array)[rang] = libres;
    reste -= libres;
    gardees += libres;
  }
  (voies[0] as Int16Array)[rang] =
    Math.max(0, limite(calcul, autorisee, rang % parLigne) - (total[rang] as number) - gardees) +
    enPlus(calcul, autorisee, ligne);
}

const limite = ({ structure, instants }: Calcul, autorisee: number, rang: number): number =>
  structure.surnombre ? plafond(autorisee, instants[Math.floor(rang / DEMI_JOURNEES)] as number) : autorisee;

/** GUI-28 : les places proposées en plus ne rouvrent jamais une case fermée. */
const enPlus = ({ structure, reglages }: Calcul, autorisee: number, ligne: number): number =>
  autorisee > 0 ? reservees(structure.enPlus ?? [], ligne, reglages.sections.length) : 0;

/** Les minutes qu'un mois laisse à la voie ouverte : la capacité hebdomadaire, moins les présents et les places gardées. */
function minutesDuMois(calcul: Calcul, voies: readonly Int16Array[], mois: number): number {
  const { structure, reglages, total } = calcul;
  const regle = regleDuMois(reglages.surnombre, reglages.premier + mois);
  if (!regle) return SANS_LIMITE;
  const sections = reglages.sections.length;
  let minutes = 0;
  for (let demiJournee = 0; demiJournee < DEMI_JOURNEES; demiJournee++) {
    const rang = (sections * reglages.mois + mois) * DEMI_JOURNEES + demiJournee;
    const autorisee = (structure.etablissement[mois * DEMI_JOURNEES + demiJournee] ?? 0) as number;
    const gardees = voies.slice(1).reduce((somme, cases) => somme + (cases[rang] as number), 0);
    const plein = (autorisee * regle.semaine) / 100 + enPlus(calcul, autorisee, sections);
    minutes += (structure.durees?.[demiJournee] ?? 0) * (plein - (total[rang] as number) - gardees);
  }
  return Math.floor(minutes);
}

/** Sans réserve, ni surnombre, ni places en plus : la capacité moins les présents. */
function soustraire(calcul: Calcul): Int16Array {
  const { total, reglages } = calcul;
  const parLigne = reglages.mois * DEMI_JOURNEES;
  for (let ligne = 0; ligne <= reglages.sections.length; ligne++) {
    const grille = grilleDe(calcul, ligne);
    for (let rang = 0; rang < parLigne; rang++) {
      const libres = ((grille[rang] ?? 0) as number) - (total[ligne * parLigne + rang] as number);
      total[ligne * parLigne + rang] = Math.max(0, libres);
    }
  }
  return total;
}

const instantsDe = ({ mois, premier, surnombre }: Reglages): number[] =>
  Array.from({ length: mois }, (_, rang) => regleDuMois(surnombre, premier + rang)?.instant ?? 100);

/** Les places libres d'une structure sur l'horizon, par voie. */
export function placesLibres(reglages: Reglages, structure: Structure, sejours: Sejourneur, jeu: number): PlacesLibres {
  const { reserves = [], surnombre, enPlus: plus, occupants = [] } = structure;
  const parLigne = reglages.mois * DEMI_JOURNEES;
  const cases = (reglages.sections.length + 1) * parLigne;
  const instants = surnombre ? instantsDe(reglages) : [];
  const charges = reserves.map(() => new Int16Array(cases));
  const calcul = { reglages, structure, charges, total: new Int16Array(cases), jeu, instants };
  compterPrises(calcul);
  for (const occupant of occupants) occuper(calcul, sejours, occupant);
  if (!surnombre && !plus && reserves.length === 0) return { voies: [soustraire(calcul)], semaines: null };
  const voies = [-1, ...reserves.keys()].map(() => new Int16Array(cases));
  for (let rang = 0; rang < cases; rang++) remplirCase(calcul, voies, Math.floor(rang / parLigne), rang);
  if (!surnombre) return { voies, semaines: null };
  return {
    voies,
    semaines: Int32Array.from({ length: reglages.mois }, (_, mois) => minutesDuMois(calcul, voies, mois)),
  };
}
