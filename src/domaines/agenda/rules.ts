import { annee, type Jour, joursEntre, plusJours, plusMois } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { DateAgenda, DatePubliee, GenreDate } from "./model.ts";

/** AGE-1 : ce qui est dit pour un mois tombe à son dernier jour, pour une année au 31 décembre ; un jour est lui-même. */
export function jourDuTerme(terme: string): Jour | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(terme)) return terme as Jour;
  if (/^\d{4}-\d{2}$/.test(terme)) return plusJours(plusMois(`${terme}-01` as Jour, 1), -1);
  return /^\d{4}$/.test(terme) ? (`${terme}-12-31` as Jour) : null;
}

/** AGE-2 : une convention a son terme, et trois rappels douze, six et trois mois avant lui. */
export const rappelsDeFin = (fin: Jour): { jour: Jour; mois: number }[] =>
  [12, 6, 3].map((mois) => ({ jour: plusMois(fin, -mois), mois }));

/** AGE-6 : résiliée, une convention finit le jour où la résiliation prend effet : ce qui rappelait son terme après ce jour ne se dit plus. */
export const avantLaFin = <D extends { jour: Jour }>(dates: readonly D[], effetLe: Jour | null): D[] =>
  dates.filter(({ jour }) => effetLe === null || jour < effetLe);

type Terme = { jour: Jour; remplacee: boolean };

/**
 * AGE-8 : une fiche reportée a pour échéance la date que l'on a dite : sa dernière d'avant cette date, et celles qui tombaient d'ici
 * là, se disent annulées ; ce qui était passé avant qu'on la reporte a eu lieu, ce qui tombe ce jour-là ou après tient.
 */
export function reporter(jours: readonly Jour[], report: { terme: Jour; le: Jour } | null): Terme[] {
  const dernier = jours.toSorted().at(-1);
  return jours.map((jour) => ({
    jour,
    remplacee: report !== null && jour < report.terme && (jour >= report.le || jour === dernier),
  }));
}

const NOMMES = 3;

/** AGE-7 : ceux qui doivent encore voter se nomment ; au-delà de trois, les autres se comptent. */
export function nommer(noms: readonly string[]): string {
  const autres = noms.length - NOMMES;
  if (autres <= 0) return noms.join(", ");
  return `${noms.slice(0, NOMMES).join(", ")} et ${pluriel(autres, "autre")}`;
}

/** AGE-3 : un mois montre ses dates du jour le plus proche au plus lointain, une heure après la journée entière ; un filtre n'en garde que des genres. */
export const dansLeMois = (dates: readonly DateAgenda[], mois: string, genres: readonly GenreDate[]): DateAgenda[] =>
  dates
    .filter(({ jour, genre }) => jour.startsWith(`${mois}-`) && (genres.length === 0 || genres.includes(genre)))
    .toSorted((a, b) => cle(a).localeCompare(cle(b)));

const cle = ({ jour, debut, titre }: DateAgenda): string => `${jour} ${debut ?? ""} ${titre}`;

/** Le rang d'un jour dans sa semaine : le 1er janvier 2024 était un lundi. */
const rang = (jour: Jour): number => ((joursEntre("2024-01-01", jour) % 7) + 7) % 7;

/** AGE-4 : les semaines d'un mois vont du lundi au dimanche, les jours des mois voisins compris. */
export function semainesDe(mois: string): Jour[][] {
  const premier = `${mois}-01` as Jour;
  const dernier = plusJours(plusMois(premier, 1), -1);
  const lundi = plusJours(premier, -rang(premier));
  const nombre = Math.ceil((joursEntre(lundi, dernier) + 1) / 7);
  return Array.from({ length: nombre }, (_, semaine) =>
    Array.from({ length: 7 }, (_jour, jour) => plusJours(lundi, 7 * semaine + jour)),
  );
}

/** Le mois d'avant et celui d'après. */
export const moisVoisins = (mois: string): { avant: string; apres: string } => ({
  avant: plusMois(`${mois}-01` as Jour, -1).slice(0, 7),
  apres: plusMois(`${mois}-01` as Jour, 1).slice(0, 7),
});

/** Le mois que demande l'adresse, ou celui d'aujourd'hui. */
export const moisDemande = (dit: string | undefined, aujourdhui: Jour): string =>
  dit && /^20\d{2}-(0[1-9]|1[0-2])$/.test(dit) ? dit : aujourdhui.slice(0, 7);

const DIT = ["titre", "jour", "debut", "minutes", "lieu", "href", "annulee"] as const;
const pareilles = (a: DateAgenda, b: DateAgenda) => DIT.every((nom) => a[nom] === b[nom]);

/** Ce qui a disparu se dit annulé deux mois, le temps que chaque agenda l'ait lu. */
const MEMOIRE = 62;
/** Une date passée depuis plus d'un an n'est plus dans un flux. */
const PASSE = 396;

/**
 * AGE-9 : une réunion a dans un flux le nom qu'elle a dans ses courriels : elle y a au moins leur séquence, sans quoi l'agenda qui lit
 * les deux garderait la plus ancienne.
 */
const suivante = (date: DateAgenda, avant: DatePubliee | undefined, instant: string): DatePubliee => {
  const envoyee = date.sequence ?? 0;
  if (!avant) return { date, sequence: envoyee, annule: date.annulee, le: instant };
  if (pareilles(avant.date, date) && avant.annule === date.annulee && envoyee <= avant.sequence) return avant;
  return { date, sequence: Math.max(avant.sequence + 1, envoyee), annule: date.annulee, le: instant };
};

const disparue = (avant: DatePubliee, instant: string): DatePubliee =>
  avant.annule ? avant : { ...avant, annule: true, sequence: avant.sequence + 1, le: instant };

const aGarder = ({ date, annule, le }: DatePubliee, instant: string): boolean => {
  const aujourdhui = instant.slice(0, 10) as Jour;
  return (
    joursEntre(date.jour, aujourdhui) <= PASSE && !(annule && joursEntre(le.slice(0, 10) as Jour, aujourdhui) > MEMOIRE)
  );
};

/**
 * AGE-5 : dans un flux, une date garde son nom ; ce qui en change élève sa séquence d'un, ce qui disparaît se dit annulé puis
 * s'oublie, ce qui revient n'est plus annulé (RFC 5545, 3.8.7.4) ; ce qui était annulé avant d'y paraître n'y paraît pas. Rien ne
 * bouge, rien ne change.
 */
export function suivre(publiees: readonly DatePubliee[], dates: readonly DateAgenda[], instant: string): DatePubliee[] {
  const connues = new Map(publiees.map((une) => [une.date.uid, une]));
  const presentes = new Map(dates.map((date) => [date.uid, date]));
  const suite = [
    ...[...presentes.values()]
      .filter(({ uid, annulee }) => !annulee || connues.has(uid))
      .map((date) => suivante(date, connues.get(date.uid), instant)),
    ...publiees.filter(({ date }) => !presentes.has(date.uid)).map((une) => disparue(une, instant)),
  ];
  return suite.filter((une) => aGarder(une, instant));
}

/** L'année d'avant et celle d'après : ce qu'un flux porte. */
export const fenetre = (aujourdhui: Jour): { de: Jour; a: Jour } => ({
  de: plusJours(aujourdhui, -PASSE),
  a: `${annee(aujourdhui) + 5}-12-31`,
});
