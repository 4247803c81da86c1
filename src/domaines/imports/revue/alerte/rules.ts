import type { Echange } from "../../echange/model.ts";
import { decisionLigne, etatFiche } from "../decision/rules.ts";
import type { Comparaison, Import, NomLigne } from "../model.ts";
import type { AlerteRevue } from "./model.ts";

/** Ce que le plan dit des textes que l'on y tape : d'un texte, et des champs d'une fiche. */
export type RegleDuPlan = {
  personne: (texte: string) => unknown;
  champs: (textes: Readonly<Record<string, unknown>>) => string[];
};
type Relue = { importe: Pick<Import, "genre" | "decisions">; echange: Echange; comparaison: Comparaison };

/** Les champs d'une fiche qu'une main a écrits : ceux que l'on a corrigés ; d'un tableur, tous. */
function deMain({ importe }: Relue, { rang, lignes }: Comparaison["fiches"][number]): NomLigne[] {
  const corriges = importe.decisions.fiches[rang]?.corrections ?? {};
  const changes = lignes.filter(({ etat }) => etat === "nouveau" || etat === "different").map(({ nom }) => nom);
  return changes.filter((nom) => importe.genre === "tableur" || nom in corriges);
}

function desFiches(relue: Relue, regle: RegleDuPlan): AlerteRevue[] {
  const { comparaison, echange, importe } = relue;
  return comparaison.fiches.flatMap((comparee) => {
    const lue = echange.plan.fiches[comparee.rang];
    if (!lue || ["laisse", "inchangee", "joint"].includes(etatFiche(comparee, importe.decisions))) return [];
    const textes = Object.fromEntries(deMain(relue, comparee).map((nom) => [nom, lue[nom]]));
    const vers = `/fiches/${comparee.rang + 1}`;
    return regle.champs(textes).map((champ) => ({ vers, ou: lue.titre, champ }));
  });
}

const desNoeuds = ({ importe, echange, comparaison }: Relue, { personne }: RegleDuPlan): AlerteRevue[] =>
  importe.genre !== "tableur"
    ? []
    : echange.plan.noeuds.flatMap(({ id, libelle }, rang) => {
        const ligne = comparaison.noeuds.find((une) => une.id === id);
        const seCree = ligne?.etat === "nouveau" && decisionLigne(ligne, importe.decisions) !== false;
        return seCree && personne(libelle)
          ? [{ vers: `/corrections/noeuds/${rang + 1}`, ou: libelle, champ: "libelle" }]
          : [];
      });

const MENTION = /^(?:convention\.|plan\.)?(\w+)(?:\[(\d+)\])?(?:\.(\w+))?$/;

/** Une partie se nomme par ses représentants : c'est leur place. */
const desCorrections = ({ importe: { decisions } }: Relue, { personne }: RegleDuPlan): AlerteRevue[] =>
  Object.entries(decisions.corrections ?? {}).flatMap(([chemin, { valeur }]) => {
    const [, bloc = "", rang, champ = bloc] = MENTION.exec(chemin) ?? [];
    const texte = Array.isArray(valeur) ? valeur.filter((un) => typeof un === "string").join("\n") : valeur;
    if (champ === "representants" || typeof texte !== "string" || !personne(texte)) return [];
    const vers = `/corrections/${bloc}${rang === undefined ? "" : `/${Number(rang) + 1}`}`;
    return [{ vers, ou: texte.length > 80 ? `${texte.slice(0, 80)}…` : texte, champ }];
  });

/**
 * IMP-132 : ce qu'une main a écrit, une correction ou la ligne d'un tableur, et qui semble parler de quelqu'un, prévient avant de
 * s'écrire dans le plan, comme ce que l'on y tape ; ce que dit un texte signé, non.
 */
export const releverAlertes = (relue: Relue, regle: RegleDuPlan): AlerteRevue[] => [
  ...desFiches(relue, regle),
  ...desNoeuds(relue, regle),
  ...desCorrections(relue, regle),
];
