import type { Brut } from "#platform/files/model.ts";
import type { Echange } from "../echange/model.ts";
import type { Depot } from "../tableur/model.ts";

/**
 * Ce qu'une lecture donne : la couche brute (null pour un échange JSON) et la convention comprise. D'un tableur, ses feuilles : ce
 * que chaque colonne veut dire se décide avec la personne.
 */
export type Lecture = { brut: Brut | null; echange: Echange; feuilles?: Depot["feuilles"] };
