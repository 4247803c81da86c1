import { readText } from "#platform/files/texte.ts";
import type { Brut } from "#platform/files/model.ts";
import type { Echange } from "../src/domaines/imports/echange/model.ts";
import type { Flux } from "../src/domaines/imports/flux/model.ts";
import { lireFlux } from "../src/domaines/imports/flux/rules.ts";
import { interpreter } from "../src/domaines/imports/interpretation/rules.ts";
import type { Reperes } from "../src/domaines/imports/parties/model.ts";

/** Invented places: two communes and the body that joins them. */
export const REPERES: Reperes = {
  commune: (nom) => ({ brévonne: "99001", "le pré-neuf": "99002" })[nom.toLowerCase()] ?? null,
  epci: (nom) => (/val de vive/i.test(nom) ? "299900001" : null),
  membres: () => ["99001", "99002", "99003"],
};

export const brutDe = (texte: string): Brut => ({
  fichier: "essai.txt",
  type: "text/plain",
  sha256: "0".repeat(64),
  ...readText(texte),
});
export const fluxDe = (texte: string): Flux => lireFlux(brutDe(texte));
export const lireTexte = (texte: string): Echange => interpreter(brutDe(texte), REPERES);
