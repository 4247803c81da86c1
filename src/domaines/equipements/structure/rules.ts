import type { Jour } from "#commun/jour.ts";
import { DEMI_JOURNEES, type Horaire, type Periode, type Structure } from "./model.ts";

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
