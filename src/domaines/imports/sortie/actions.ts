import type { Perimetre } from "#commun/perimetre.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import type { Db } from "#platform/db/db.ts";
import { type Echange, FORMAT } from "../echange/model.ts";
import { renumeroter, serialiser } from "../echange/rules.ts";
import { chargerPlan } from "../revue/actions.ts";
import { getProvenance } from "../store.ts";
import { rangerBlocs, versFicheEchange, versNoeudEchange } from "./rules.ts";

/** La convention dans la forme du format d'échange, avec toutes ses fiches en cours, ou celles-ci seulement. */
export async function composerEchange(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  gardees?: readonly Fiche[],
): Promise<Echange> {
  const { blocs, noeuds, fiches: toutes } = await chargerPlan(db, perimetre, convention);
  const fiches = gardees ?? toutes;
  const { source, aRevoir } = await getProvenance(db, perimetre, convention);
  const plan = { noeuds: noeuds.map(versNoeudEchange), fiches: fiches.map(versFicheEchange) };
  return { format: FORMAT, source, ...rangerBlocs(blocs), plan: renumeroter(plan), aRevoir };
}

/** Les octets de l'export JSON : deux exports de la même convention sont les mêmes. */
export const exporterJson = async (db: Db, perimetre: Perimetre, convention: string): Promise<string> =>
  serialiser(await composerEchange(db, perimetre, convention));
