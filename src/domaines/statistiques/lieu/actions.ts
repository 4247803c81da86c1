import type { Perimetre } from "#commun/perimetre.ts";
import { getTerritoires, listZones, nomEntier } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { listCompositions } from "../composition/store.ts";
import type { Geographie } from "./model.ts";
import { bassinsDe } from "./rules.ts";

/** Le code officiel, et les bassins de vie de l'espace. */
export const lireGeographie = async (db: Db, perimetre: Perimetre): Promise<Geographie> => ({
  index: getTerritoires(),
  nommerEpci: nomEntier,
  bassins: bassinsDe(await listZones(db, perimetre)),
  compositions: await listCompositions(db, perimetre),
});
