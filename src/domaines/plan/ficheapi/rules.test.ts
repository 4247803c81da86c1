import { expect, test } from "vitest";
import { champsEnAlerte } from "./rules.ts";

test.each([
  ["une civilité suivie d’un nom", { description: "Voir Mme Durand au relais." }, ["description"]],
  ["des coordonnées dans une liste", { moyens: ["Appeler le 06 12 34 56 78"] }, ["moyens"]],
  [
    "une situation dans une échéance",
    { echeances: [{ debut: null, fin: null, texte: "Pour la famille Martin" }] },
    ["echeances"],
  ],
  ["un nom de pilote, qui est à sa place", { pilotes: ["Mme Durand"], partenaires: ["M. Martin"] }, []],
  ["un texte sans personne", { description: "Voir le relais.", titre: "Relais" }, []],
])("PLA-30 : on prévient pour %s", (_cas, changement, attendu) => {
  expect(champsEnAlerte(changement)).toEqual(attendu);
});
