/** Un jour civil, `AAAA-MM-JJ` : se compare comme une chaîne, sans fuseau. */
export type Jour = `${number}-${number}-${number}`;

const MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

const parts = (jour: Jour) => jour.split("-").map(Number) as [number, number, number];
const versJour = (date: Date) => date.toISOString().slice(0, 10) as Jour;
const versDate = (jour: Jour) => new Date(`${jour}T12:00:00Z`);

/** Vrai si la chaîne est un jour du calendrier qui se vit : ni le 30 février, ni l'an 26, 202 ou 9999 d'une année mal tapée. */
export function estJour(texte: string): texte is Jour {
  if (!/^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(texte)) return false;
  const date = new Date(`${texte}T12:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(texte);
}

const JOUR = new Intl.DateTimeFormat("fr-CA", { timeZone: "Europe/Paris" });

/** Le jour civil à Paris d'un instant. */
export const jourDe = (instant: Date): Jour => JOUR.format(instant) as Jour;

export const annee = (jour: Jour): number => parts(jour)[0];

export function plusJours(jour: Jour, nombre: number): Jour {
  const date = versDate(jour);
  date.setUTCDate(date.getUTCDate() + nombre);
  return versJour(date);
}

/** Le même quantième `nombre` mois plus tard, ou plus tôt s'il est négatif ; un mois qui ne l'a pas donne son dernier jour. */
export function plusMois(jour: Jour, nombre: number): Jour {
  const [an, mois, quantieme] = parts(jour);
  const dernier = new Date(Date.UTC(an, mois + nombre, 0, 12));
  dernier.setUTCDate(Math.min(quantieme, dernier.getUTCDate()));
  return versJour(dernier);
}

/** Le nombre de jours d'un jour à un autre, négatif s'il est avant. */
export const joursEntre = (de: Jour, a: Jour): number =>
  Math.round((versDate(a).getTime() - versDate(de).getTime()) / 86_400_000);

const SEMAINE = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");

/** « samedi ». */
export const nomDuJour = (jour: Jour): string => SEMAINE[versDate(jour).getUTCDay()] ?? "";

const FERIES = ["01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"];

/** Pâques du calendrier grégorien, par l'algorithme de Meeus. */
function paques(an: number): Jour {
  const [siecle, reste] = [Math.floor(an / 100), an % 100];
  const correction = Math.floor((siecle - Math.floor((siecle + 8) / 25) + 1) / 3);
  const epacte = (19 * (an % 19) + siecle - Math.floor(siecle / 4) - correction + 15) % 30;
  const semaine = (32 + 2 * (siecle % 4) + 2 * Math.floor(reste / 4) - epacte - (reste % 4)) % 7;
  const recul = Math.floor(((an % 19) + 11 * epacte + 22 * semaine) / 451);
  return plusJours(`${String(an).padStart(4, "0")}-03-22` as Jour, epacte + semaine - 7 * recul);
}

/** Lundi de Pâques, Ascension, lundi de Pentecôte : combien de jours après Pâques. */
const MOBILES = [1, 39, 50];

/** Vrai d'une fête légale, de date fixe ou comptée depuis Pâques. */
const estFerie = (jour: Jour): boolean =>
  FERIES.includes(jour.slice(5)) || MOBILES.includes(joursEntre(paques(annee(jour)), jour));

/** The day itself, or the next one that is neither of a weekend nor a legal holiday: when offices work. */
export function jourOuvre(jour: Jour): Jour {
  const clos = /^(?:samedi|dimanche)$/.test(nomDuJour(jour)) || estFerie(jour);
  return clos ? jourOuvre(plusJours(jour, 1)) : jour;
}

/** « 21 novembre 2026 », « 1er mars 2026 ». */
export function enLettres(jour: Jour): string {
  const [an, mois, quantieme] = parts(jour);
  return `${quantieme === 1 ? "1er" : quantieme} ${MOIS[mois - 1]} ${an}`;
}

/** « novembre 2026 », d'un mois écrit « 2026-11 ». */
export const moisEnLettres = (mois: string): string => enLettres(`${mois}-02` as Jour).slice(2);

/** L'instant écrit en ISO. */
export const instantDe = (iso: string): Date => new Date(iso);

/** Le dernier instant d'un jour à Paris, où l'heure change deux fois l'an. */
export function finDuJour(jour: Jour): Date {
  const ete = instantDe(`${jour}T23:59:59.999+02:00`);
  return jourDe(new Date(ete.getTime() + 1)) === jour ? instantDe(`${jour}T23:59:59.999+01:00`) : ete;
}

/** L'instant qui vient `nombre` minutes plus tard (ou plus tôt, s'il est négatif). */
export const plusMinutes = (instant: Date, nombre: number): Date => new Date(instant.getTime() + nombre * 60_000);

/** Les secondes entières d'un instant ISO à un autre instant. */
export const secondesDepuis = (de: string, a: Date): number => Math.floor((a.getTime() - Date.parse(de)) / 1000);

const HEURE = new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", hour: "numeric", minute: "2-digit" });

/** L'heure d'un instant ISO à Paris, pour qui ne lit pas le français : « 9:05 ». */
export const heureDe = (iso: string): string => HEURE.format(new Date(iso)).replace(/^0(?=\d)/, "");

/** Un instant ISO comme on le dit à Paris : « 21 novembre 2026 à 9 h 05 ». */
export const aLHeure = (iso: string): string =>
  `${enLettres(jourDe(new Date(iso)))} à ${heureDe(iso).replace(":", " h ")}`;
