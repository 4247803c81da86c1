import { adresse } from "#commun/adresse.ts";
import type { Fiche, Porteur } from "../model.ts";

/** Ce qu'une modification par lot change : un champ, et comment. */
export const CHAMPS_LOT = ["priorite", "pilotes", "noeuds", "champs"] as const;
export type ChampLot = (typeof CHAMPS_LOT)[number];
export type ManiereLot = "remplacer" | "ajouter" | "retirer";

export type Lot =
  | { champ: "priorite"; valeur: Fiche["priorite"] }
  | { champ: "pilotes"; maniere: ManiereLot; valeur: Porteur[] }
  | { champ: "noeuds" | "champs"; maniere: ManiereLot; valeur: string[] };

function combiner<T>(ici: readonly T[], autres: readonly T[], maniere: ManiereLot, cle: (un: T) => string): T[] {
  const cites = new Set(autres.map(cle));
  if (maniere === "remplacer") return [...autres];
  if (maniere === "retirer") return ici.filter((un) => !cites.has(cle(un)));
  const deja = new Set(ici.map(cle));
  return [...ici, ...autres.filter((un) => !deja.has(cle(un)))];
}

/** PLA-17 : une modification par lot remplace, ajoute ou retire la même chose dans chaque fiche ; le reste ne bouge pas. */
export function appliquerLot(fiche: Fiche, lot: Lot): Fiche {
  if (lot.champ === "priorite") return { ...fiche, priorite: lot.valeur };
  if (lot.champ === "pilotes")
    return { ...fiche, pilotes: combiner(fiche.pilotes, lot.valeur, lot.maniere, ({ acteur }) => acteur) };
  return { ...fiche, [lot.champ]: combiner(fiche[lot.champ], lot.valeur, lot.maniere, (un) => un) };
}

/** PLA-17 : un lot ne s'écrit que sur les fiches que son aperçu a montrées, telles qu'il les a montrées. */
export const montrees = (lues: readonly string[], changements: readonly { avant: Pick<Fiche, "id" | "version"> }[]) =>
  changements.every(({ avant }) => lues.includes(`${avant.id} ${avant.version}`));

/** Le tableau tel qu'on l'a quitté, ses filtres et son ordre ; rien de ce que dit cette adresse ne mène ailleurs. */
export const tableauDe = (base: string, retour: string, plus: Record<string, string> = {}): string =>
  adresse(`${base}/plan/tableau`, new URLSearchParams(retour), plus);
