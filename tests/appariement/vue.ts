import type { Probleme } from "#domaines/guichet/appariement/model.ts";
import type { Instance } from "#domaines/guichet/appariement/instance/model.ts";
import { preparer } from "#domaines/guichet/appariement/instance/rules.ts";
import { attribuer, type Resultat } from "#domaines/guichet/appariement/rules.ts";
import type { Jeu } from "./lecture.ts";

/** The engine's units under the names that the second reading gives them. */
function unitesParNom({ dossiers }: Probleme, { unites, uniteDossier }: Instance): Map<string, number> {
  const rangs = new Map<string, number>();
  const comptes = dossiers.map(() => 0);
  for (let unite = 0; unite < unites; unite++) {
    const rang = uniteDossier[unite] as number;
    const { id = "", fratrie, enfants = [] } = dossiers[rang] ?? {};
    const fois = comptes[rang] ?? 0;
    comptes[rang] = fois + 1;
    rangs.set(`${id}/${fratrie === "separement" ? fois : [...enfants.keys()].join("+")}`, unite);
  }
  return rangs;
}

/** What the engine gives, in the words of the enumeration: for each of its families, the rank of its option, or -1. */
export function jouer(probleme: Probleme, jeu: Jeu): Resultat & { choix: number[]; options: number[] } {
  const { instance } = preparer(probleme);
  const resultat = attribuer(instance);
  const rangs = unitesParNom(probleme, instance);
  const unites = jeu.familles.map(({ id }) => rangs.get(id) as number);
  const debut = (unite: number) => instance.options[unite] as number;
  const rang = (unite: number) => Math.max(-1, (resultat.places[unite] as number) - debut(unite));
  return { ...resultat, choix: unites.map(rang), options: unites.map((unite) => debut(unite + 1) - debut(unite)) };
}
