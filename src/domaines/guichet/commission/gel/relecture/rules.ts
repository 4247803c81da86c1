import type { Jour } from "#commun/jour.ts";
import type { Demande } from "../../../demande/model.ts";
import { examiner } from "../../../reglement/eligibilite/rules.ts";
import type { Contenu } from "../../../reglement/model.ts";
import type { ARelire } from "../model.ts";

/**
 * GUI-276 : avant le gel se nomment les demandes dont le calcul sait qu'une condition du règlement n'est pas tenue ; il ne les écarte
 * pas, et ne dit rien de ce qu'un agent seul peut juger.
 */
export const relire = (demandes: readonly Demande[], reglement: Pick<Contenu, "eligibilite">, au: Jour): ARelire[] =>
  demandes.flatMap((demande) => {
    const manquees = examiner(reglement, demande, au).filter(({ verifiee }) => verifiee === false);
    const conditions = manquees.map(({ libelle }) => libelle);
    return conditions.length > 0 ? [{ id: demande.id, numero: demande.numero, conditions }] : [];
  });
