import type { Perimetre } from "#commun/perimetre.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { estAdopte } from "../../schema/rules.ts";
import { listSchemas } from "../../schema/store.ts";
import type { Avis } from "../model.ts";

export const nomCommune = (code: string): string => getTerritoires().communes.get(code)?.nom ?? code;

/** Une planification adoptée par qui rend l'avis, et qui vaut le jour de la réception, se confronte au projet. */
export async function planifieIci(db: Db, perimetre: Perimetre, { orientation, recueLe }: Avis): Promise<boolean> {
  if (orientation.genre === "sansObjet") return false;
  const schemas = await listSchemas(db, perimetre);
  return schemas.some((un) => un.autorite === orientation.cle && estAdopte(un, recueLe));
}
