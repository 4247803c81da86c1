import { expect, test } from "vitest";
import { completerPerimetre, habitants, phraseInconnues } from "./rules.ts";

test("CONV-6 : les communes reconnues s'ajoutent sans redite, les noms inconnus reviennent", () => {
  const noms = [
    { nom: "Mende", code: "48095" },
    { nom: "Badaroux", code: "48013" },
    { nom: "Xyz", code: null },
  ];
  expect(completerPerimetre(["48095"], noms)).toEqual({ codes: ["48095", "48013"], inconnus: ["Xyz"] });
  expect(completerPerimetre(["48095"], [])).toEqual({ codes: ["48095"], inconnus: [] });
  expect(phraseInconnues(["Xyz", "Abc"])).toContain("« Xyz », « Abc »");
});

test("les habitants connus s'additionnent", () => {
  const commune = { code: "1", nom: "A", departement: "48", municipale: 10, totale: 12 };
  expect(habitants([commune, { ...commune, totale: null }], "totale")).toBe(12);
});
