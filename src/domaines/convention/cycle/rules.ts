import { peutPasser } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import {
  CYCLE,
  type Papier,
  type EtatConvention,
  type EtatEcrit,
  type RefusPassage,
  type VieConvention,
} from "./model.ts";

type Dates = { debut: Jour | null; fin: Jour | null };

/** Ce que les autres tranches disent de la fin : le jour où une résiliation prend effet, et si une suite est signée. */
export type Suites = { effetLe: Jour | null; suiteSignee: boolean };
const AUCUNE_SUITE: Suites = { effetLe: null, suiteSignee: false };

/**
 * CONV-11 : ce que les dates font d'une convention ne s'écrit pas, il se lit : signée, elle entre en vigueur à son premier jour et
 * échoit le lendemain de son dernier ; échue, elle est reconduite si une suite est signée ; résiliée, elle vit jusqu'à l'effet.
 */
export function etatAuJour(
  { etat, debut, fin }: Pick<VieConvention, "etat"> & Dates,
  le: Jour,
  { effetLe, suiteSignee }: Suites = AUCUNE_SUITE,
): EtatConvention {
  if (!estSignee({ etat })) return etat;
  if (etat === "resiliee" && passe(effetLe, le)) return "resiliee";
  if (fin !== null && fin < le) return suiteSignee ? "reconduite" : "echue";
  return passe(debut, le) ? "enVigueur" : "signee";
}

const passe = (jour: Jour | null, le: Jour) => jour !== null && jour <= le;

const SIGNEES: readonly EtatEcrit[] = ["signee", "resiliee"];

/** CONV-12 : une convention est signée une fois pour toutes, même échue ou résiliée. */
export const estSignee = ({ etat }: Pick<VieConvention, "etat">): boolean => SIGNEES.includes(etat);

/** CONV-13 : ce qui est signé ne bouge que sous un avenant ouvert (modèle national, art. 11). */
export const estVerrouillee = (vie: Pick<VieConvention, "etat" | "avenantOuvert">): boolean =>
  estSignee(vie) && !vie.avenantOuvert;

type Signable = VieConvention & Dates & { parties: number };

/** CONV-14 : on ne signe qu'une convention datée, entre deux parties au moins. */
function verifierSignature({ debut, fin, parties }: Signable): Refus<RefusPassage> | null {
  if (!debut || !fin) return refus("dates-manquantes");
  return parties < 2 ? refus("parties-manquantes") : null;
}

/**
 * CONV-66 : on ne dit signée sur papier ni une convention qui se signe ici, partie par partie, ni une convention où il manque quelque chose,
 * à moins de confirmer qu'elle fut signée ainsi.
 */
export function verifierPapier({ circuitOuvert, manques }: Papier, confirme: boolean): Refus<RefusPassage> | null {
  if (circuitOuvert) return refus("circuit-ouvert");
  return manques.length > 0 && !confirme ? refus("manques-a-confirmer") : null;
}

/** CONV-15 : une convention passe d'un état à l'autre par la table de sa vie, tel qu'il est ce jour-là ; les dates font le reste. */
export function passer(convention: Signable, vers: EtatEcrit, le: Jour): VieConvention | Refus<RefusPassage> {
  if (!peutPasser(CYCLE, etatAuJour(convention, le), vers)) return refus("passage-impossible");
  const { signeeLe, precedente, avenantOuvert } = convention;
  if (vers !== "signee") return { etat: vers, signeeLe, precedente, avenantOuvert };
  return verifierSignature(convention) ?? { etat: vers, signeeLe: le, precedente, avenantOuvert };
}
