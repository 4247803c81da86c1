import { moisDeRang, moisEnLettres } from "#commun/mois.ts";
import { DEMI_JOURNEES, type Reglages } from "../../appariement/model.ts";

/** Des mois qui se suivent avec les mêmes places. */
export type Bande = { de: string; a: string; places: number[] };

/** GUI-269 : les mois de mêmes places se lisent en une ligne. */
export function bandesDe(grille: readonly number[], { premier, mois }: Pick<Reglages, "premier" | "mois">): Bande[] {
  const bandes: Bande[] = [];
  for (let rang = 0; rang < mois; rang++) {
    const places = grille.slice(rang * DEMI_JOURNEES, (rang + 1) * DEMI_JOURNEES);
    const nom = moisEnLettres(moisDeRang(premier + rang));
    const derniere = bandes.at(-1);
    if (derniere && derniere.places.join() === places.join()) derniere.a = nom;
    else bandes.push({ de: nom, a: nom, places: [...places] });
  }
  return bandes;
}
