import { faireVerifier } from "#domaines/acteurs/index.ts";
import { getStructure } from "../structure/store.ts";
import { courrielDeVerification } from "./courriels.tsx";
import { CORRECTIONS } from "./store.ts";

export const VERIFICATION_STRUCTURE = "equipements.verification";

/** Demander à qui tient une structure si sa fiche est juste. */
export const verificationStructure = faireVerifier({
  corrections: CORRECTIONS,
  depot: VERIFICATION_STRUCTURE,
  genre: "structure",
  page: "structures",
  lire: getStructure,
  ecrire: courrielDeVerification,
});
