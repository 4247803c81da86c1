import { type Refus, refus } from "#commun/refus.ts";
import { peutPasser } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Cible, Indicateur } from "../indicateur/model.ts";
import { finDe, ordonner } from "../periode/rules.ts";
import {
  CYCLE,
  type Doute,
  ENSEMBLE,
  type EtatValeur,
  type Mesuree,
  type Point,
  type Valeur,
  type Vise,
} from "./model.ts";

/** SUI-104 : un pourcentage se calcule de sa part et de son tout, et n'existe pas sans eux ; le reste vaut ce qu'il est. */
export const valeurDe = ({ mesure }: Pick<Indicateur, "mesure">, { nombre, sur }: Mesuree): number | null => {
  if (mesure !== "pourcentage") return nombre;
  return sur ? (nombre / sur) * 100 : null;
};

const somme = (parts: readonly Mesuree[]): Mesuree => ({
  nombre: parts.reduce((total, { nombre }) => total + nombre, 0),
  sur: parts.some(({ sur }) => sur !== null) ? parts.reduce((total, { sur }) => total + (sur ?? 0), 0) : null,
});

type Ventile = Pick<Indicateur, "mesure" | "modalites" | "ventilation">;

/** Des modalités que l'on attend n'ont pas de valeur. */
const manque = ({ ventilation, modalites }: Ventile, parts: readonly Valeur[]): boolean =>
  ventilation !== "aucune" && modalites.some((nom) => !parts.some(({ modalite }) => modalite === nom));

/** Ce qui sépare le tout saisi de la somme d'un détail complet. */
function ecartDe(tout: Mesuree | undefined, parts: readonly Mesuree[]): number | null {
  const ecart = tout && parts.length > 0 ? tout.nombre - somme(parts).nombre : 0;
  return Math.abs(ecart) > 1e-9 ? ecart : null;
}

/**
 * SUI-105 : le tout d'une période est celui que l'on a saisi, sinon la somme de ses modalités ; une part additionne numérateurs et
 * dénominateurs, jamais des pourcentages ; un niveau ne s'additionne pas.
 */
export function replier(indicateur: Ventile, valeurs: readonly Valeur[]): Point | null {
  const tout = valeurs.find(({ modalite }) => modalite === ENSEMBLE);
  const parts = valeurs.filter(({ modalite }) => indicateur.mesure !== "echelle" && modalite !== ENSEMBLE);
  const ensemble = tout ?? (parts.length > 0 ? somme(parts) : null);
  const valeur = ensemble && valeurDe(indicateur, ensemble);
  if (ensemble === null || valeur === null) return null;
  const partiel = manque(indicateur, parts);
  return {
    periode: valeurs[0]?.periode ?? "",
    nombre: ensemble.nombre,
    sur: ensemble.sur,
    valeur,
    modalites: parts.map(({ modalite, nombre, sur }) => ({ modalite, nombre, sur })),
    partiel: !tout && partiel,
    ecart: partiel ? null : ecartDe(tout, parts),
    validee: valeurs.every(({ etat }) => etat === "validee"),
  };
}

/** Les points d'un indicateur, période par période, dans l'ordre du temps. */
export function serieDe(indicateur: Ventile, valeurs: readonly Valeur[]): Point[] {
  const parPeriode = Map.groupBy(valeurs, ({ periode }) => periode);
  return [...parPeriode.keys()]
    .toSorted(ordonner)
    .flatMap((periode) => replier(indicateur, parPeriode.get(periode) ?? []) ?? []);
}

/** SUI-106 : d'un indicateur cumulatif on montre le total des périodes, d'un autre la dernière valeur. */
export function aMontrer(indicateur: Pick<Indicateur, "mesure" | "cumul">, serie: readonly Point[]): number | null {
  const dernier = serie.at(-1);
  if (!dernier) return null;
  const cumule = indicateur.cumul && indicateur.mesure !== "echelle";
  return cumule ? valeurDe(indicateur, somme(serie)) : dernier.valeur;
}

/** SUI-107 : la cible qui compte aujourd'hui est la prochaine ; passé la dernière, c'est elle. Celle d'une modalité ne vaut que pour elle. */
export function cibleDuJour(cibles: readonly Cible[], aujourdhui: Jour, modalite?: string): Cible | null {
  const siennes = cibles.filter((cible) => cible.modalite === modalite);
  const rangees = siennes.toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return rangees.find(({ date }) => date >= aujourdhui) ?? rangees.at(-1) ?? null;
}

/** Ce qu'un indicateur à maintenir peut perdre ou gagner sans avoir bougé : un vingtième de sa cible. */
const TOLERANCE = 0.05;

export type Progression = { part: number | null; atteinte: boolean; reste: number };

/**
 * SUI-108 : la progression est le chemin fait du départ vers la cible, dans le sens voulu : 0 au départ, 1 à la cible, négative si
 * l'on recule ; sans départ, ou si la cible n'est pas du bon côté, on dit seulement si elle est atteinte. Se maintenir, c'est
 * rester à un vingtième de la cible.
 */
export function progression(
  { sens, depart }: { sens: Indicateur["sens"]; depart: number | null },
  cible: number,
  valeur: number,
): Progression {
  if (sens === "maintien") {
    const reste = Math.abs(valeur - cible);
    return { part: null, atteinte: reste <= Math.abs(cible) * TOLERANCE, reste };
  }
  const signe = sens === "hausse" ? 1 : -1;
  const reste = Math.max(0, (cible - valeur) * signe);
  const chemin = depart === null ? 0 : (cible - depart) * signe;
  const part = depart !== null && chemin > 0 ? ((valeur - depart) * signe) / chemin : null;
  return { part, atteinte: reste === 0, reste };
}

/** L'état d'un indicateur un jour donné : d'où il part, où il en est, où il va. */
export type EtatIndicateur = {
  depart: number | null;
  dernier: Point | null;
  montre: number | null;
  cible: Cible | null;
  progression: Progression | null;
  serie: Point[];
  vises: Vise[];
  /** La dernière période court encore : elle n'a pas tout dit. */
  enCours: boolean;
};

export function etatIndicateur(indicateur: Indicateur, valeurs: readonly Valeur[], aujourdhui: Jour): EtatIndicateur {
  const serie = serieDe(indicateur, valeurs);
  const montre = aMontrer(indicateur, serie);
  const depart = indicateur.depart ? valeurDe(indicateur, indicateur.depart) : null;
  const cible = cibleDuJour(indicateur.cibles, aujourdhui);
  const { sens, cumul } = indicateur;
  const origine = cumul ? 0 : depart; // un cumul part de rien : ce qui existait avant ne compte pas dans ce qui s'ajoute
  const dernier = serie.at(-1) ?? null;
  return {
    depart,
    dernier,
    enCours: dernier !== null && finDe(dernier.periode) > aujourdhui,
    montre,
    cible,
    progression: cible && montre !== null ? progression({ sens, depart: origine }, cible.valeur, montre) : null,
    serie,
    vises: visesParModalite(indicateur, serie, aujourdhui),
  };
}

/** SUI-252 : chaque modalité se mesure à sa propre cible, dans l'ordre où l'indicateur les nomme ; un cumul à son total. */
export function visesParModalite(
  indicateur: Pick<Indicateur, "mesure" | "sens" | "cumul" | "cibles">,
  serie: readonly Point[],
  aujourdhui: Jour,
): Vise[] {
  const nommees = [...new Set(indicateur.cibles.flatMap(({ modalite }) => modalite ?? []))];
  const points = indicateur.cumul ? serie : serie.slice(-1);
  return nommees.flatMap((modalite) => {
    const cible = cibleDuJour(indicateur.cibles, aujourdhui, modalite);
    if (!cible) return [];
    const parts = points.flatMap((point) => point.modalites.filter((une) => une.modalite === modalite));
    const valeur = parts.length > 0 ? valeurDe(indicateur, somme(parts)) : null;
    const { sens } = indicateur;
    const atteinte = valeur !== null && progression({ sens, depart: null }, cible.valeur, valeur).atteinte;
    return [{ modalite, valeur, cible, atteinte }];
  });
}

const plafondDe = ({ mesure, maximum }: Pick<Indicateur, "mesure" | "maximum">) =>
  maximum ?? (mesure === "pourcentage" ? 100 : null);

/**
 * SUI-109 : avant de garder une valeur, on demande si elle est juste quand elle sort de ses bornes (cent pour un pourcentage qui n'en
 * a pas d'autre), ou quand elle vaut au moins dix fois la dernière, ou au plus un dixième.
 */
export function douteDe(
  indicateur: Pick<Indicateur, "mesure" | "minimum" | "maximum">,
  valeur: number,
  derniere: number | null,
): Doute | null {
  const { minimum, mesure } = indicateur;
  const maximum = plafondDe(indicateur);
  if (minimum !== null && valeur < minimum) return "sous-borne";
  if (maximum !== null && valeur > maximum) return "sur-borne";
  if (mesure === "echelle" || derniere === null || derniere <= 0) return null;
  if (valeur >= derniere * 10) return "dix-fois";
  return valeur <= derniere / 10 ? "dixieme" : null;
}

/** La dernière valeur d'avant cette période, pour la même modalité. */
export function derniereAvant(valeurs: readonly Valeur[], periode: string, modalite: string): Valeur | undefined {
  const avant = valeurs.filter((une) => une.modalite === modalite && finDe(une.periode) < finDe(periode));
  return avant.toSorted((a, b) => ordonner(a.periode, b.periode)).at(-1);
}

/** SUI-110 : ce que saisit qui valide est validé ; ce que saisit un autre attend de l'être, même à la place d'une valeur validée. */
export const etatApresSaisie = (valide: boolean): EtatValeur => (valide ? "validee" : "brouillon");

/** SUI-111 : on valide une valeur qui attend ; une valeur validée l'est déjà. */
export function valider(valeur: Valeur, par: string, le: string): Valeur | Refus<"deja-validee"> {
  if (!peutPasser(CYCLE, valeur.etat, "validee")) return refus("deja-validee");
  return { ...valeur, etat: "validee", validePar: par, valideLe: le };
}

/** SUI-112 : la part d'un tout n'est pas négative et son tout n'est pas nul ; un niveau est l'un de ceux de l'échelle. */
export function verifierMesuree(
  { mesure, niveaux }: Pick<Indicateur, "mesure" | "niveaux">,
  { nombre, sur }: Mesuree,
): Refus<"tout-nul" | "part-negative" | "niveau-inconnu"> | null {
  if (mesure === "echelle")
    return Number.isInteger(nombre) && nombre >= 1 && nombre <= niveaux.length ? null : refus("niveau-inconnu");
  if (mesure !== "pourcentage") return null;
  if (sur === null || sur <= 0) return refus("tout-nul");
  return nombre < 0 ? refus("part-negative") : null;
}
