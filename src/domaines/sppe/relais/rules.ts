import type { Jour } from "#commun/jour.ts";
import type { ValeurDatee } from "../parametre/model.ts";
import { nombreAu } from "../parametre/rules.ts";
import { ANNEE_DE_BASE, type Cofinancement, type Pas } from "./model.ts";

type Lu = { ouvert: string; version: number };

/** Sous quel nom une année se reconnaît. */
export const cleAnnee = (nom: string, an: number): string => `${nom} ${an}`;

/**
 * SPPE-93 : l'année d'un relais, ou de places, ne s'écrit par-dessus une autre que si on l'a ouverte et que personne ne l'a changée depuis ;
 * une année nouvelle ne remplace jamais celle qui est déjà écrite.
 */
export const peutEcrireAnnee = (
  cle: string,
  ecrite: { version: number } | undefined,
  { ouvert, version }: Lu,
): boolean => ecrite === undefined || (ouvert === cle && version === ecrite.version);

/** SPPE-133 : un temps de travail se dit au centième d'ETP : moins n'est le temps de personne. */
export const estAuCentieme = (etp: number): boolean => etp === Math.round(etp * 100) / 100;

/** SPPE-90 : un relais vise un ETP pour soixante-dix assistants maternels actifs (Cnaf, référentiel des relais) ; l'écart est l'ETP qui manque. */
export function etpVises(actifs: number, etp: number, assistantsParEtp: number): { vises: number; manque: number } {
  const vises = Math.round((actifs / assistantsParEtp) * 100) / 100;
  return { vises, manque: Math.max(0, Math.round((vises - etp) * 100) / 100) };
}

/** Les trois pas du bonus trajectoire, tels qu'ils valent un jour. */
export function pasAu(valeurs: readonly ValeurDatee[], jour: Jour): Pas[] {
  return (["1", "2", "3"] as const).flatMap((rang) => {
    const croissance = nombreAu(valeurs, `trajectoirePas${rang}`, jour);
    const montant = nombreAu(valeurs, `trajectoireMontant${rang}`, jour);
    return croissance === null || montant === null ? [] : [{ croissance, montant }];
  });
}

/** SPPE-91 : la croissance se compte en places cofinancées depuis 2023 ; le pas atteint, égal compris, donne le montant par place (Cnaf, bonus trajectoire). */
export function pasAtteint(base: number, places: number, pas: readonly Pas[]): Pas | null {
  if (base <= 0) return null;
  const atteints = pas.filter(({ croissance }) => places * 100 >= base * (100 + croissance));
  return atteints.reduce<Pas | null>((haut, un) => (haut && haut.croissance > un.croissance ? haut : un), null);
}

export type Annee = {
  annee: number;
  places: number;
  croissance: number | null;
  pas: Pas | null;
  /** Vrai quand les pas du bonus trajectoire valaient, au dernier jour de l'année : il commence en novembre 2025. */
  commence: boolean;
  /** Ce que rapporterait chaque bonus, en euros par an ; null quand un montant n'est pas écrit. */
  trajectoire: number;
  territoire: number | null;
};

export type Montants = { pas: readonly Pas[]; existante: number | null; nouvelle: number | null };

/** Les montants d'une année : ceux de son dernier jour. */
export function montantsEn(valeurs: readonly ValeurDatee[], an: number): Montants {
  const fin: Jour = `${an}-12-31` as Jour;
  const existante = nombreAu(valeurs, "territoireExistante", fin);
  return { pas: pasAu(valeurs, fin), existante, nouvelle: nombreAu(valeurs, "territoireNouvelle", fin) };
}

function territoireDe(base: number, places: number, { existante, nouvelle }: Montants): number | null {
  if (existante === null || nouvelle === null) return null;
  return Math.min(base, places) * existante + Math.max(0, places - base) * nouvelle;
}

/**
 * SPPE-92 : année par année, une collectivité compare ses places à celles de 2023 : les places d'alors au montant d'une place existante, celles
 * en plus au montant d'une nouvelle, et le pas atteint sur toutes, aux montants qui valaient au dernier jour de l'année. Une simulation, jamais
 * un droit.
 */
export function simuler(
  places: readonly Omit<Cofinancement, "version">[],
  montantsDe: (annee: number) => Montants,
): Annee[] {
  const base = places.find(({ annee }) => annee === ANNEE_DE_BASE)?.places ?? 0;
  return places
    .toSorted((a, b) => a.annee - b.annee)
    .map(({ annee, places: nombre }) => {
      const montants = montantsDe(annee);
      const pas = annee > ANNEE_DE_BASE ? pasAtteint(base, nombre, montants.pas) : null;
      return {
        annee,
        places: nombre,
        croissance: base > 0 ? (nombre - base) / base : null,
        pas,
        commence: montants.pas.length > 0,
        trajectoire: (pas?.montant ?? 0) * nombre,
        territoire: base > 0 ? territoireDe(base, nombre, montants) : null,
      };
    });
}
