import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { PointPropose } from "./model.ts";

/** Ce que les tranches d'au-dessus savent d'une convention qui demande une décision : le programme le donne à la gouvernance. */
export type LirePropositions = (
  db: Db,
  perimetre: Perimetre,
  ou: { convention: string; aujourdhui: Jour },
) => Promise<PointPropose[]>;
