import type { Db } from "#platform/db/db.ts";
import type { Echange } from "../../echange/model.ts";
import { conventionVide } from "../../echange/rules.ts";
import { chargerPlan, type PlanActuel } from "../../revue/actions.ts";
import type { Deposant } from "../../revue/depot/actions.ts";
import type { Lecture } from "../../revue/depot/model.ts";
import { retrouverColonnes } from "../actions.ts";
import { lireDepot } from "../lecture/actions.ts";

/**
 * IMP-86 : un tableur exporté d'ici va droit à la revue ; un autre demande d'abord ce que contient chaque colonne, avec les choix de la
 * dernière fois.
 */
export async function preparer(db: Db, { perimetre, convention }: Deposant, lecture: Lecture): Promise<Lecture> {
  if (!lecture.depot) return lecture;
  const depot = await retrouverColonnes(db, perimetre, lecture.depot);
  if (!depot.colonnes.includes("identite")) return { ...lecture, depot };
  const { echange, lignes, identites } = lireDepot(depot, await chargerPlan(db, perimetre, convention));
  return { ...lecture, echange, lignes, identites, depot: null };
}

const PLAN_VIDE: PlanActuel = {
  blocs: { ...conventionVide(), deliberations: [], equipements: [] },
  noeuds: [],
  schemas: [],
  fiches: [],
  verrouillee: false,
};

/** Ce qu'un fichier dit, au format d'échange, sans rien savoir d'aucun plan : les colonnes d'un tableur y sont celles que l'on reconnaît. */
export function versEchange({ depot, echange, fichier, sha256, type }: Lecture): Echange {
  if (!depot) return echange;
  return { ...lireDepot(depot, PLAN_VIDE).echange, source: { fichier, sha256, type } };
}
