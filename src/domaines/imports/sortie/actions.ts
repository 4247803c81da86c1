import type { Perimetre } from "#commun/perimetre.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import type { Db } from "#platform/db/db.ts";
import { type Echange, FORMAT } from "../echange/model.ts";
import { renumeroter, serialiser } from "../echange/rules.ts";
import { chargerPlan } from "../revue/actions.ts";
import { getProvenance } from "../store.ts";
import { aRevoirGardes } from "../revue/decision/rules.ts";
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
  const plan = { noeuds: noeuds.map(versNoeudEchange), fiches: toutes.map(versFicheEchange) };
  const places = new Map(fiches.map(({ id }, rang) => [id, rang]));
  const gardes = new Map<number, number>();
  for (const [rang, { id }] of toutes.entries()) {
    const place = places.get(id);
    if (place !== undefined) gardes.set(rang, place); // what was in doubt follows its fiche, or leaves with it
  }
  return {
    format: FORMAT,
    source,
    ...rangerBlocs(blocs),
    plan: renumeroter({ ...plan, fiches: fiches.map(versFicheEchange) }),
    aRevoir: aRevoirGardes({ aRevoir, plan }, gardes),
  };
}

/** Les octets de l'export JSON : deux exports de la même convention sont les mêmes. */
export const exporterJson = async (db: Db, perimetre: Perimetre, convention: string): Promise<string> =>
  serialiser(await composerEchange(db, perimetre, convention));
