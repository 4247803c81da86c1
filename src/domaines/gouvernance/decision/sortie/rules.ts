import { type Decision, LIBELLES_DECISION, LIBELLES_EXECUTION } from "../model.ts";
import { referenceDe, voteEcrit } from "../rules.ts";

export const COLONNES_DECISIONS = [
  { titre: "Référence", largeur: 12 },
  { titre: "Le", largeur: 12 },
  { titre: "Instance", largeur: 28 },
  { titre: "Nature", largeur: 20 },
  { titre: "Objet", largeur: 50 },
  { titre: "Décision", largeur: 60 },
  { titre: "Vote", largeur: 30 },
  { titre: "Adoptée", largeur: 10 },
  { titre: "Fiches", largeur: 40 },
  { titre: "Qui l’exécute", largeur: 24 },
  { titre: "Avant le", largeur: 12 },
  { titre: "Où elle en est", largeur: 18 },
  { titre: "Exécutée le", largeur: 12 },
  { titre: "Constat", largeur: 50 },
] as const;

/** GOUV-160 : le registre s'exporte entier, une ligne par décision, avec son vote, ses fiches et ce qui en est fait. */
export const rangeeDecision = (decision: Decision, nommerFiche: (id: string) => string): string[] => [
  referenceDe(decision),
  decision.le,
  decision.instance,
  LIBELLES_DECISION[decision.genre],
  decision.objet,
  decision.texte,
  decision.vote ? voteEcrit(decision.vote) : "",
  decision.adoptee ? "oui" : "non",
  decision.fiches.map(nommerFiche).join(" ; "),
  decision.responsable,
  decision.avant ?? "",
  LIBELLES_EXECUTION[decision.execution],
  decision.executeeLe ?? "",
  decision.constat,
];
