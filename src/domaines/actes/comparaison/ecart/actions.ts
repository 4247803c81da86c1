import { ecrireDifferences } from "../../contenu/document.ts";
import { cleElement, type ContenuVersion, type Difference } from "../../contenu/model.ts";
import { comparerMots } from "#commun/mots.ts";
import type { GroupeEcarts } from "./model.ts";

/** Au-delà, un texte est récrit plutôt que corrigé : l'avant puis l'après se lisent mieux. */
const MORCEAUX_MAX = 80;

/** Les différences, rassemblées par élément dans l'ordre où on les donne, chacune dans les mots de la convention. */
export function grouper(
  contenus: { avant: ContenuVersion; apres: ContenuVersion },
  differences: readonly Difference[],
): GroupeEcarts[] {
  const groupes = Map.groupBy(ecrireDifferences(contenus, differences), cleElement);
  return [...groupes].map(([cle, siens]) => ({
    cle,
    liste: siens[0]?.liste ?? "convention",
    id: siens[0]?.id ?? "",
    objet: siens[0]?.objet ?? "",
    ecarts: siens.map(({ quoi, avant, apres }) => {
      const lisible = avant && apres && quoi !== "Déplacé";
      const mots = lisible ? comparerMots(avant, apres) : null;
      return { quoi, avant, apres, mots: mots && mots.length <= MORCEAUX_MAX ? mots : null };
    }),
  }));
}
