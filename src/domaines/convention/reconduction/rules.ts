import { annee, type Jour, plusJours } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { EtatEcrit } from "../cycle/model.ts";
import type { Identite } from "../model.ts";
import type { PartieEcrite, Signataire, Tour } from "../partie/model.ts";
import { finAuPlusTard } from "../rules.ts";

export type RefusSuite = "pas-signee" | "suite-trop-tot" | "suite-deja-ouverte";

/** Quand une convention finit : à son dernier jour, ou avant si une résiliation prend effet. */
type Terme = { fin: Jour | null; effetLe?: Jour | null };

/** CONV-68 : résiliée, une convention s'arrête la veille du jour où la résiliation prend effet ; sa suite n'attend pas le terme écrit. */
export function dernierJour({ fin, effetLe }: Terme): Jour | null {
  if (!effetLe) return fin;
  const veille = plusJours(effetLe, -1);
  return fin !== null && fin < veille ? fin : veille;
}

/** CONV-50 : une suite se propose au lendemain du dernier jour, pour la plus longue durée permise, avec les mêmes communes et la même Caf. */
export function proposerSuite(
  { caf, perimetre, ...vie }: Pick<Identite, "caf" | "perimetre"> & Terme,
  today: Jour,
): Identite & { debut: Jour; fin: Jour } {
  const dernier = dernierJour(vie);
  const debut = dernier ? plusJours(dernier, 1) : (`${annee(today) + 1}-01-01` as Jour);
  const terme = finAuPlusTard(debut);
  const titre = `Convention territoriale globale ${annee(debut)}-${annee(terme)}`;
  return { titre, caf, debut, fin: terme, perimetre: [...perimetre] };
}

type Precedente = Terme & { etat: EtatEcrit; suites: readonly unknown[] };

/**
 * CONV-51 : une convention ne se reconduit que par un acte exprès : une seule suite, d'une convention signée, qui commence après son
 * dernier jour (modèle national, art. 10).
 */
export function verifierSuite({ etat, suites, ...vie }: Precedente, debut: Jour | null): Refus<RefusSuite> | null {
  if (etat !== "signee" && etat !== "resiliee") return refus("pas-signee");
  if (suites.length > 0) return refus("suite-deja-ouverte");
  const dernier = dernierJour(vie);
  return dernier !== null && debut !== null && debut <= dernier ? refus("suite-trop-tot") : null;
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
