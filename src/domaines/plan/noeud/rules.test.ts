import { expect, test } from "vitest";
import { ecrireValeur, lireValeur, schemaDe } from "./rules.ts";

test.each([
  ["Top 5 (5 au plus)", { valeur: "Top 5", plafond: 5 }],
  ["Phase 1 (12 fiches au plus)", { valeur: "Phase 1", plafond: 12 }],
  ["Intérêt fort", { valeur: "Intérêt fort", plafond: null }],
  ["Phase (au plus tôt)", { valeur: "Phase (au plus tôt)", plafond: null }],
] as const)("PLA-19 : « %s » se lit", (ligne, attendu) => {
  expect(lireValeur(ligne)).toEqual(attendu);
  expect(lireValeur(ecrireValeur(attendu))).toEqual(attendu);
});

test("le code d’un schéma vient de son nom, une fois pour toutes", () => {
  expect(schemaDe("Degré d’intérêt", ["fort"]).code).toBe("degre-d-interet");
  expect(schemaDe("Autre nom", ["fort"], "interet").code).toBe("interet");
  expect(schemaDe("…", ["fort"]).code).toBe("priorite");
});
