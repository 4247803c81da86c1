import type { Brut } from "#platform/files/model.ts";
import type { Echange } from "../echange/model.ts";

/** Ce qu'une lecture donne : la couche brute (null pour un échange JSON) et la convention comprise. */
export type Lecture = { brut: Brut | null; echange: Echange };
