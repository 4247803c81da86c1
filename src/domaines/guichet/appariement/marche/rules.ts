import type { Instance } from "../instance/model.ts";
import type { Listes } from "../liste/rules.ts";
import { type Etat, ouvrir, prendreSiTient, rendre } from "../places/rules.ts";

/** Au-delà, une unité délogée ne repart plus du début de ses vœux : la réparation finit toujours. */
const PLUS_DE_DELOGEMENTS = 40;

/** L'attribution de niveau 1 en cours : qui tient quoi, qui doit encore demander, les voies où l'on a bougé. */
export type Marche = {
  instance: Instance;
  listes: Listes;
  etat: Etat;
  /** Unité → option tenue (-1), et la prochaine qu'elle demandera. */
  places: Int32Array;
  suivantes: Int32Array;
  /** Les positions tenues de chaque voie, de la mieux classée à la dernière, et leur nombre. */
  tenues: Int32Array;
  nombres: Int32Array;
  /** Les unités à replacer ; celles que l'on retire le temps d'un essai. */
  pile: number[];
  sortis: number[];
  marques: Uint8Array;
  /** Les demi-journées pleines que quelqu'un voudrait, section puis établissement. */
  besoin: Int32Array;
  /** Les voies à combler, et celles à vérifier. */
  combles: Agenda;
  audits: Agenda;
  /** Une case pleine suffit à dire un refus : nul ne change de section en route, et la semaine ne compte pas. */
  simple: boolean;
  /** Pendant la réparation, qui est délogé repart de son premier vœu, un nombre borné de fois. */
  reprise: boolean;
  delogements: Uint8Array;
};

/** Une file de voies sans répétition. */
export type Agenda = { voies: number[]; notees: Uint8Array };

const agenda = (voies: number): Agenda => ({ voies: [], notees: new Uint8Array(voies) });

export function noter({ voies, notees }: Agenda, voie: number): void {
  if (notees[voie] === 1) return;
  notees[voie] = 1;
  voies.push(voie);
}

/** Rend les voies notées, et repart d'une file vide. */
export function relever(file: Agenda): number[] {
  const voies = file.voies;
  for (const voie of voies) file.notees[voie] = 0;
  file.voies = [];
  return voies;
}

export const ouvrirMarche = (instance: Instance, listes: Listes): Marche => ({
  instance,
  listes,
  etat: ouvrir(instance),
  places: new Int32Array(instance.unites).fill(-1),
  suivantes: instance.options.slice(0, instance.unites),
  tenues: new Int32Array(listes.part.length),
  nombres: new Int32Array(instance.voies.nombre),
  pile: [],
  sortis: [],
  marques: new Uint8Array(instance.unites),
  besoin: new Int32Array(2 * instance.mots),
  combles: agenda(instance.voies.nombre),
  audits: agenda(instance.voies.nombre),
  simple: instance.semaines.length === 0 && instance.sejours.suite.every((suite) => suite < 0),
  reprise: false,
  delogements: new Uint8Array(instance.unites),
});

function inserer({ tenues, nombres, listes }: Marche, voie: number, position: number): void {
  const debut = listes.debuts[voie] as number;
  let rang = debut + (nombres[voie] as number);
  for (; rang > debut && (tenues[rang - 1] as number) > position; rang--) tenues[rang] = tenues[rang - 1] as number;
  tenues[rang] = position;
  nombres[voie] = (nombres[voie] as number) + 1;
}

function oter({ tenues, nombres, listes }: Marche, voie: number, position: number): void {
  const dernier = (listes.debuts[voie] as number) + (nombres[voie] as number) - 1;
  let rang = dernier;
  let garde = tenues[rang] as number;
  while (garde !== position) {
    rang--;
    const suivant = tenues[rang] as number;
    tenues[rang] = garde;
    garde = suivant;
  }
  nombres[voie] = (nombres[voie] as number) - 1;
}

/** Inscrit une unité à l'option dont les places viennent d'être prises. */
export function asseoir(marche: Marche, unite: number, option: number): void {
  const { instance, listes, places } = marche;
  places[unite] = option;
  for (let part = instance.parts[option] as number; part < (instance.parts[option + 1] as number); part++)
    inserer(marche, instance.partVoie[part] as number, listes.position[part] as number);
}

/** Raye une unité de sa place, sans rendre ses demi-journées ; ses voies seront comblées et vérifiées. */
export function rayer(marche: Marche, unite: number): void {
  const { instance, listes, places } = marche;
  const option = places[unite] as number;
  places[unite] = -1;
  for (let part = instance.parts[option] as number; part < (instance.parts[option + 1] as number); part++) {
    const voie = instance.partVoie[part] as number;
    oter(marche, voie, listes.position[part] as number);
    noter(marche.combles, voie);
    noter(marche.audits, voie);
  }
}

/** Une unité perd sa place : elle demandera la suite de ses vœux, ou tous de nouveau pendant la réparation. */
export function deloger(marche: Marche, unite: number): void {
  rayer(marche, unite);
  marche.pile.push(unite);
  if (!marche.reprise) return;
  const fois = marche.delogements[unite] as number;
  if (fois >= PLUS_DE_DELOGEMENTS) return;
  marche.delogements[unite] = fois + 1;
  marche.suivantes[unite] = marche.instance.options[unite] as number;
}

/** Une unité quitte sa place d'elle-même pour redemander depuis son premier vœu. */
export function reprendre(marche: Marche, unite: number): void {
  const option = marche.places[unite] as number;
  if (option >= 0) {
    rendre(marche.etat, option);
    rayer(marche, unite);
  }
  marche.suivantes[unite] = marche.instance.options[unite] as number;
}

/** Une unité monte vers une option qu'elle préfère si elle y tient sans déranger personne. */
export function monter(marche: Marche, unite: number, option: number): boolean {
  const { etat, places } = marche;
  const actuelle = places[unite] as number;
  if (actuelle >= 0) rendre(etat, actuelle);
  if (prendreSiTient(etat, option)) {
    if (actuelle >= 0) rayer(marche, unite);
    asseoir(marche, unite, option);
    marche.suivantes[unite] = option + 1;
    return true;
  }
  if (actuelle >= 0) prendreSiTient(etat, actuelle);
  return false;
}
