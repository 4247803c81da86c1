import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Assistante } from "./model.ts";

/** EQU-20 : une assistante maternelle ne paraît que si elle y a consenti, et tant qu'elle ne s'est pas retirée. */
export const parait = ({ consentieLe, retireeLe }: Pick<Assistante, "consentieLe" | "retireeLe">): boolean =>
  consentieLe !== null && retireeLe === null;

/** EQU-21 : elle n'a pas plus de places libres que son agrément n'en permet, et pas un jour de plus qu'il ne dure. */
export function verifierPlaces({
  agrement,
  agrementFin,
  libres,
  libresDes,
}: Pick<Assistante, "agrement" | "agrementFin" | "libres" | "libresDes">): Refus<
  "trop-de-places" | "apres-agrement"
> | null {
  if (libres !== null && libres > agrement) return refus("trop-de-places");
  return agrementFin && libresDes && libresDes > agrementFin ? refus("apres-agrement") : null;
}

/** EQU-22 : consentir de nouveau efface un retrait ; se retirer garde le jour où l'on avait consenti, et ôte ce que l'on disait de ses places. */
export function dire(assistante: Assistante, consent: boolean, le: Jour): Assistante {
  if (consent === parait(assistante)) return assistante;
  if (consent) return { ...assistante, consentieLe: le, retireeLe: null };
  return { ...assistante, retireeLe: le, libres: null, libresDes: null, ditesLe: null, source: null };
}

/** EQU-23 : l'agrément d'une assistante a un terme : passé, ses places ne comptent plus. */
export const estAgreee = ({ agrementFin }: Pick<Assistante, "agrementFin">, le: Jour): boolean =>
  agrementFin === null || le <= agrementFin;
