import { ETATS_CONVENTION } from "../cycle/model.ts";
import { TRIS, type VueEnsemble } from "./model.ts";

/** Ce que l'adresse demande de la liste ; ce qui ne se comprend pas est laissé de côté. */
export const parseVueEnsemble = (demande: Record<string, string>): VueEnsemble => ({
  etat: ETATS_CONVENTION.find((etat) => etat === demande["etat"]) ?? null,
  attente: demande["attente"] === "oui",
  tri: TRIS.find((tri) => tri === demande["tri"]) ?? "territoire",
});
