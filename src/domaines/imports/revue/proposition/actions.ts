import type { Revue } from "../actions.ts";
import { etatFiche, neChangeRien, resteADecider } from "../decision/rules.ts";
import type { EtatLigne } from "../model.ts";
import type { Proposition } from "./forms.ts";

type Apport = "nouveau" | "different";
const apporte = (etat: EtatLigne): etat is Apport => etat === "nouveau" || etat === "different";

/** La revue telle que l'API la dit. */
export function proposer({ importe: { decisions }, echange, comparaison }: Revue): Proposition {
  const { blocs, noeuds, fiches } = comparaison;
  const reste = resteADecider(comparaison, decisions);
  const libelles = new Map(echange.plan.noeuds.map(({ id, libelle }) => [id, libelle]));
  return {
    neChangeRien: neChangeRien(comparaison),
    reste: { fiches: reste.fiches.length, lignes: reste.lignes.length, priorites: reste.priorites.length },
    blocs: blocs.flatMap(({ nom, rang, champ, etat }) =>
      apporte(etat) ? [{ bloc: nom, element: rang === null ? null : rang + 1, champ, etat }] : [],
    ),
    noeuds: noeuds.flatMap(({ id, etat }) => (apporte(etat) ? [{ id, libelle: libelles.get(id) ?? "", etat }] : [])),
    fiches: fiches.map((fiche) => {
      const { reference = null, titre = "" } = echange.plan.fiches[fiche.rang] ?? {};
      const champs = (voulu: EtatLigne) => fiche.lignes.filter(({ etat }) => etat === voulu).map(({ nom }) => nom);
      return {
        rang: fiche.rang + 1,
        reference,
        titre,
        decision: etatFiche(fiche, decisions),
        fiche: fiche.plan?.id ?? null,
        ajoute: champs("nouveau"),
        remplace: champs("different"),
        doutes: fiche.doutes,
      };
    }),
  };
}
