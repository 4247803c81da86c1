import type { Echange, FicheEchange } from "../../echange/model.ts";
import type { DecisionFiche, Decisions, Import } from "../model.ts";
import { forme } from "../valeur/rules.ts";

const cleDe = ({ reference, titre }: FicheEchange) => `${forme(reference)}/${forme(titre)}`;

/** Le rang de chaque entrée qui est seule à porter sa référence et son titre. */
function seules({ plan }: Pick<Echange, "plan">): ReadonlyMap<string, number> {
  const parCle = Map.groupBy(plan.fiches.entries(), ([, fiche]) => cleDe(fiche));
  return new Map([...parCle].flatMap(([cle, [une, autre]]) => (une && !autre ? [[cle, une[0]] as const] : [])));
}

const VIERGE = { contre: null, vers: null, corrections: {}, remplace: [] };

/**
 * IMP-157 : ce qui a été joint dans un import l'est encore dans le suivant : une entrée à une autre du fichier, ou à une fiche du plan,
 * si chacune est seule à porter sa référence et son titre dans les deux ; on le relit, et on peut le défaire.
 */
export function reprendreJonctions(
  nouveau: Pick<Echange, "plan">,
  { echange, decisions }: Pick<Import, "echange" | "decisions">,
): Decisions["fiches"] {
  const [avant, apres] = [seules(echange), seules(nouveau)];
  const suivre = (rang: number | null): number | null => {
    const fiche = rang === null ? undefined : echange.plan.fiches[rang];
    return fiche && avant.has(cleDe(fiche)) ? (apres.get(cleDe(fiche)) ?? null) : null;
  };
  const reprises = Object.entries(decisions.fiches).flatMap(
    ([rang, { sort, vers, plan }]): [number, DecisionFiche][] => {
      const ici = suivre(Number(rang));
      const la = sort === "joint" ? suivre(vers) : null;
      if (ici === null) return [];
      if (la !== null) return [[ici, { ...VIERGE, sort: "joint", vers: la }]];
      const designee: DecisionFiche = { ...VIERGE, sort: "accepte", contre: { fiche: "", version: 0 } };
      return sort === "accepte" && plan ? [[ici, { ...designee, plan }]] : [];
    },
  );
  return Object.fromEntries(reprises);
}
