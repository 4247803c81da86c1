import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { ecrireValeur, lireValeur, reglerSchema, schemaDe } from "./rules.ts";

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

const RANG = schemaDe("Rang", ["Premier", "Second"]);
const porte = (valeur: string) => ({ priorite: { schema: "rang", valeur } });

const PORTEE = { neuf: false, fiches: [porte("Premier")] };

test.each([
  ["neuf se crée", reglerSchema([], RANG, { neuf: true, fiches: [] }), RANG],
  ["du même nom est refusé", reglerSchema([RANG], RANG, { neuf: true, fiches: [] }), refus("schema-existe")],
  ["se corrige tant que ses valeurs portées restent", reglerSchema([RANG], RANG, PORTEE), RANG],
  [
    "garde une valeur que porte une fiche",
    reglerSchema([RANG], schemaDe("Rang", ["Second"]), PORTEE),
    refus("valeur-employee"),
  ],
] as const)("PLA-21 : un schéma %s", (_cas, regle, attendu) => {
  expect(regle).toEqual(attendu);
});
