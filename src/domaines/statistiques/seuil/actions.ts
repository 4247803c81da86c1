import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Statistique } from "../catalogue/model.ts";
import { seuilAu } from "./rules.ts";
import { listSeuils } from "./store.ts";

/** Sous combien ce chiffre ne se publie pas ce jour-là ; `null` : il se publie tel quel. */
export const seuilDe = async (
  db: Db,
  perimetre: Perimetre,
  statistique: Statistique,
  jour: Jour,
): Promise<number | null> => seuilAu(statistique, await listSeuils(db, perimetre), jour);
