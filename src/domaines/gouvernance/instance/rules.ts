import { annee, type Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { pluriel, sansAccents } from "#commun/texte.ts";
import type { Membre } from "../membre/model.ts";
import { siegeLe } from "../membre/rules.ts";
import type { EtatSeance, Seance } from "../seance/model.ts";
import type { Instance } from "./model.ts";

export type College = { nom: string; nombre: number };

/** GOUV-1 : un collège réunit les membres qui ont voix et siègent encore ; un suppléant et un invité n'en comptent pas un de plus. */
export function collegesDe(membres: readonly Membre[], le: Jour): College[] {
  const titulaires = membres.filter(
    (membre) => siegeLe(membre, le) && membre.voix === "deliberative" && !membre.suppleantDe,
  );
  const groupes = Map.groupBy(titulaires, ({ college }) => sansAccents(college).trim());
  return [...groupes.values()].map((siens) => ({ nom: siens[0]?.college.trim() ?? "", nombre: siens.length }));
}

export type Parite =
  | { genre: "sansObjet" }
  | { genre: "egale" }
  | { genre: "inegale"; ecart: number }
  | { genre: "autrement"; nombre: number };

/**
 * GOUV-2 : quand la convention veut la parité, deux collèges sont égaux s'ils ont autant de membres ; avec un seul, ou trois et plus,
 * la parité ne se compte pas (convention nationale, article 6).
 */
export function pariteDe({ parite }: Pick<Instance, "parite">, colleges: readonly College[]): Parite {
  if (!parite) return { genre: "sansObjet" };
  const [un, deux] = colleges;
  if (colleges.length !== 2 || !un || !deux) return { genre: "autrement", nombre: colleges.length };
  const ecart = Math.abs(un.nombre - deux.nombre);
  return ecart === 0 ? { genre: "egale" } : { genre: "inegale", ecart };
}

const compter = (colleges: readonly College[]) =>
  colleges.map(({ nom, nombre }) => `${nom || "sans collège"} ${nombre}`).join(", ");

/** GOUV-3 : ce que l'on dit de la parité, sans prétendre compter ce qui ne se compte pas. */
export function pariteDite(parite: Parite, colleges: readonly College[]): string | null {
  const comptes = compter(colleges);
  if (parite.genre === "sansObjet") return null;
  if (parite.genre === "egale") return `À parité : ${comptes}.`;
  if (parite.genre === "inegale")
    return `Pas encore à parité : ${comptes}. Il manque ${pluriel(parite.ecart, "membre")} d’un côté.`;
  if (parite.nombre < 2) return "La convention veut la parité, et un seul collège est nommé au plus : nommez l’autre.";
  return `La convention veut la parité et ${parite.nombre} collèges siègent (${comptes}) : à plus de deux, elle ne se compte pas. L’instance dit elle-même comment elle l’entend.`;
}

export type RefusInstance = "reunions-a-venir" | "deja-close" | "reunions-gardees" | "encore-ouverte";

const aVenir = (etat: EtatSeance) => etat === "preparation" || etat === "convoquee";

/** GOUV-4 : une instance se clôt quand plus aucune réunion n'y est en préparation ni convoquée. */
export function cloreInstance(
  instance: Instance,
  seances: readonly Pick<Seance, "etat">[],
  le: Jour,
): Instance | Refus<RefusInstance> {
  if (instance.closeLe) return refus("deja-close");
  if (seances.some(({ etat }) => aVenir(etat))) return refus("reunions-a-venir");
  return { ...instance, closeLe: le };
}

/** GOUV-5 : une instance close se rouvre ; celle où une réunion fut préparée ne s'efface jamais. */
export const rouvrirInstance = (instance: Instance): Instance | Refus<RefusInstance> =>
  instance.closeLe ? { ...instance, closeLe: null } : refus("encore-ouverte");

/** La seconde moitié de GOUV-5 : l'erreur d'un nom mal donné s'efface, une réunion non. */
export const effacerInstance = (seances: readonly unknown[]): null | Refus<RefusInstance> =>
  seances.length === 0 ? null : refus("reunions-gardees");

/** GOUV-6 : le rythme d'une année : les réunions tenues, celles à venir, et celles que la fréquence prévoit. */
export function rythmeDe(
  { frequence }: Pick<Instance, "frequence">,
  seances: readonly Pick<Seance, "etat" | "le">[],
  an: number,
): { tenues: number; aVenir: number; prevues: number | null } {
  const siennes = seances.filter(({ le }) => le !== null && annee(le) === an);
  return {
    tenues: siennes.filter(({ etat }) => etat === "tenue" || etat === "approuvee").length,
    aVenir: siennes.filter(({ etat }) => aVenir(etat)).length,
    prevues: frequence,
  };
}
