import { type Refus, refus } from "#commun/refus.ts";
import type { SchemaPriorite } from "#domaines/plan/model.ts";
import type { FicheEchange, PrioriteEchange } from "../../echange/model.ts";
import { contenuFinal, etatFiche } from "../decision/rules.ts";
import { plafondDe } from "../ecriture/rules.ts";
import type { Comparaison, DecisionFiche, Decisions, FichePlan, LignePriorite } from "../model.ts";
import { empreinteDe, estMemeContenu } from "../valeur/rules.ts";

/** Une fiche et la priorité qu'elle aurait une fois l'import écrit ; `rang` : celui dans l'import qui la lui donne, rien si elle l'a déjà. */
export type Donnee = { schema: string; valeur: string; titre: string; rang: number | null; id: string | null };

function plafondPour(schemas: readonly SchemaPriorite[], { schema, valeur }: Donnee): number | null {
  const connue = schemas.find(({ code }) => code === schema)?.valeurs.find((une) => une.valeur === valeur);
  return connue ? connue.plafond : plafondDe(valeur);
}

/**
 * IMP-103 : une priorité comptée (« Top 5 ») que le fichier donnerait à plus de fiches que son plafond se demande : on garde ce que dit
 * le texte signé, ou l'on choisit les fiches qui la gardent ; la question revient si ces fiches changent.
 */
export function prioritesTropDonnees(donnees: readonly Donnee[], schemas: readonly SchemaPriorite[]): LignePriorite[] {
  const parValeur = Map.groupBy(donnees, ({ schema, valeur }) => `${schema}/${valeur}`);
  return [...parValeur].flatMap(([cle, siennes]): LignePriorite[] => {
    const [premiere] = siennes;
    const plafond = premiere ? plafondPour(schemas, premiere) : null;
    const fiches = siennes.flatMap(({ rang }) => rang ?? []);
    if (!premiere || plafond === null || siennes.length <= plafond || fiches.length === 0) return [];
    const dejaLa = siennes.flatMap(({ rang, id, titre }) => (rang === null && id !== null ? [{ id, titre }] : []));
    const contre = empreinteDe([fiches, dejaLa.map(({ id }) => id)]);
    const { schema, valeur } = premiere;
    return [{ cle: `priorite.${cle}`, etat: "different", contre, schema, valeur, plafond, fiches, dejaLa }];
  });
}

type FicheComparee = Comparaison["fiches"][number];

/** La priorité qu'une fiche de l'import aurait si l'on écrivait ce qui est décidé, ce qui attend pris comme le fichier le dit. */
function prioriteFinale(lue: FicheEchange, comparee: FicheComparee, decisions: Decisions): PrioriteEchange | null {
  const dejaLa = comparee.plan?.fiche.priorite ?? null;
  const etat = etatFiche(comparee, decisions);
  if (etat === "aDecider") return lue.priorite ?? dejaLa;
  if (etat !== "accepte") return dejaLa;
  return contenuFinal(lue, comparee, decisions.fiches[comparee.rang]?.remplace ?? []).priorite;
}

type Devant = { lues: readonly FicheEchange[]; plan: readonly FichePlan[]; schemas: readonly SchemaPriorite[] };

/** Les priorités comptées que cet import donnerait à trop de fiches. */
export function prioritesDe(
  comparees: readonly FicheComparee[],
  decisions: Decisions,
  { lues, plan, schemas }: Devant,
): LignePriorite[] {
  const reconnues = new Set(comparees.map((comparee) => comparee.plan?.id));
  const deLImport = comparees.flatMap((comparee): Donnee[] => {
    const lue = lues[comparee.rang];
    const finale = lue ? prioriteFinale(lue, comparee, decisions) : null;
    if (!lue || !finale) return [];
    const apportee = !estMemeContenu(finale, comparee.plan?.fiche.priorite ?? null);
    return [{ ...finale, titre: lue.titre, rang: apportee ? comparee.rang : null, id: comparee.plan?.id ?? null }];
  });
  const duPlan = plan.flatMap(({ id, fiche }): Donnee[] =>
    fiche.priorite && !reconnues.has(id) ? [{ ...fiche.priorite, titre: fiche.titre, rang: null, id }] : [],
  );
  return prioritesTropDonnees([...deLImport, ...duPlan], schemas);
}

/** Sans décision encore : la fiche attend toujours d'être acceptée, sa correction l'accompagne. */
const EN_ATTENTE: DecisionFiche = {
  sort: "accepte",
  contre: { fiche: "", version: 0 },
  vers: null,
  corrections: {},
  remplace: [],
};

/** Les fiches de l'import qui ne sont pas choisies perdent cette priorité, par une correction que l'on voit et que l'on peut défaire. */
export function choisir(
  decisions: Decisions,
  { fiches, dejaLa, plafond }: LignePriorite,
  gardent: readonly number[],
): Decisions | Refus<"encore-trop"> {
  if (gardent.length + dejaLa.length > plafond) return refus("encore-trop");
  const corrigees = fiches
    .filter((rang) => !gardent.includes(rang))
    .map((rang) => {
      const avant = decisions.fiches[rang] ?? EN_ATTENTE;
      return [rang, { ...avant, corrections: { ...avant.corrections, priorite: "" } }] as const;
    });
  return { ...decisions, fiches: { ...decisions.fiches, ...Object.fromEntries(corrigees) } };
}
