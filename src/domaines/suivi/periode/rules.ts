import { annee, enLettres, estJour, type Jour, plusJours } from "#commun/jour.ts";
import type { Frequence, Periode } from "./model.ts";

/** Combien de mois dure une période. */
const MOIS: Record<Exclude<Frequence, "ponctuelle">, number> = {
  mensuelle: 1,
  trimestrielle: 3,
  semestrielle: 6,
  annuelle: 12,
};
const NOMS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" ");

const deux = (nombre: number) => String(nombre).padStart(2, "0");

function nommer(frequence: Exclude<Frequence, "ponctuelle">, an: number, rang: number): Periode {
  if (frequence === "annuelle") return `${an}`;
  if (frequence === "semestrielle") return `${an}-S${rang + 1}`;
  if (frequence === "trimestrielle") return `${an}-T${rang + 1}`;
  return `${an}-${deux(rang + 1)}`;
}

/** SUI-100 : un jour tombe dans une période et une seule : son mois, son trimestre, son semestre, son année, ou lui-même. */
export function periodeDe(frequence: Frequence, jour: Jour): Periode {
  if (frequence === "ponctuelle") return jour;
  return nommer(frequence, annee(jour), Math.floor((Number(jour.slice(5, 7)) - 1) / MOIS[frequence]));
}

const FORME = /^(\d{4})(?:-(?:S([12])|T([1-4])|(0[1-9]|1[0-2])))?$/;

/** La fréquence que dit l'écriture d'une période ; rien si ce n'en est pas une. */
export function frequenceDe(periode: Periode): Frequence | null {
  if (estJour(periode)) return "ponctuelle";
  const lue = FORME.exec(periode);
  if (!lue) return null;
  const [, , semestre, trimestre, mois] = lue;
  if (semestre) return "semestrielle";
  if (trimestre) return "trimestrielle";
  return mois ? "mensuelle" : "annuelle";
}

const premierJour = (an: number, mois: number): Jour =>
  `${an + Math.floor((mois - 1) / 12)}-${deux(((mois - 1) % 12) + 1)}-01` as Jour;

/** Le premier jour d'une période et le premier jour d'après. */
function bornes(periode: Periode): [Jour, Jour] {
  const frequence = frequenceDe(periode);
  if (frequence === null || frequence === "ponctuelle") return [periode as Jour, plusJours(periode as Jour, 1)];
  const [, an, semestre, trimestre, mois] = FORME.exec(periode) ?? [];
  const rang = Number(semestre ?? trimestre ?? mois ?? 1) - 1;
  const depart = rang * MOIS[frequence] + 1;
  return [premierJour(Number(an), depart), premierJour(Number(an), depart + MOIS[frequence])];
}

/** Le dernier jour d'une période : ce qui range dans le temps des périodes de longueurs différentes. */
export const finDe = (periode: Periode): Jour => plusJours(bornes(periode)[1], -1);

/** La période d'avant, de même longueur ; celle d'un jour est la veille. */
export function precedente(periode: Periode): Periode {
  const frequence = frequenceDe(periode) ?? "ponctuelle";
  return periodeDe(frequence, plusJours(bornes(periode)[0], -1));
}

/** SUI-101 : les périodes que l'on peut saisir : celle qui court et celles d'avant, la plus récente d'abord. */
export function periodesRecentes(frequence: Frequence, aujourdhui: Jour, nombre: number): Periode[] {
  const periodes = [periodeDe(frequence, aujourdhui)];
  while (periodes.length < nombre) periodes.push(precedente(periodes.at(-1) ?? ""));
  return periodes;
}

const ordinal = (nombre: string) => (nombre === "1" ? "1er" : `${nombre}e`);

/** « 3e trimestre 2026 », « septembre 2026 », « 14 septembre 2026 ». */
export function periodeEnLettres(periode: Periode): string {
  const [, an, semestre, trimestre, mois] = FORME.exec(periode) ?? [];
  if (semestre) return `${ordinal(semestre)} semestre ${an}`;
  if (trimestre) return `${ordinal(trimestre)} trimestre ${an}`;
  if (mois) return `${NOMS[Number(mois) - 1]} ${an}`;
  return estJour(periode) ? enLettres(periode) : periode;
}

/** La même en peu de signes, pour un axe : « T3 26 », « 09/26 », « 14/09/26 ». */
export function periodeCourte(periode: Periode): string {
  const an = periode.slice(2, 4);
  const [, , semestre, trimestre, mois] = FORME.exec(periode) ?? [];
  if (semestre) return `S${semestre} ${an}`;
  if (trimestre) return `T${trimestre} ${an}`;
  if (mois) return `${mois}/${an}`;
  return estJour(periode) ? `${periode.slice(8)}/${periode.slice(5, 7)}/${an}` : periode;
}

/** SUI-102 : une valeur ne se donne pas pour une période qui n'a pas commencé. */
export const estCommencee = (periode: Periode, aujourdhui: Jour): boolean => bornes(periode)[0] <= aujourdhui;

/** Les périodes dans l'ordre du temps : celle qui finit le plus tôt d'abord, la plus longue d'abord si deux finissent ensemble. */
export const ordonner = (a: Periode, b: Periode): number => {
  const [cleA, cleB] = [a, b].map((periode) => `${finDe(periode)} ${bornes(periode)[0]}`) as [string, string];
  return cleA < cleB ? -1 : Number(cleA > cleB);
};
