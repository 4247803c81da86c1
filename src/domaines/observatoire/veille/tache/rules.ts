import type { Jour } from "#commun/jour.ts";
import { peutPasser } from "#commun/cycle.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { type Alerte, CYCLE_TACHE, type EtatTache, type Tache } from "../model.ts";

export type RefusTache = "sans-motif" | "deja-close" | "deja-ouverte";

type Geste = { vers: EtatTache; motif: string; le: Jour; par: string };

/** OBS-35 : une tâche se clôt avec un motif, une seule fois, et l'on sait qui et quand ; rouverte, elle n'a plus ni l'un ni l'autre. */
export function passer(
  tache: Tache,
  { vers, motif, le, par }: Geste,
): Pick<Tache, "etat" | "motif" | "closeLe" | "closePar"> | Refus<RefusTache> {
  if (!peutPasser(CYCLE_TACHE, tache.etat, vers)) return refus(vers === "ouverte" ? "deja-ouverte" : "deja-close");
  if (vers === "ouverte") return { etat: vers, motif: "", closeLe: null, closePar: null };
  return motif === "" ? refus("sans-motif") : { etat: vers, motif, closeLe: le, closePar: par };
}

const MEME = ["regle", "territoire", "objet", "millesime"] as const;

/** OBS-141 : une tâche ouverte garde ce que la règle a vu ; si les chiffres, le seuil ou le jour ont changé depuis, elle dit ce que la règle voit aujourd'hui. */
export function relire(tache: Tache, alertes: readonly Alerte[]): string | null {
  if (tache.etat !== "ouverte") return null;
  const vue = alertes.find((alerte) => MEME.every((nom) => alerte[nom] === tache[nom]));
  if (!vue) return "Aujourd’hui, la règle ne le voit plus : un chiffre, un seuil ou une date a changé depuis.";
  return vue.constat.phrase === tache.constat.phrase ? null : `Aujourd’hui : ${vue.constat.phrase}`;
}
