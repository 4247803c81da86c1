import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noeudsDe } from "../fiche/store.ts";
import type { Fiche } from "../model.ts";
import { selectFiches } from "../selection/store.ts";

export type Indices = Pick<Fiche, "id" | "titre" | "champs" | "noeuds">;

/** De chaque fiche, archivées comprises, seulement ce qui dit son champ national. */
export const listIndices = (db: Db, perimetre: Perimetre): Promise<Indices[]> =>
  selectFiches(db, perimetre)
    .select(["plan_fiche.id", "plan_fiche.titre", "plan_fiche.champs", noeudsDe.as("noeuds")])
    .execute();
