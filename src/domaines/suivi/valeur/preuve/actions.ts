import type { Attache } from "#domaines/documents/index.ts";
import type { Indicateur } from "../../indicateur/model.ts";
import type { Periode } from "../../periode/model.ts";
import type { Valeur } from "../model.ts";

export const OBJET_PREUVE = "suivi.preuve";

/** La pièce à l'appui de ce qu'un indicateur vaut à une période, toutes modalités. */
export const attacheDe = ({ id, convention }: Pick<Indicateur, "id" | "convention">, periode: Periode): Attache => ({
  objet: OBJET_PREUVE,
  objetId: `${id}/${periode}`,
  convention,
});

/** La pièce d'une période tient à ses valeurs : l'une validée, ne la change que qui valide. */
export const peutChangerPreuve = (valeurs: readonly Pick<Valeur, "etat">[], valider: boolean): boolean =>
  valider || valeurs.every(({ etat }) => etat !== "validee");
