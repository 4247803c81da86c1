import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { listPrevues } from "../sommes/store.ts";
import { moyensPasses } from "./rules.ts";

/** Ce que chaque financeur prévoyait à un instant sur ces fiches ; rien si le journal n'en a plus les valeurs. */
export async function lireMoyensAu(
  db: Db,
  perimetre: Perimetre,
  { convention, apres, fiches }: { convention: string; apres: string; fiches: readonly string[] },
): Promise<{ financeur: string; prevu: number | null }[] | null> {
  const ici = { ...perimetre, conventions: perimetre.conventions.filter((une) => une === convention) };
  const mouvements = await listMovements(db, perimetre.espace, { objets: ["suivi.budget"], convention, apres });
  return moyensPasses(await listPrevues(db, ici), mouvements, fiches);
}
