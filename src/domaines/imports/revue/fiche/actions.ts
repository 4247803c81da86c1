import type { Revue } from "../actions.ts";
import { saisieLigne } from "../actions.ts";
import { contreDe } from "../decision/rules.ts";
import { normaliserSaisie } from "../valeur/rules.ts";
import { type DecisionFiche, type Decisions, type NomLigne, NOMS_LIGNE } from "../model.ts";

type Envoi = { acte: "accepter" | "laisser" | "rouvrir"; remplace: string; champs: Record<string, unknown> };

/** Ce qui a été tapé autrement que lu : seul cela est une correction ; retaper ce qui était lu l'efface. */
function correctionsDe(
  { importe }: Revue,
  rang: number,
  champs: Record<string, unknown>,
): DecisionFiche["corrections"] {
  const lue = importe.echange.plan.fiches[rang];
  if (!lue) return {};
  const jointes = Object.values(importe.decisions.fiches).some(({ sort, vers }) => sort === "joint" && vers === rang);
  const avant = importe.decisions.fiches[rang]?.corrections ?? {};
  const tapes = NOMS_LIGNE.flatMap((nom) => {
    const tape = champs[`champ-${nom}`];
    if (typeof tape !== "string") return nom in avant ? [[nom, avant[nom]] as const] : [];
    return normaliserSaisie(tape) === normaliserSaisie(saisieLigne(nom, lue))
      ? []
      : [[nom, normaliserSaisie(tape)] as const];
  });
  return jointes ? avant : Object.fromEntries(tapes);
}

/** La décision prise sur une fiche, contre la fiche du plan que la page montrait. */
export function decider(revue: Revue, rang: number, { acte, remplace, champs }: Envoi): Decisions {
  const { decisions } = revue.importe;
  const { [rang]: avant, ...autres } = decisions.fiches;
  if (acte === "rouvrir") return { ...decisions, fiches: autres };
  const comparee = revue.comparaison.fiches[rang];
  const decision: DecisionFiche = {
    ...(avant?.plan === undefined ? {} : { plan: avant.plan }),
    sort: acte === "accepter" ? "accepte" : "laisse",
    contre: contreDe(comparee?.plan ?? null),
    vers: null,
    corrections: correctionsDe(revue, rang, champs),
    remplace: remplace.split("\n").filter((nom): nom is NomLigne => NOMS_LIGNE.some((connu) => connu === nom)),
  };
  return { ...decisions, fiches: { ...autres, [rang]: decision } };
}
