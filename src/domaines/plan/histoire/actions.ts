import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { findHistory } from "#platform/journal.ts";
import { refusPriorite } from "../fiche/actions.ts";
import type { Fiche } from "../model.ts";
import { listNoeuds } from "../noeud/store.ts";
import { noeudsRestants, retablir } from "./rules.ts";

/** La fiche, un champ remis comme avant ce mouvement ; rien si cette valeur a disparu, ou si la convention ne la permet plus. */
export async function retablirDans(
  db: Db,
  perimetre: Perimetre,
  fiche: Fiche,
  { rang, champ }: { rang: number; champ: string },
): Promise<Fiche | null> {
  const mouvements = await findHistory(db, perimetre.espace, "plan.fiche", fiche.id);
  const retablie = retablir(
    fiche,
    mouvements.find((mouvement) => mouvement.rang === rang),
    champ,
  );
  if (retablie && champ === "noeuds") return noeudsRestants(fiche, retablie, await listNoeuds(db, perimetre));
  const refus = retablie && champ === "priorite" && (await refusPriorite(db, perimetre, retablie));
  return refus ? null : retablie;
}
