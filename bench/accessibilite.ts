import type { Monde, Resultat } from "#domaines/observatoire/accessibilite/model.ts";
import { PROFILS } from "#domaines/observatoire/accessibilite/parametre/lexique.ts";
import { calculer, porteeDe } from "#domaines/observatoire/accessibilite/rules.ts";
import { voisinageAVol } from "#domaines/observatoire/accessibilite/voisinage/rules.ts";
import { compter } from "./acces/compter.ts";
import { pays } from "./acces/pays.ts";
import { type Figure, figure } from "./mesure.ts";

const COMMUNES = 35_000;
const SITES = 20_000;
const TOURS = 15;

function timed<T>(work: () => T): { ms: number; rendu: T } {
  const avant = process.cpuUsage();
  const rendu = work();
  const { user, system } = process.cpuUsage(avant);
  return { ms: (user + system) / 1000, rendu };
}

const [profil] = PROFILS as [(typeof PROFILS)[number]];
const dit = (nom: string) => `35 000 communes, 20 000 sites : ${nom}`;

/** The barest enumeration: the pairs are found and counted, no more. */
function enumerer(monde: Monde): number {
  const { autour } = voisinageAVol(monde, profil, porteeDe(profil.paliers));
  let couples = 0;
  for (let site = 0; site < monde.sites.places.length; site++) couples += autour(site);
  return couples;
}

function partager(monde: Monde): Resultat {
  const voisinage = voisinageAVol(monde, profil, porteeDe(profil.paliers));
  return calculer(monde, voisinage, profil.paliers);
}

/** Places lost or made by the sharing, out of one. */
function fuite(monde: Monde, { acces, perdus }: Resultat): number {
  const recues = acces.reduce((somme, un, rang) => somme + un * (monde.communes.enfants[rang] ?? 0), 0);
  const horsPortee = perdus.reduce((somme, site) => somme + (monde.sites.places[site] ?? 0), 0);
  const offertes = monde.sites.places.reduce((somme, places) => somme + places, 0) - horsPortee;
  return Math.abs(recues / offertes - 1);
}

/** Access to childcare in the whole country, against the time of enumerating the same pairs, in the same run. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const monde = pays(COMMUNES, SITES);
  const tours = Array.from({ length: TOURS }, () => ({
    couples: timed(() => enumerer(monde)),
    nus: timed(() => compter(monde, profil)),
    partage: timed(() => partager(monde)),
  }));
  const moindre = (de: (tour: (typeof tours)[number]) => number) => Math.min(...tours.map(de));
  const [enumeration, calcul] = [moindre((t) => t.couples.ms), moindre((t) => t.partage.ms)];
  const nombre = tours[0]?.couples.rendu ?? 0;
  say(`${nombre} couples à portée parmi ${COMMUNES} communes et ${SITES} sites`);
  const [comptage, autre] = [moindre((t) => t.nus.ms), tours[0]?.nus.rendu ?? -1];
  return [
    figure("accessibilite", dit("couples à portée"), [nombre, "couples"]),
    figure("accessibilite", dit("énumérer les couples"), [enumeration, "ms"]),
    figure("accessibilite", dit("calculer l’accès"), [calcul, "ms"]),
    figure("accessibilite", dit("compter les couples, sans rien d’autre"), [comptage, "ms"]),
    figure("accessibilite", dit("calculer / énumérer"), [calcul / enumeration, "fois"], { max: 2 }),
    figure("accessibilite", dit("calculer / compter"), [calcul / comptage, "fois"], { max: 2 }),
    figure("accessibilite", dit("les deux comptes sont le même"), [nombre === autre ? 1 : 0, "oui"], { min: 1 }),
    figure("accessibilite", dit("places perdues ou créées"), [1e12 * fuite(monde, partager(monde)), "× 10⁻¹²"], {
      max: 1,
    }),
  ];
}
