import type { Indicateur } from "../indicateur/model.ts";
import type { Grille } from "./model.ts";

/** SUI-140 : une grille réunit des indicateurs de même rythme que l'on saisit à la main ; celui qui change de rythme en sort. */
export const entreDansGrille = (
  { mesure, decompte, frequence, retireLe }: Indicateur,
  grille: Pick<Grille, "frequence">,
): boolean => mesure !== "observation" && decompte === null && retireLe === null && frequence === grille.frequence;

/** Les indicateurs d'une grille, dans l'ordre où ils furent choisis. */
export const lignesDe = (grille: Grille, indicateurs: readonly Indicateur[]): Indicateur[] =>
  grille.indicateurs.flatMap(
    (id) => indicateurs.find((indicateur) => indicateur.id === id && entreDansGrille(indicateur, grille)) ?? [],
  );
