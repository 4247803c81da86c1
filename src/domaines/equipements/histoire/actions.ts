import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { listSoutiens } from "../store.ts";
import { type Citee, listePassee } from "./rules.ts";

/** La liste des équipements d'une convention telle qu'elle était à un instant ; rien si le journal n'en a plus les valeurs. */
export async function lireSoutiensAu(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  apres: string,
): Promise<readonly Citee[] | null> {
  const changements = await listMovements(db, perimetre.espace, { objets: ["equipements"], convention, apres });
  return listePassee(await listSoutiens(db, perimetre, convention), changements);
}
