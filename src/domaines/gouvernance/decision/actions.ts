import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { CHAMPS, type Fiche, saisieDe } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { getInstance } from "../instance/store.ts";
import { getSeance } from "../seance/store.ts";
import { deposerEffets } from "./effet/actions.ts";
import { type Change, effetsDe, type RefusEffet } from "./effet/rules.ts";
import { lockAdoption } from "./effet/store.ts";
import type { Decision, DecisionDite } from "./model.ts";
import { decider, peutDecider, type RefusDecision } from "./rules.ts";
import { insertDecision } from "./store.ts";

/** Les bilans qu'une instance peut adopter : ils sont d'une tranche plus haute. */
export type LireBilans = (db: Db, perimetre: Perimetre) => Promise<{ id: string; titre: string }[]>;

/** GOUV-169 : un bilan ne s'adopte que s'il est à adopter, et qu'aucune autre décision ne le fait déjà. */
export async function bilanAAdopter(db: Db, perimetre: Perimetre, lireBilans: LireBilans, id: string) {
  if (await lockAdoption(db, perimetre, id)) return null;
  return (await lireBilans(db, perimetre)).find((bilan) => bilan.id === id) ?? null;
}

/** Les champs d'une fiche qu'une décision peut corriger : ce que la fiche dit, pas qui la porte ni où elle se range. */
export const CHAMPS_CORRIGES = CHAMPS.filter(
  ({ nom }) => !["reference", "pilotes", "partenaires", "autres"].includes(nom),
);

/** Un champ et ce que la fiche en dit aujourd'hui. */
export function champDe(fiche: Fiche, nom: string, apres: string): Change["champ"] {
  const champ = CHAMPS_CORRIGES.find((un) => un.nom === nom);
  return champ ? { nom, libelle: champ.libelle, avant: saisieDe(champ.forme, fiche[champ.nom]), apres } : null;
}

/** L'instance et le jour viennent de la réunion, s'il y en a une. */
async function deLaSeance(
  db: Db,
  perimetre: Perimetre,
  dite: DecisionDite,
): Promise<DecisionDite | Refus<RefusDecision>> {
  if (!dite.seance) return dite;
  const seance = await getSeance(db, perimetre, dite.seance);
  const instance = await getInstance(db, perimetre, seance.instance);
  return peutDecider(instance, dite.genre) ?? { ...dite, instance: instance.nom, le: seance.le ?? dite.le };
}

type Prise = { dite: DecisionDite; change: Change; aujourdhui: Jour; instant: string };

/** Inscrit une décision et ce qu'elle change, ensemble ou pas du tout ; envoyée deux fois, elle ne compte qu'une. */
export async function prendre(
  db: Db,
  perimetre: Perimetre,
  { dite, change, aujourdhui, instant }: Prise,
): Promise<Decision | Refus<RefusDecision | RefusEffet>> {
  const situee = await deLaSeance(db, perimetre, dite);
  if (situee instanceof Refus) return situee;
  const neuve = decider(situee, aujourdhui);
  if (neuve instanceof Refus) return neuve;
  const effets = effetsDe(neuve, change);
  if (effets instanceof Refus) return effets;
  const decision: Decision = {
    ...neuve,
    numero: 0,
    executeeLe: null,
    constat: "",
    creeLe: instant,
    creePar: perimetre.compte,
    version: 1,
  };
  const inscrite = await insertDecision(db, perimetre, decision);
  if (inscrite && neuve.adoptee) await deposerEffets(db, { perimetre, instant, nouvelId: newId }, decision, effets);
  return decision;
}
