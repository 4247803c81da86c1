import type { Relais } from "../relais/model.ts";
import type { OffrePlanifiee, Schema } from "../schema/model.ts";

/** Les avis de la loi rendus dans une période, un par issue, et les demandes reçues. */
export type AvisComptes = { recues: number; favorables: number; tacites: number; defavorables: number };

/** Ce que la petite enfance d'un espace fut dans une période : de quoi remplir la part d'un bilan. */
export type Enfance = {
  schemas: (Pick<Schema, "titre" | "autoriteNom" | "adopteLe" | "forme"> & OffrePlanifiee)[];
  avis: AvisComptes;
  relais: Relais[];
};
