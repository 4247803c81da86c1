import { alertePersonne, CHAMPS, champsEnAlerte } from "#domaines/plan/index.ts";
import type { Revue } from "../actions.ts";
import { MENTIONS } from "../bloc/lexique.ts";
import type { AlerteRevue } from "./model.ts";
import { releverAlertes } from "./rules.ts";

const nommer = (champ: string) => CHAMPS.find(({ nom }) => nom === champ)?.libelle ?? MENTIONS[champ] ?? champ;

/** Les textes d'une revue qui préviendraient s'ils étaient tapés dans le plan, chacun sous le nom de son champ. */
export const alertesDe = (revue: Revue): AlerteRevue[] =>
  releverAlertes(revue, { personne: alertePersonne, champs: champsEnAlerte }).map((alerte) => ({
    ...alerte,
    champ: nommer(alerte.champ),
  }));
