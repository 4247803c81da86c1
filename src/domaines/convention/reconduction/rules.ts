import { annee, type Jour, plusJours } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { EtatEcrit } from "../cycle/model.ts";
import type { Identite } from "../model.ts";
import type { PartieEcrite, Signataire, Tour } from "../partie/model.ts";
import { finAuPlusTard } from "../rules.ts";

export type RefusSuite = "pas-signee" | "suite-trop-tot" | "suite-deja-ouverte";

/** CONV-50 : une suite se propose au lendemain du dernier jour, pour la plus longue durée permise, avec les mêmes communes et la même Caf. */
export function proposerSuite({ caf, fin, perimetre }: Identite, today: Jour): Identite & { debut: Jour; fin: Jour } {
  const debut = fin ? plusJours(fin, 1) : (`${annee(today) + 1}-01-01` as Jour);
  const terme = finAuPlusTard(debut);
  const titre = `Convention territoriale globale ${annee(debut)}-${annee(terme)}`;
  return { titre, caf, debut, fin: terme, perimetre: [...perimetre] };
}

type Precedente = { etat: EtatEcrit; fin: Jour | null; suites: readonly unknown[] };

/**
 * CONV-51 : une convention ne se reconduit que par un acte exprès : une seule suite, d'une convention signée, qui commence après son
 * dernier jour (modèle national, art. 10).
 */
export function verifierSuite({ etat, fin, suites }: Precedente, debut: Jour | null): Refus<RefusSuite> | null {
  if (etat !== "signee" && etat !== "resiliee") return refus("pas-signee");
  if (suites.length > 0) return refus("suite-deja-ouverte");
  return fin !== null && debut !== null && debut <= fin ? refus("suite-trop-tot") : null;
}

/** CONV-52 : les parties d'une suite sont celles d'avant, leurs signataires aussi ; aucun n'y est encore autorisé. */
export function reprendreTour({ parties, signataires }: Tour, nouvelId: () => string): Tour {
  const ids = new Map(parties.map(({ id }) => [id, nouvelId()]));
  const idDe = (partie: string) => ids.get(partie) ?? partie;
  return {
    parties: parties.map((une): PartieEcrite => ({ ...une, id: idDe(une.id) })),
    signataires: signataires.map(
      (un): Signataire => ({ ...un, id: nouvelId(), partie: idDe(un.partie), deliberation: null }),
    ),
  };
}
