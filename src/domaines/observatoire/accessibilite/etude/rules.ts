import { CLASSES_COMMUNE, type Monde, type Parametres, type TempsDonnes, type Voisinage } from "../model.ts";
import { SEUILS } from "../parametre/lexique.ts";
import { calculer, gini, placesManquantes, plusProche, porteeDe } from "../rules.ts";
import { minutesAVol, voisinageAVol, voisinageDonne, voisinageReserve } from "../voisinage/rules.ts";
import { essaisDe, type Vue, zonesDUneCommune } from "../zone/rules.ts";
import type { Etat, Etude, FichierTemps, LigneAcces, Reglages, SiteEtudie, ZoneAcces } from "./model.ts";

/** On cherche la place la plus proche jusque-là, en minutes. */
const LOIN = 60;

export const sitesDuMode = (sites: readonly SiteEtudie[], mode: Reglages["mode"]): SiteEtudie[] =>
  sites.filter((site) => mode === "total" || site.mode === mode);

/** Le territoire en colonnes. */
export function aPlat({ communes, sites }: Etat, parametres: Parametres): Monde {
  const rangs = new Map(communes.map(({ code }, rang) => [code, rang]));
  const bassins = [...new Set(communes.map(({ bassin }) => bassin))];
  const groupes = communes.map(({ bassin }) => bassins.indexOf(bassin));
  const celleDe = (site: SiteEtudie) => rangs.get(site.commune) ?? -1;
  const classe = (rang: number) => CLASSES_COMMUNE.indexOf(communes[rang]?.classe ?? "rurale");
  return {
    communes: {
      lat: Float64Array.from(communes, ({ lat }) => lat),
      lon: Float64Array.from(communes, ({ lon }) => lon),
      classe: Uint8Array.from(communes, (_, rang) => classe(rang)),
      enfants: Float64Array.from(communes, ({ enfants }) => enfants),
      interne: Float64Array.from(communes, ({ interne }, rang) =>
        interne ? minutesAVol(interne, parametres.vitesses[classe(rang)] ?? 0, parametres) : parametres.memePoint,
      ),
      groupe: Int32Array.from(groupes),
    },
    sites: {
      lat: Float64Array.from(sites, ({ lat }) => lat),
      lon: Float64Array.from(sites, ({ lon }) => lon),
      classe: Uint8Array.from(sites, (site) => classe(celleDe(site))),
      places: Float64Array.from(sites, ({ places }) => places),
      groupe: Int32Array.from(sites, (site) => groupes[celleDe(site)] ?? -1),
      reservee: Uint8Array.from(sites, ({ reservee }) => (reservee ? 1 : 0)),
    },
  };
}

/** OBS-60 : le fichier dit un temps dans un sens : il vaut pour l'autre, sauf si le fichier dit aussi l'autre. */
export const minutesDuFichier = ({ minutes }: FichierTemps, de: string, a: string): number | undefined =>
  minutes.get(`${de}>${a}`) ?? minutes.get(`${a}>${de}`);

/** OBS-61 : ce que le fichier ne dit pas est hors d'atteinte s'il est complet ; sinon, c'est le vol d'oiseau qui le dit. Sur place, toujours. */
function tempsDe({ communes, sites }: Etat, fichier: FichierTemps, avol: Voisinage): TempsDonnes {
  const debut = [0];
  const rangs: number[] = [];
  const minutes: number[] = [];
  for (const [rang, site] of sites.entries()) {
    const nombre = avol.autour(rang);
    const calcules = new Map(Array.from({ length: nombre }, (_, un) => [avol.rangs[un], avol.minutes[un]]));
    for (const [autre, { code }] of communes.entries()) {
      const surPlace = code === site.commune;
      const calcule = surPlace || !fichier.complet ? calcules.get(autre) : undefined;
      const temps = minutesDuFichier(fichier, code, site.commune) ?? calcule;
      if (temps === undefined) continue;
      rangs.push(autre);
      minutes.push(temps);
    }
    debut.push(rangs.length);
  }
  return {
    debut: Int32Array.from(debut),
    rangs: Int32Array.from(rangs),
    minutes: Float64Array.from(minutes),
  };
}

/** Qui est à portée de chaque lieu : selon le fichier s'il y en a un, à vol d'oiseau sinon. */
export function voisinageDe(etat: Etat, monde: Monde, parametres: Parametres, suite: [FichierTemps | null, number]) {
  const [fichier, portee] = suite;
  const avol = voisinageAVol(monde, parametres, portee);
  return voisinageReserve(fichier ? voisinageDonne(tempsDe(etat, fichier, avol), portee) : avol, monde);
}

/** OBS-69 : l'accès est celui d'un mode ; le lieu le plus proche, lui, est une crèche, une micro-crèche ou une MAM, quel que soit ce mode. */
export function calculerEtat(etat: Etat, { profil, mode, temps }: Omit<Reglages, "reference">) {
  const vu: Etat = { communes: etat.communes, sites: sitesDuMode(etat.sites, mode) };
  const monde = aPlat(vu, profil);
  const resultat = calculer(monde, voisinageDe(vu, monde, profil, [temps, porteeDe(profil.paliers)]), profil.paliers);
  const lieux: Etat = { communes: etat.communes, sites: etat.sites.filter(({ lieu }) => lieu) };
  const places = aPlat(lieux, profil);
  const proches = plusProche(places, voisinageDe(lieux, places, profil, [temps, LOIN]));
  return { ...resultat, proches, monde, sites: vu.sites };
}

/** OBS-62 : le dixième des enfants les moins servis, s'il y a au moins dix communes pour en parler. */
function seuilDuDixieme(enfants: Float64Array, acces: Float64Array): number {
  if (acces.length < 10) return -Infinity;
  const ordre = [...acces.keys()].toSorted((a, b) => (acces[a] ?? 0) - (acces[b] ?? 0));
  let reste = enfants.reduce((somme, un) => somme + un, 0) / 10;
  for (const rang of ordre) {
    reste -= enfants[rang] ?? 0;
    if (reste <= 0) return acces[rang] ?? 0;
  }
  return -Infinity;
}

/** Les zones de chaque commune, tous les essais joués. */
function zonesDe(etat: Etat, reglages: Reglages): ZoneAcces[][] {
  const avecEaje = new Set(etat.sites.filter(({ eaje, places }) => eaje && places > 0).map(({ commune }) => commune));
  const [premier, ...suite] = essaisDe(reglages.profil).map(({ profil, decalage }): Essai => {
    const { acces, proches } = calculerEtat(etat, { ...reglages, profil });
    return { acces, proches, decalage };
  });
  return etat.communes.map((commune, rang) => {
    const vue = ({ acces, proches, decalage }: Essai): Vue => ({
      acces: acces[rang] ?? 0,
      proche: proches[rang] ?? Infinity,
      eaje: avecEaje.has(commune.code),
      reference: reglages.reference,
      decalage,
    });
    return premier ? zonesDUneCommune(commune, [vue(premier), ...suite.map(vue)]) : [];
  });
}

type Essai = { acces: Float64Array; proches: Float64Array; decalage: number };

const sommer = (valeurs: Float64Array | readonly number[]) => {
  let total = 0;
  for (const une of valeurs) total += une;
  return total;
};

/** Ce que disent ensemble des communes : leurs enfants, les places qui s'y trouvent, celles que leurs enfants atteignent. */
function resumer(lignes: LigneAcces[], sites: readonly SiteEtudie[]): Omit<Etude, "perdus"> {
  const enfants = Float64Array.from(lignes, ({ commune }) => commune.enfants);
  const acces = Float64Array.from(lignes, (ligne) => ligne.acces);
  const total = sommer(enfants);
  const recues = sommer(acces.map((un, rang) => un * (enfants[rang] ?? 0)));
  return {
    lignes,
    enfants: total,
    places: sommer(sites.map(({ places }) => places)),
    acces: total > 0 ? recues / total : 0,
    manque: sommer(lignes.map(({ manque }) => manque)),
    gini: gini(enfants, acces),
  };
}

/** OBS-74 : les voisines comptent dans le partage des places ; on ne parle que des communes de l'espace. */
export function etudier(etat: Etat, reglages: Reglages, dedans?: ReadonlySet<string>): Etude {
  const { acces, perdus, proches, monde, sites } = calculerEtat(etat, reglages);
  const { enfants } = monde.communes;
  const manques = placesManquantes(enfants, acces, reglages.reference);
  const zones = zonesDe(etat, reglages);
  const seuil = seuilDuDixieme(enfants, acces);
  const lignes = etat.communes.map(
    (commune, rang): LigneAcces => ({
      commune,
      acces: acces[rang] ?? 0,
      proche: proches[rang] ?? Infinity,
      manque: manques[rang] ?? 0,
      zones: zones[rang] ?? [],
      dernierDixieme: (acces[rang] ?? 0) <= seuil,
      peuSur: commune.enfants < SEUILS.confiance,
    }),
  );
  const dela = (code: string) => !dedans || dedans.has(code);
  const siennes = lignes.filter(({ commune }) => dela(commune.code));
  const siens = sites.filter(({ commune }) => dela(commune));
  return { ...resumer(siennes, siens), perdus: perdus.flatMap((site) => sites[site] ?? []) };
}
