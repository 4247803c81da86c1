import type { Perimetre } from "#commun/perimetre.ts";
import { choisir, type Selection } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { ficheDuPlan, lireDits, lireEtats } from "../photo/actions.ts";
import type { FicheVue } from "../photo/model.ts";
import { type Dits, photographier } from "../photo/rules.ts";

const choisirIci = choisir(lireEtats);

/** Les fiches qu'une adresse garde et ce qui en est dit : de quoi composer une page ou un document d'une partie du plan. */
export type Suivies = Selection & { vues: FicheVue[]; dits: Dits };

export async function lireSuivies(
  db: Db,
  perimetre: Perimetre,
  ou: { convention: string; parametres: URLSearchParams },
): Promise<Suivies> {
  const selection = await choisirIci(db, perimetre, ou);
  const dits = await lireDits(db, perimetre, ou.convention);
  const duPlan = selection.fiches.map((fiche) => ficheDuPlan(fiche, selection.noeuds));
  return { ...selection, dits, vues: photographier(duPlan, dits) };
}
