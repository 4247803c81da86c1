import { type Refus, refus } from "#commun/refus.ts";
import { relierTous } from "#domaines/acteurs/index.ts";
import { saveBlocConvention } from "#domaines/convention/index.ts";
import { saveBlocEquipements } from "#domaines/equipements/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lockProvenance, saveProvenance, updateImport } from "../../store.ts";
import { type Auteur, chargerPlan, chargerRevue, type Ecriture } from "../actions.ts";
import { aRevoirGardes, resteADecider } from "../decision/rules.ts";
import type { Bilan } from "../model.ts";
import { blocsDe } from "../rules.ts";
import { ecrireFiches } from "./fiches/actions.ts";
import { ecrireNoeuds } from "./noeuds/actions.ts";
import { blocsAEcrire, nomsDe } from "./rules.ts";

/** IMP-66 : l'import s'écrit d'un seul tenant, devant le plan tel qu'il est à cet instant ; ce qui a changé entre-temps est à redécider. */
export async function ecrireImport(
  db: Db,
  auteur: Auteur,
  { id, convention, version }: { id: string; convention: string; version: number },
): Promise<Bilan | Refus<"reste-a-decider">> {
  const { perimetre, instant } = auteur;
  await lockProvenance(db, perimetre, convention);
  const revue = await chargerRevue(db, perimetre, id);
  const reste = resteADecider(revue.comparaison, revue.importe.decisions);
  if (reste.fiches.length + reste.lignes.length + reste.priorites.length > 0) return refus("reste-a-decider");
  const ici: Ecriture = { ...auteur, db, revue };
  const blocs = await ecrireBlocs(ici);
  const { crees, places } = await ecrireNoeuds(ici);
  const fiches = await ecrireFiches(ici, places);
  await relierTous(db, perimetre);
  if (revue.importe.genre !== "tableur") await ecrireProvenance(ici, fiches.places);
  const bilan: Bilan = {
    noeudsCrees: crees,
    fichesCreees: fiches.creees,
    fichesModifiees: fiches.modifiees,
    fichesLaissees: fiches.laissees,
    blocs,
  };
  await updateImport(db, perimetre, { id, convention, version }, { etat: "ecrit", bilan, ecritLe: instant });
  return bilan;
}

async function ecrireBlocs({ db, perimetre, revue }: Ecriture): Promise<string[]> {
  const { importe, echange, actuel, comparaison } = revue;
  const importes = blocsDe(echange);
  const acceptes = blocsAEcrire(comparaison, importe.decisions, { importes, actuels: actuel.blocs });
  const noms = nomsDe(acceptes);
  const { deliberations, equipements, ...convention } = { ...actuel.blocs, ...acceptes };
  if (noms.some((nom) => nom !== "equipements"))
    await saveBlocConvention(db, perimetre, importe.convention, { convention, deliberations });
  if (noms.includes("equipements")) await saveBlocEquipements(db, perimetre, importe.convention, equipements);
  return noms;
}

/** D'où vient le texte : le fichier de l'import, et ses lignes à revoir qui parlent encore d'une fiche du plan. */
async function ecrireProvenance(
  { db, perimetre, revue }: Ecriture,
  places: ReadonlyMap<number, string>,
): Promise<void> {
  const { importe } = revue;
  const { fiches } = await chargerPlan(db, perimetre, importe.convention);
  const rangs = new Map(fiches.map(({ id }, rang) => [id, rang]));
  const gardes = new Map(
    [...places].flatMap(([rang, id]) => (rangs.has(id) ? [[rang, rangs.get(id) ?? 0] as const] : [])),
  );
  const aRevoir = aRevoirGardes(importe.echange, gardes);
  await saveProvenance(db, perimetre, importe.convention, { source: importe.echange.source, aRevoir });
}
