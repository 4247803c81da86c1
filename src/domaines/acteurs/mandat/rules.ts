import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Mandat, RefusMandat, RoleMandat, Theme } from "./model.ts";

/** ACT-9 : un mandat court de son premier à son dernier jour compris ; sans date, il n'a pas de bord de ce côté. */
export const estEnCours = ({ debut, fin }: Pick<Mandat, "debut" | "fin">, le: Jour): boolean =>
  (debut === null || debut <= le) && (fin === null || le <= fin);

/** ACT-22 : une convention finie finit tous ses mandats avec elle ; un mandat sans fin, ou d'une fin plus tardive, prend la sienne. */
export const borner = (mandats: readonly Mandat[], fins: ReadonlyMap<string, Jour>): Mandat[] =>
  mandats.map((mandat) => {
    const derniere = fins.get(mandat.convention);
    return derniere && (mandat.fin === null || derniere < mandat.fin) ? { ...mandat, fin: derniere } : mandat;
  });

const memeObjet = (un: Mandat, autre: Mandat): boolean =>
  un.acteur === autre.acteur &&
  un.convention === autre.convention &&
  un.role === autre.role &&
  un.theme === autre.theme &&
  un.commune === autre.commune;

const seRecouvrent = (un: Mandat, autre: Mandat): boolean =>
  (un.fin === null || autre.debut === null || autre.debut <= un.fin) &&
  (autre.fin === null || un.debut === null || un.debut <= autre.fin);

/** ACT-10 : un mandat finit après avoir commencé, et le même n'est pas tenu deux fois le même jour ; repris plus tard, c'en est un autre. */
export function verifierMandat(mandat: Mandat, siens: readonly Mandat[]): Refus<RefusMandat> | null {
  if (mandat.debut && mandat.fin && mandat.fin < mandat.debut) return refus("fin-avant-debut");
  const deja = siens.some((un) => un.id !== mandat.id && memeObjet(un, mandat) && seRecouvrent(un, mandat));
  return deja ? refus("deja-tenu") : null;
}

/** ACT-11 : un mandat qui s'arrête garde ses dates : il passe à l'histoire, il ne s'efface pas ; jamais commencé, il finit le jour où il commençait. */
export function arreter(mandat: Mandat, le: Jour): Mandat {
  const fin = mandat.debut && mandat.debut > le ? mandat.debut : le;
  return { ...mandat, fin: mandat.fin && mandat.fin < fin ? mandat.fin : fin };
}

const RELAIS: readonly RoleMandat[] = ["referent", "personneRelais", "elu"];

/** ACT-12 : pour une commune et un thème, les référents et personnes-relais sont ceux qui les nomment, et ceux qui n'excluent ni l'une ni l'autre. */
export const relaisDe = (
  mandats: readonly Mandat[],
  { commune, theme, le }: { commune: string; theme: Theme; le: Jour },
): Mandat[] =>
  mandats.filter(
    (mandat) =>
      RELAIS.includes(mandat.role) &&
      estEnCours(mandat, le) &&
      (mandat.commune === null || mandat.commune === commune) &&
      (mandat.theme === null || mandat.theme === theme),
  );

/** ACT-13 : fusionné, un doublon apporte ses mandats à l'acteur gardé ; séparé, il les reprend. */
export const mandatsDe = (mandats: readonly Mandat[], acteur: string, gardeDe: (acteur: string) => string): Mandat[] =>
  mandats.filter((mandat) => gardeDe(mandat.acteur) === gardeDe(acteur));
