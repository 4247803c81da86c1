import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { lireEcrit } from "../actions.ts";
import type { PartieSignee } from "../model.ts";
import { completer, signer } from "../rules.ts";
import { defaireDiagnostic, OBJETS_DIAGNOSTIC } from "./rules.ts";

/** Le diagnostic en mots, tel qu'il s'écrivait à un instant, et combien de ses éléments ont perdu une valeur depuis. */
export async function lireDiagnosticAu(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  apres: string,
): Promise<{ parties: PartieSignee[]; perdus: number }> {
  const lignes = await listMovements(db, perimetre.espace, { objets: OBJETS_DIAGNOSTIC, convention, apres });
  const { perdus, ...ecrit } = defaireDiagnostic(await lireEcrit(db, perimetre, convention), lignes);
  return { parties: signer({ ...ecrit, sections: completer(convention, ecrit.sections) }), perdus };
}
