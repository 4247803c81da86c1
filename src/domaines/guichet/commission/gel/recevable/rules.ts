import type { Jour } from "#commun/jour.ts";
import type { Demande } from "../../../demande/model.ts";
import { examiner } from "../../../reglement/eligibilite/rules.ts";
import type { Contenu } from "../../../reglement/model.ts";
import type { DossierGarde, DossierGele, NonRecevable } from "../model.ts";

type Conditions = Pick<Contenu, "eligibilite">;

const manquees = (reglement: Conditions, demande: Demande, au: Jour): string[] =>
  examiner(reglement, demande, au).flatMap(({ verifiee, libelle }) => (verifiee === false ? [libelle] : []));

/** Les demandes qui ne tiennent pas une condition, et lesquelles : un agent relit d'abord ce que la famille en a dit. */
export const nonRecevables = (demandes: readonly Demande[], reglement: Conditions, au: Jour): NonRecevable[] =>
  demandes.flatMap((demande) => {
    const conditions = manquees(reglement, demande, au);
    return conditions.length > 0 ? [{ id: demande.id, numero: demande.numero, conditions }] : [];
  });

type Gardee = Pick<DossierGarde, "id" | "contenu">;

/** Les dossiers gelés que leurs conditions tiennent hors du classement, et qu'aucun geste n'a admis. */
export function nonRecevablesDe({
  gardes,
  etat,
}: {
  gardes: readonly Gardee[];
  etat: { dossiers: readonly { id: string }[] };
}) {
  const examines = new Set(etat.dossiers.map(({ id }) => id));
  return gardes.flatMap(({ id, contenu }) =>
    contenu?.nonRecevable && !examines.has(id) ? [{ id, conditions: contenu.nonRecevable }] : [],
  );
}

type Tri = { fratrie: Demande[] } & Pick<DossierGele, "nonRecevable" | "exclus">;

/**
 * GUI-276 : une demande dont le calcul sait qu'une condition du règlement n'est pas tenue est non recevable : gelée avec ses raisons, hors
 * du classement, jusqu'à ce qu'un geste motivé l'admette. De frères et sœurs, seuls entrent ceux qui tiennent les conditions ; ce qu'un
 * agent seul peut juger n'écarte personne.
 */
export function trier(fratrie: readonly Demande[], reglement: Conditions, au: Jour): Tri {
  const lues = fratrie.map((demande) => ({ demande, conditions: manquees(reglement, demande, au) }));
  const bonnes = lues.filter(({ conditions }) => conditions.length === 0);
  const conditions = [...new Set(lues.flatMap((lue) => lue.conditions))];
  if (conditions.length === 0) return { fratrie: [...fratrie] };
  if (bonnes.length === 0) return { fratrie: [...fratrie], nonRecevable: conditions };
  return { fratrie: bonnes.map(({ demande }) => demande), exclus: conditions };
}
