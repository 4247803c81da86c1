import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { CATALOGUE } from "./lexique.ts";
import type { Statistique } from "./model.ts";
import { listPropres } from "./store.ts";

/** Le catalogue de l'espace : celui de tous, et ce qu'il y a ajouté. */
export const listStatistiques = async (db: Db, perimetre: Perimetre): Promise<Statistique[]> => [
  ...CATALOGUE,
  ...(await listPropres(db, perimetre)),
];
