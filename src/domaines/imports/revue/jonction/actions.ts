import { Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Revue } from "../actions.ts";
import { peutJoindre } from "../decision/rules.ts";
import type { DecisionFiche, Decisions } from "../model.ts";
import { ressemblance } from "../rapprochement/rules.ts";
import type { Candidate } from "../vue/model.ts";

const MONTREES = 20;

/** Les actions du fichier et du plan auxquelles joindre une entrée, les plus ressemblantes d'abord. */
export function candidates({ importe, echange, actuel }: Revue, rang: number, q: string): Candidate[] {
  const ici = echange.plan.fiches[rang];
  const dImport = echange.plan.fiches.flatMap(({ reference, titre }, r): Candidate[] =>
    r === rang || importe.decisions.fiches[r]?.sort === "joint"
      ? []
      : [{ valeur: `import:${r}`, reference, titre, ou: "import" }],
  );
  const duPlan = actuel.fiches.map(
    ({ id, reference, titre }): Candidate => ({ valeur: `plan:${id}`, reference, titre, ou: "plan" }),
  );
  const mots = sansAccents(q).split(/\s+/).filter(Boolean);
  const repond = ({ reference, titre }: Candidate) =>
    mots.every((mot) => sansAccents(`${reference ?? ""} ${titre}`).includes(mot));
  return [...dImport, ...duPlan]
    .filter(repond)
    .map((candidate) => ({ candidate, note: ressemblance(candidate.titre, ici?.titre ?? "") }))
    .toSorted((a, b) => b.note - a.note)
    .slice(0, MONTREES)
    .map(({ candidate }) => candidate);
}

const SANS_CONTENU: DecisionFiche = { sort: "joint", contre: null, vers: null, corrections: {}, remplace: [] };

/** Joint une entrée à une autre du fichier, ou désigne la fiche du plan qu'elle est ; désigner n'est pas encore accepter. */
export function joindre(
  { importe, actuel, echange }: Revue,
  rang: number,
  vers: string,
): Decisions | Refus<"jonction-impossible"> {
  const { decisions } = importe;
  const avant = decisions.fiches[rang] ?? SANS_CONTENU;
  const avec = (decision: DecisionFiche): Decisions => ({
    ...decisions,
    fiches: { ...decisions.fiches, [rang]: decision },
  });
  const [, ou, id = ""] = /^(import|plan):(.+)$/.exec(vers) ?? [];
  if (ou === "import") {
    const possible = peutJoindre(decisions, rang, Number(id), echange.plan.fiches.length);
    return possible instanceof Refus ? possible : avec({ ...avant, sort: "joint", contre: null, vers: Number(id) });
  }
  const plan = ou === "plan" ? id : null;
  if (plan !== null && !actuel.fiches.some((fiche) => fiche.id === plan)) return refus("jonction-impossible");
  return avec({ ...avant, sort: "accepte", contre: { fiche: "", version: 0 }, vers: null, plan });
}
