import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { type Echange, FORMAT } from "../echange/model.ts";
import { renumeroter, serialiser } from "../echange/rules.ts";
import { chargerPlan } from "../revue/actions.ts";
import { getProvenance } from "../store.ts";
import { rangerBlocs, versFicheEchange, versNoeudEchange } from "./rules.ts";

/** La convention entière, dans la forme du format d'échange. */
export async function composerEchange(db: Db, perimetre: Perimetre, convention: string): Promise<Echange> {
  const { blocs, noeuds, fiches } = await chargerPlan(db, perimetre, convention);
  const { source, aRevoir } = await getProvenance(db, perimetre, convention);
  const plan = { noeuds: noeuds.map(versNoeudEchange), fiches: fiches.map(versFicheEchange) };
  return { format: FORMAT, source, ...rangerBlocs(blocs), plan: renumeroter(plan), aRevoir };
}

/** Les octets de l'export JSON : deux exports de la même convention sont les mêmes. */
export const exporterJson = async (db: Db, perimetre: Perimetre, convention: string): Promise<string> =>
  serialiser(await composerEchange(db, perimetre, convention));
