import { peutPasser } from "#commun/cycle.ts";
import { type Jour, plusJours } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Attribution, Dossier, Mois, Occupant, Place } from "../../appariement/model.ts";
import type { Demande } from "../../demande/model.ts";
import { CYCLE_OFFRE, type EtatOffre, type Offre } from "./model.ts";

export type RefusOffre = "deja-repondu" | "trop-tard" | "pas-encore";

/** GUI-291 : une famille a tant de jours pour répondre ; le dernier compte. */
export const limiteDe = (envoyeeLe: Jour, delai: number): Jour => plusJours(envoyeeLe, delai);

type Reponse = { etat: "acceptee" | "refusee"; par: "famille" | "agent"; le: Jour; instant: string };

/** GUI-292 : on répond une fois, au plus tard le jour dit ; un agent peut noter une réponse tardive, la famille non. */
export function repondre(offre: Offre, { etat, par, le, instant }: Reponse): Offre | Refus<RefusOffre> {
  if (!peutPasser(CYCLE_OFFRE, offre.etat, etat)) return refus("deja-repondu");
  if (par === "famille" && le > offre.limite) return refus("trop-tard");
  return { ...offre, etat, repondueLe: instant, reponduePar: par };
}

/** GUI-293 : le silence se constate le lendemain du dernier jour, pas avant. */
export function constaterSilence(offre: Offre, le: Jour, instant: string): Offre | Refus<RefusOffre> {
  if (!peutPasser(CYCLE_OFFRE, offre.etat, "sansReponse")) return refus("deja-repondu");
  if (le <= offre.limite) return refus("pas-encore");
  return { ...offre, etat: "sansReponse", repondueLe: instant, reponduePar: "delai" };
}

/**
 * GUI-372 : d'une même famille, deux demandes sont du même enfant s'il est né le même jour et porte le même prénom : sa place d'avant se
 * rend quand il en accepte une autre, jamais plus tôt.
 */
export const estLeMemeEnfant = (une: Pick<Demande, "id" | "enfant">, autre: Pick<Demande, "id" | "enfant">): boolean =>
  une.id !== autre.id &&
  une.enfant.naissance !== null &&
  une.enfant.naissance === autre.enfant.naissance &&
  sansAccents(une.enfant.prenom ?? "") === sansAccents(autre.enfant.prenom ?? "");

/** Une offre que l'on retire, la place ayant disparu ou la demande étant pourvue ailleurs. */
export const retirer = (offre: Offre, instant: string): Offre | Refus<RefusOffre> =>
  peutPasser(CYCLE_OFFRE, offre.etat, "retiree")
    ? { ...offre, etat: "retiree", repondueLe: instant, reponduePar: "agent" }
    : refus("deja-repondu");

/**
 * GUI-295 : d'une offre faite à des frères et sœurs, qui s'en va ne rend que sa place ; ceux qui restent gardent la leur. Les places suivent
 * l'ordre des demandes.
 */
export function garderEnfants(offre: Offre, restent: ReadonlySet<string>): Offre {
  const enfants = [...new Set(offre.places.map(({ enfant }) => enfant))].toSorted((a, b) => a - b);
  const gardes = new Set(enfants.filter((_enfant, rang) => restent.has(offre.demandes[rang] ?? "")));
  return {
    ...offre,
    demandes: offre.demandes.filter((demande) => restent.has(demande)),
    places: offre.places.filter(({ enfant }) => gardes.has(enfant)),
  };
}

/** GUI-296 : d'une attribution, seuls les enfants qui attendent encore reçoivent leur place ; nulle si aucun n'attend plus. */
export function quiAttendEncore<T extends Pick<Attribution, "enfants" | "places">>(
  attribution: T,
  demandes: readonly string[],
  attendent: ReadonlySet<string>,
): T | null {
  const enfants = attribution.enfants.filter((enfant) => attendent.has(demandes[enfant] ?? ""));
  const places = attribution.places.filter(({ enfant }) => enfants.includes(enfant));
  return enfants.length > 0 ? { ...attribution, enfants, places } : null;
}

const separes = ({ fratrie }: Pick<Dossier, "fratrie">): boolean => fratrie === "separement";

/** De frères et sœurs demandés à part, ceux-ci seuls sont encore appelés : aux autres, aucune semaine ne se cherche. Nul s'il n'en reste pas. */
export function appelerSeuls<T extends Pick<Dossier, "enfants">>(
  dossier: T,
  appelable: (enfant: number) => boolean,
): T | null {
  const rangs = [...dossier.enfants.keys()].filter(appelable);
  if (rangs.length === 0) return null;
  const enfants = dossier.enfants.map((enfant, rang) => (rangs.includes(rang) ? enfant : { ...enfant, semaines: [] }));
  return { ...dossier, enfants };
}

/**
 * GUI-297 : appelé après la séance, un dossier n'entre plus un mois passé ; rien s'il n'accepte pas d'attendre jusque-là. Demandés à part,
 * les enfants en décident chacun pour soi.
 */
export function entrerDes<T extends Pick<Dossier, "enfants" | "fratrie">>(dossier: T, mois: Mois): T | null {
  const enfants = dossier.enfants.map((enfant) => {
    const entree = Math.max(enfant.entree, mois);
    return { ...enfant, entree, tolerance: (enfant.tolerance ?? 0) - (entree - enfant.entree) };
  });
  const peut = (rang: number) => (enfants[rang]?.tolerance ?? 0) >= 0;
  if (separes(dossier)) return appelerSeuls({ ...dossier, enfants }, peut);
  return enfants.every((_, rang) => peut(rang)) ? { ...dossier, enfants } : null;
}

const TENUES: readonly EtatOffre[] = ["proposee", "acceptee"];

type Appele = Pick<Dossier, "id" | "enfants" | "fratrie">;
/** Un enfant à qui une semaine se cherche encore. */
const attend = ({ enfants }: Appele, rang: number): boolean => (enfants[rang]?.semaines.length ?? 0) > 0;

type Suite<T> = { dossiers: T[]; occupants: Map<string, Occupant[]> };

/** Un enfant qui tient déjà sa place : il l'occupe de son entrée à son départ. */
function occuper(occupants: Suite<Appele>["occupants"], { enfants }: Appele, places: readonly Place[]): void {
  for (const { enfant, structure, semaine, entree, reserve } of places) {
    const dit = enfants[enfant];
    if (!dit) continue;
    const siens = occupants.get(structure) ?? [];
    const garde = reserve === null ? {} : { reserve };
    const fin = dit.fin === undefined ? {} : { fin: dit.fin };
    occupants.set(structure, [...siens, { ne: dit.ne, depuis: entree, semaine, ...fin, ...garde }]);
  }
}

/**
 * GUI-294 : pour savoir qui vient ensuite, une place proposée ou acceptée est occupée ; qui a refusé, ou n'a pas répondu, n'est plus appelé
 * dans cette séance ; les autres se disputent ce qui reste, sans sur-attribution. De frères et sœurs demandés à part, celui qui n'a rien
 * eu est encore appelé.
 */
export function pourLaSuite<T extends Appele>(
  dossiers: readonly T[],
  offres: readonly Pick<Offre, "numero" | "etat" | "places">[],
): Suite<T> {
  const parNumero = Map.groupBy(offres, ({ numero }) => numero);
  const occupants: Suite<T>["occupants"] = new Map();
  const restent = dossiers.flatMap((dossier) => {
    const siennes = parNumero.get(dossier.id) ?? [];
    for (const { etat, places } of siennes) if (TENUES.includes(etat)) occuper(occupants, dossier, places);
    if (siennes.length === 0) return [dossier];
    const servis = new Set(siennes.flatMap(({ places }) => places.map(({ enfant }) => enfant)));
    const reste = separes(dossier) ? appelerSeuls(dossier, (rang) => attend(dossier, rang) && !servis.has(rang)) : null;
    return reste ? [reste] : [];
  });
  return { dossiers: restent, occupants };
}
