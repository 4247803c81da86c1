import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Figee, Signee } from "./model.ts";
import { getVersion, listSignees } from "./store.ts";

/** Ce que la convention dit en droit : sa dernière version signée ; rien tant qu'aucune ne l'est. */
export async function lireReference(
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<{ signee: Signee; figee: Figee } | null> {
  const signee = (await listSignees(db, perimetre, convention)).at(-1);
  return signee ? { signee, figee: await getVersion(db, perimetre, signee.id) } : null;
}
