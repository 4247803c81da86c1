import type { Jour } from "#commun/jour.ts";
import { peutPasser } from "#commun/cycle.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { CYCLE_TACHE, type EtatTache, type Tache } from "../model.ts";

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
