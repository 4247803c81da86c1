import type { Perimetre } from "#commun/perimetre.ts";
import { estVerrouillee, getBlocConvention, getConvention } from "#domaines/convention/index.ts";
import { getBlocEquipements } from "#domaines/equipements/index.ts";
import {
  CHAMPS,
  type Fiche,
  listFiches,
  listNoeuds,
  listSchemas,
  type Noeud,
  ORDRE_DU_PLAN,
  SANS_FILTRE,
  type SchemaPriorite,
  saisieDe,
  valeurDe,
} from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Echange, FicheEchange } from "../echange/model.ts";
import { versFicheEchange } from "../sortie/rules.ts";
import { getImport } from "../store.ts";
import { appliquerMentions } from "./correction/rules.ts";
import { joindreFiches } from "./decision/rules.ts";
import { LIBELLES_HORS_CHAMPS } from "./lexique.ts";
import type { Blocs, Comparaison, Decisions, FichePlan, Import, NomLigne } from "./model.ts";
import { prioritesDe } from "./priorite/rules.ts";
import { parIdentite, rapprocherFiches, rapprocherNoeuds } from "./rapprochement/rules.ts";
import { comparer, laisserLeTexteSigne } from "./rules.ts";

/** Ce que la convention dit déjà, prêt à être comparé. */
export type PlanActuel = {
  blocs: Blocs;
  noeuds: Noeud[];
  fiches: Fiche[];
  schemas: SchemaPriorite[];
  /** Le texte est signé : il ne change plus que par un avenant. */
  verrouillee: boolean;
};

export type Revue = {
  importe: Import;
  /** Le contenu lu, corrections et jonctions faites. */
  echange: Echange;
  actuel: PlanActuel;
  noeudsTrouves: ReadonlyMap<string, string>;
  comparaison: Comparaison;
};

export type Auteur = { perimetre: Perimetre; instant: string };
export type Ecriture = Auteur & { db: Db; revue: Revue };

/** Où chaque nœud de l'import se trouve désormais dans le plan ; un nœud laissé rend celui de ses parents qui reste. */
export type Places = (id: string | null) => string | null;

export async function chargerPlan(db: Db, perimetre: Perimetre, convention: string): Promise<PlanActuel> {
  const ici = { ...perimetre, conventions: [convention] };
  const { convention: bloc, deliberations } = await getBlocConvention(db, ici, convention);
  const equipements = await getBlocEquipements(db, ici, convention);
  const noeuds = await listNoeuds(db, ici);
  const fiches = await listFiches(db, ici, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const schemas = await listSchemas(db, ici);
  const verrouillee = estVerrouillee(await getConvention(db, ici, convention));
  return { blocs: { ...bloc, deliberations, equipements }, noeuds, fiches, schemas, verrouillee };
}

export async function chargerRevue(db: Db, perimetre: Perimetre, id: string): Promise<Revue> {
  const importe = await getImport(db, perimetre, id);
  const actuel = await chargerPlan(db, perimetre, importe.convention);
  return composerRevue(importe, actuel);
}

/** Une fiche jointe par une décision n'a plus à être reconnue dans le plan : c'est celle qu'elle complète qui l'est. */
export function composerRevue(importe: Import, actuel: PlanActuel): Revue {
  const lu = appliquerMentions(importe.echange, importe.decisions.corrections);
  const echange = appliquerCorrections(lu, importe.decisions);
  const noeudsTrouves = rapprocherNoeuds(echange.plan.noeuds, actuel.noeuds);
  const fiches: FichePlan[] = actuel.fiches.map((fiche) => ({
    id: fiche.id,
    version: fiche.version,
    fiche: versFicheEchange(fiche),
  }));
  const identifiees = parIdentite(importe.identites ?? echange.plan.fiches.map(() => null), fiches);
  const prises = new Set(identifiees);
  const libres = fiches.filter((fiche) => !prises.has(fiche));
  const reconnues = rapprocherFiches(echange.plan.fiches, libres, noeudsTrouves);
  const ensemble = identifiees.map((identifiee, rang) => identifiee ?? reconnues[rang] ?? null);
  const fichesTrouvees = choisies(importe.decisions, fiches, ensemble);
  const noeuds = actuel.noeuds.map(({ id, impacts }) => ({ id, impacts }));
  const devant = { blocs: actuel.blocs, noeuds, noeudsTrouves, fichesTrouvees, identites: importe.identites };
  const comparaison = laisserLeTexteSigne(comparer(echange, devant), actuel.verrouillee);
  const contexte = { lues: echange.plan.fiches, plan: fiches, schemas: actuel.schemas };
  const priorites = prioritesDe(comparaison.fiches, importe.decisions, contexte);
  return { importe, echange, actuel, noeudsTrouves, comparaison: { ...comparaison, priorites } };
}

/** La fiche du plan que la personne a désignée l'emporte sur celle qui a été reconnue. */
function choisies(
  { fiches: decisions }: Decisions,
  plan: readonly FichePlan[],
  reconnues: readonly (FichePlan | null)[],
): (FichePlan | null)[] {
  const designees = new Set(Object.values(decisions).flatMap(({ plan: id }) => id ?? []));
  return reconnues.map((reconnue, rang) => {
    const choisie = decisions[rang]?.plan;
    if (choisie !== undefined) return plan.find(({ id }) => id === choisie) ?? null;
    return reconnue && designees.has(reconnue.id) ? null : reconnue;
  });
}

function appliquerCorrections(echange: Echange, { fiches: decisions }: Decisions): Echange {
  const fiches = echange.plan.fiches.map((fiche, rang) => corriger(fiche, decisions[rang]?.corrections ?? {}));
  for (const [rang, { sort, vers }] of Object.entries(decisions)) {
    const [garde, autre] = [vers === null ? undefined : fiches[vers], fiches[Number(rang)]];
    if (sort === "joint" && vers !== null && garde && autre) fiches[vers] = joindreFiches(garde, autre);
  }
  return { ...echange, plan: { ...echange.plan, fiches } };
}

const FORMES = new Map(CHAMPS.map(({ nom, forme, libelle }) => [nom as string, { forme, libelle }]));

export const libelleLigne = (nom: NomLigne): string => LIBELLES_HORS_CHAMPS[nom] ?? FORMES.get(nom)?.libelle ?? nom;
export const formeLigne = (nom: NomLigne) => FORMES.get(nom)?.forme ?? "ligne";

/** Ce que l'on montre d'un champ, et ce que l'on tape pour le corriger : un nœud par ligne, une priorité « schéma : valeur ». */
export function saisieLigne(nom: NomLigne, fiche: FicheEchange): string {
  if (nom === "noeuds") return fiche.noeuds.join("\n");
  if (nom === "priorite") return fiche.priorite ? `${fiche.priorite.schema} : ${fiche.priorite.valeur}` : "";
  return saisieDe(formeLigne(nom), fiche[nom]);
}

export function valeurLigne(nom: NomLigne, saisie: string): unknown {
  if (nom === "noeuds") return [...new Set(saisie.split(/\s+/).filter(Boolean))];
  if (nom !== "priorite") return valeurDe(formeLigne(nom), saisie);
  const [schema = "", ...valeur] = saisie.trim().split(/\s*:\s*/);
  if (!schema) return null;
  return valeur.length > 0 ? { schema, valeur: valeur.join(" : ") } : { schema: "interet", valeur: schema };
}

function corriger(fiche: FicheEchange, corrections: Partial<Record<NomLigne, string>>): FicheEchange {
  const changes = Object.entries(corrections).map(([nom, saisie]) => [nom, valeurLigne(nom as NomLigne, saisie)]);
  const corrigee: FicheEchange = { ...fiche, ...Object.fromEntries(changes) };
  return corrigee.titre ? corrigee : { ...corrigee, titre: fiche.titre };
}
