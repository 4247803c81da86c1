import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Dossier } from "../etape/model.ts";
import type { Demande, PerimetreFamille } from "../model.ts";
import { listSesDemandes } from "../store.ts";
import { getFamille } from "./store.ts";

/** Le dossier d'une demande de cette famille : celui d'une autre n'existe pas. */
export async function dossierDe(
  db: Db,
  foyer: PerimetreFamille,
  id: string,
): Promise<{ dossier: Dossier; demande: Demande }> {
  const siennes = await listSesDemandes(db, foyer);
  const demande = orNotFound(siennes.find((une) => une.id === id));
  const famille = await getFamille(db, foyer);
  return { demande, dossier: { famille, demandes: siennes.filter(({ dossier }) => dossier === demande.dossier) } };
}
