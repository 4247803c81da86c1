import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { ActionCommunication } from "./model.ts";

export type RefusCommunication = "a-l-envers" | "sans-mention" | "faite-a-venir";

/** GOUV-140 : un support commun porte les logos de toutes les parties, ou dit leur coopération ; il n'est pas fait avant son premier jour (art. 8). */
export function tenirAction(
  action: ActionCommunication,
  aujourdhui: Jour,
): ActionCommunication | Refus<RefusCommunication> {
  const { debut, fin, logos, mention, etat } = action;
  if (debut !== null && fin !== null && fin < debut) return refus("a-l-envers");
  if (!logos && mention === "") return refus("sans-mention");
  return etat === "faite" && debut !== null && debut > aujourdhui ? refus("faite-a-venir") : action;
}

/** GOUV-141 : des parties sans logo déposé ne peuvent pas figurer sur un support commun : on les nomme. */
export const logosManquants = (parties: readonly string[], deposes: readonly string[]): string[] =>
  parties.filter((partie) => !deposes.includes(partie));
