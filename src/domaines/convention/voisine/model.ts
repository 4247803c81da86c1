import type { EtatConvention } from "../cycle/model.ts";
import type { Convention } from "../model.ts";

/** Ce que deux conventions d'un même espace ont en commun, outre ses acteurs et ses équipements. */
export type Partage = { communes: string[]; parties: string[] };

export type Voisine = Pick<Convention, "id" | "titre"> & { partage: Partage };

/** Une convention d'un espace, et celles qui y courent en même temps. */
export type Logee = Pick<Convention, "id" | "titre" | "debut" | "fin"> & {
  etat: EtatConvention;
  voisines: readonly Voisine[];
};
