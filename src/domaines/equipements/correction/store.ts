import { tenirCorrections } from "#domaines/acteurs/index.ts";

/** Les demandes de vérifier la fiche d'une structure, envoyées à qui la tient. */
export const CORRECTIONS = tenirCorrections({
  table: "equipements_correction",
  colonne: "equipement",
  trace: "equipements.correction",
});
