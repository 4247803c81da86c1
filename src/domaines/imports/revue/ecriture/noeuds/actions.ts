import { insertNoeud, updateNoeud } from "#domaines/plan/index.ts";
import { newId } from "#platform/ids.ts";
import type { NoeudEchange } from "../../../echange/model.ts";
import { decisionLigne, noeudGarde } from "../../decision/rules.ts";
import type { Ecriture, Places } from "../../actions.ts";
import { noeudsGardes, parentsDabord } from "../rules.ts";

/** Crée les nœuds acceptés qui manquaient, complète les autres, et dit où chacun se trouve. */
export async function ecrireNoeuds(ecriture: Ecriture): Promise<{ crees: number; places: Places }> {
  const { db, perimetre, revue } = ecriture;
  const { importe, echange, actuel, noeudsTrouves, comparaison } = revue;
  const gardes = noeudsGardes(comparaison, importe.decisions);
  const tous = new Map(echange.plan.noeuds.map((noeud) => [noeud.id, noeud]));
  const garde = (id: string | null) => noeudGarde(tous, id, (ici) => gardes.has(ici));
  const ids = new Map(noeudsTrouves);
  const places: Places = (id) => {
    const ici = garde(id);
    return ici === null ? null : (ids.get(ici) ?? ici);
  };
  const neufs = echange.plan.noeuds.filter(({ id }) => gardes.has(id) && !noeudsTrouves.has(id));
  const premier = Math.max(0, ...actuel.noeuds.map(({ ordre }) => ordre)) + 1;
  const rangs = new Map(echange.plan.noeuds.map(({ id }, rang) => [id, premier + rang]));
  for (const neuf of parentsDabord(neufs, ({ parent }) => garde(parent))) {
    const id = newId();
    const { genre, code, libelle, impactsVises: impacts } = neuf;
    const ordre = rangs.get(neuf.id) ?? premier;
    await insertNoeud(db, perimetre, {
      id,
      convention: importe.convention,
      parent: places(neuf.parent),
      genre,
      code,
      libelle,
      impacts,
      ordre,
    });
    ids.set(neuf.id, id);
  }
  await completerNoeuds(ecriture, tous);
  return { crees: neufs.length, places };
}

async function completerNoeuds(
  { db, perimetre, revue }: Ecriture,
  tous: ReadonlyMap<string, NoeudEchange>,
): Promise<void> {
  const { importe, actuel, comparaison } = revue;
  for (const ligne of comparaison.noeuds) {
    const { id, dansLePlan, etat } = ligne;
    const [avant, lu] = [actuel.noeuds.find((noeud) => noeud.id === dansLePlan), tous.get(id)];
    if (!avant || !lu || etat === "identique" || !decisionLigne(ligne, importe.decisions)) continue;
    await updateNoeud(db, perimetre, avant, { ...avant, impacts: lu.impactsVises });
  }
}
