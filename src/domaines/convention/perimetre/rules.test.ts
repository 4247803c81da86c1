import { expect, test } from "vitest";
import { completerPerimetre, habitants, phraseInconnues } from "./rules.ts";

test("CONV-6 : les communes reconnues s'ajoutent sans redite, les noms inconnus reviennent", () => {
  const noms = [
    { nom: "Mende", code: "48095" },
    { nom: "Badaroux", code: "48013" },
    { nom: "Xyz", code: null },
  ];
  expect(completerPerimetre(["48095"], noms)).toEqual({
    codes: ["48095", "48013"],
    inconnus: [{ nom: "Xyz", code: null }],
  });
  expect(completerPerimetre(["48095"], [])).toEqual({ codes: ["48095"], inconnus: [] });
  const [xyz, abc] = [
    { nom: "Xyz", code: null },
    { nom: "Abc", code: null },
  ];
  expect(phraseInconnues([xyz, abc])).toContain("On ne reconnaît pas « Xyz », « Abc »");
  const deux = phraseInconnues([xyz, { ...abc, plusieurs: true }]);
  expect(deux).toContain("« Xyz » : écrivez le nom entier");
  expect(deux).toContain("Plusieurs communes s’appellent « Abc » : ajoutez le département");
});

test("les habitants connus s'additionnent", () => {
  const commune = { code: "1", nom: "A", departement: "48", municipale: 10, totale: 12 };
  expect(habitants([commune, { ...commune, totale: null }], "totale")).toBe(12);
});
