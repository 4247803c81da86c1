import type { Monde, Palier, Resultat, Voisinage } from "./model.ts";
import { TOLERANCE } from "./voisinage/rules.ts";

/** OBS-50 : une place compte selon le temps pour y aller, par paliers qui décroissent ; la borne d'un palier en est ; au-delà du dernier, rien. */
export function poidsDe(paliers: readonly Palier[], minutes: number): number {
  for (let rang = 0; rang < paliers.length; rang++) {
    const palier = paliers[rang] as Palier;
    if (minutes <= palier.jusqua + TOLERANCE) return palier.poids;
  }
  return 0;
}

/** Les paliers en colonnes, un poids nul après le dernier : le même poids, lu un million de fois. */
function enColonnes(paliers: readonly Palier[]): { bornes: Float64Array; poids: Float64Array } {
  return {
    bornes: Float64Array.from([...paliers.map(({ jusqua }) => jusqua + TOLERANCE), Infinity]),
    poids: Float64Array.from([...paliers.map(({ poids }) => poids), 0]),
  };
}

/** Jusqu'où l'on va : la borne du dernier palier, en minutes. */
export const porteeDe = (paliers: readonly Palier[]): number => paliers.at(-1)?.jusqua ?? 0;

/**
 * OBS-52 : en deux temps, chaque site se partage entre les enfants à sa portée, pesés par leur trajet ; une commune reçoit la somme des
 * parts qu'elle atteint. Les places sont conservées : la somme des enfants par leur accès est celle des places des sites atteints.
 * OBS-53 : un site sans enfant à portée est dit, ses places ne sont données à personne.
 */
export function calculer({ communes, sites }: Monde, voisinage: Voisinage, paliers: readonly Palier[]): Resultat {
  const { enfants } = communes;
  const { rangs, minutes, autour } = voisinage;
  const acces = new Float64Array(enfants.length);
  const ratios = new Float64Array(sites.places.length);
  const poids = new Float64Array(rangs.length);
  const colonnes = enColonnes(paliers);
  const perdus: number[] = [];
  for (let site = 0; site < sites.places.length; site++) {
    const places = sites.places[site] as number;
    if (places <= 0) continue;
    const nombre = autour(site);
    let total = 0;
    for (let rang = 0; rang < nombre; rang++) {
      let palier = 0;
      while ((minutes[rang] as number) > (colonnes.bornes[palier] as number)) palier++;
      const compte = colonnes.poids[palier] as number;
      poids[rang] = compte;
      total += compte * (enfants[rangs[rang] as number] as number);
    }
    if (total <= 0) {
      perdus.push(site);
      continue;
    }
    const part = places / total;
    ratios[site] = part;
    for (let rang = 0; rang < nombre; rang++) {
      const commune = rangs[rang] as number;
      acces[commune] = (acces[commune] as number) + part * (poids[rang] as number);
    }
  }
  return { acces, ratios, perdus };
}

/** OBS-56 : le temps jusqu'à la place la plus proche ; sans place à portée, l'infini. */
export function plusProche({ communes, sites }: Monde, { rangs, minutes, autour }: Voisinage): Float64Array {
  const proches = new Float64Array(communes.enfants.length).fill(Infinity);
  for (let site = 0; site < sites.places.length; site++) {
    if ((sites.places[site] as number) <= 0) continue;
    const nombre = autour(site);
    for (let rang = 0; rang < nombre; rang++) {
      const commune = rangs[rang] as number;
      proches[commune] = Math.min(proches[commune] as number, minutes[rang] as number);
    }
  }
  return proches;
}

/** OBS-57 : ce qu'il manque de places à chaque commune pour atteindre un taux, et jamais moins que rien. */
export const placesManquantes = (enfants: Float64Array, acces: Float64Array, cible: number): Float64Array =>
  enfants.map((nombre, rang) => Math.max(0, nombre * (cible - (acces[rang] as number))));

/** OBS-58 : l'inégalité d'accès entre enfants, de 0 (tous pareils) à 1 : l'indice de Gini, chaque commune pesant ses enfants. */
export function gini(enfants: Float64Array, acces: Float64Array): number {
  const ordre = [...acces.keys()].toSorted((a, b) => (acces[a] as number) - (acces[b] as number));
  const somme = (de: (rang: number) => number) => ordre.reduce((total, rang) => total + de(rang), 0);
  const [population, places] = [somme((rang) => enfants[rang] ?? 0), somme((r) => (enfants[r] ?? 0) * (acces[r] ?? 0))];
  if (population <= 0 || places <= 0) return 0;
  let aire = 0;
  let cumul = 0;
  for (const rang of ordre) {
    const sienne = ((enfants[rang] ?? 0) * (acces[rang] ?? 0)) / places;
    aire += ((enfants[rang] ?? 0) / population) * (2 * cumul + sienne);
    cumul += sienne;
  }
  return Math.max(0, 1 - aire);
}

/** OBS-59 : ce que chaque commune gagnerait à quelques places de plus en un site, sans refaire le calcul ; rien si nul ne l'atteint. */
export function valeurMarginale(monde: Monde, voisinage: Voisinage, paliers: readonly Palier[], site: number) {
  const { enfants } = monde.communes;
  const nombre = voisinage.autour(site);
  const gains = new Float64Array(enfants.length);
  let total = 0;
  for (let rang = 0; rang < nombre; rang++) {
    const commune = voisinage.rangs[rang] as number;
    gains[commune] = poidsDe(paliers, voisinage.minutes[rang] as number);
    total += (gains[commune] as number) * (enfants[commune] as number);
  }
  return total > 0 ? gains.map((poids) => poids / total) : gains.fill(0);
}
