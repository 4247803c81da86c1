import { intituleFiche } from "#domaines/plan/model.ts";
import { type EtatDefini, NON_CONCERNEE } from "#domaines/suivi/etat/model.ts";
import type { Citee, FicheBilan, IndicateurBilan } from "../model.ts";

/** « PE1 · Ouvrir une halte-garderie itinérante ». */
export const citer = ({ reference, titre }: Pick<Citee, "reference" | "titre">): string =>
  intituleFiche({ reference, titre });

/** Le nom d'un état dans la liste de la convention ; ce qui n'a pas été dit n'est pas un état, et une cellule reste vide. */
export function nommerEtat(etats: readonly EtatDefini[], code: string | null): string {
  if (code === null) return "—";
  if (code === NON_CONCERNEE) return "Non concernée";
  return etats.find((etat) => etat.code === code)?.libelle ?? code;
}

export const periodeFiche = ({ debut, fin }: Pick<FicheBilan, "debut" | "fin">): string =>
  debut === null ? "Sans date" : debut === fin ? `${debut}` : `${debut}-${fin}`;

const ecrireNombre = (nombre: number): string => nombre.toLocaleString("fr-FR", { maximumFractionDigits: 1 });

/** « 118 enfants », « 62,5 % », « Plutôt satisfait » : une valeur telle que son indicateur la dit. */
export function ecrireMesure(
  { mesure, unite, niveaux }: Pick<IndicateurBilan, "mesure" | "unite" | "niveaux">,
  valeur: number | null,
): string {
  if (valeur === null) return "";
  if (mesure === "echelle") return niveaux[valeur - 1] ?? "";
  if (mesure === "pourcentage") return `${ecrireNombre(valeur)} %`;
  return [ecrireNombre(valeur), unite].filter(Boolean).join(" ");
}
