import { type Refus, refus } from "#commun/refus.ts";
import { estPetit } from "#commun/secret.ts";
import { reperesDe } from "../rules.ts";
import type { Bilan, FluxVu } from "./model.ts";

/** En deçà, un flux ne se publie pas : deux familles d'un hameau se reconnaissent. */
export const SEUIL_DISCRET = 5;

export type LigneFlux = { de: string; vers: string; nombre: number };
export type RefusFlux = "ligne-illisible" | "nombre-nul";

/** OBS-13 : une ligne de flux dit la commune de départ, celle d'arrivée et combien, séparées par un point-virgule ou une tabulation. */
export function lireFlux(ligne: string): LigneFlux | Refus<RefusFlux> {
  const [de = "", vers = "", nombre = ""] = ligne.split(/[;\t]/).map((cellule) => cellule.trim());
  const chiffres = nombre.replace(/[\s\u00a0\u202f]/g, "");
  if (!de || !vers || !/^\d{1,6}$/.test(chiffres)) return refus("ligne-illisible");
  return Number(chiffres) === 0 ? refus("nombre-nul") : { de, vers, nombre: Number(chiffres) };
}

/** OBS-14 : un flux de moins de cinq est montré sans son nombre, et ne compte dans aucun total : il ne s'en déduit pas. */
export const estDiscret = ({ nombre }: { nombre: number }): boolean => estPetit(nombre, SEUIL_DISCRET);

const sommer = (flux: readonly FluxVu[]) => flux.reduce((somme, { nombre }) => somme + nombre, 0);

/** Ce qui reste dans sa commune, ce qui en part, et la commune qui reçoit le plus des autres. */
export function bilanDe(flux: readonly FluxVu[]): Bilan {
  const comptes = flux.filter(({ discret }) => !discret);
  const partent = comptes.filter(({ de, vers }) => de !== vers);
  const recues = [...Map.groupBy(partent, ({ vers }) => vers)].map(([, siens]) => ({
    nom: siens[0]?.nomVers ?? "",
    nombre: sommer(siens),
  }));
  const [premiere = null] = recues.toSorted((a, b) => b.nombre - a.nombre);
  const total = sommer(comptes);
  const tus = flux.length - comptes.length;
  return { total, partent: sommer(partent), restent: total - sommer(partent), premiere, tus };
}

type Lieu = { x: number; y: number };

const LARGE_MAX = 36;
const LARGE_MIN = 4;

/** OBS-15 : la largeur d'une flèche est proportionnelle à ce qu'elle compte ; un flux tu a la plus fine, quel que soit son nombre. */
export const largeurDe = ({ nombre, discret }: { nombre: number; discret: boolean }, maximum: number): number =>
  discret ? LARGE_MIN : Math.max(LARGE_MIN, (LARGE_MAX * nombre) / Math.max(1, maximum));

const ECART = 40;

/** Une courbe qui laisse la place à celle du retour, et s'arrête avant le centre d'arrivée, ou le disque de `rayon` qui s'y trouve. */
export function courber(de: Lieu, vers: Lieu, rayon = 0): string {
  const [dx, dy] = [vers.x - de.x, vers.y - de.y];
  const longueur = Math.hypot(dx, dy) || 1;
  const court = Math.min(Math.max(ECART, rayon + ECART / 2), longueur * 0.35);
  const [fx, fy] = [vers.x - (dx / longueur) * court, vers.y - (dy / longueur) * court];
  const [cx, cy] = [(de.x + fx) / 2 - dy * 0.16, (de.y + fy) / 2 + dx * 0.16];
  return `M${de.x} ${de.y}Q${Math.round(cx)} ${Math.round(cy)} ${Math.round(fx)} ${Math.round(fy)}`;
}

/** Le plus petit trait qu'une légende montre, en part du plus grand. */
const PART_LEGENDE = 3;

/** Les traits de la légende : un nombre rond, et son tiers s'il se dit. */
export function traitsDe(maximum: number): { nombre: number; large: number }[] {
  const [grand = 0] = reperesDe(maximum);
  const petit = Math.round(grand / PART_LEGENDE);
  return [grand, petit]
    .filter((nombre) => nombre >= SEUIL_DISCRET)
    .map((nombre) => ({ nombre, large: largeurDe({ nombre, discret: false }, maximum) }));
}

export const direFlux = ({ nomDe, nomVers, nombre, discret, de, vers }: FluxVu): string => {
  const combien = discret ? `moins de ${SEUIL_DISCRET}` : nombre.toLocaleString("fr-FR");
  return de === vers ? `${nomDe} : ${combien} sur place` : `De ${nomDe} vers ${nomVers} : ${combien}`;
};
