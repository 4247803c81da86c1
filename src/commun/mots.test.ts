import * as fc from "fast-check";
import { expect, test } from "vitest";
import { comparerMots } from "./mots.ts";

const dit = (avant: string, apres: string) =>
  comparerMots(avant, apres)
    .map(({ sorte, texte }) => (sorte === "reste" ? texte : sorte === "ote" ? `[-${texte}-]` : `{+${texte}+}`))
    .join("");

test.each([
  ["rien de changé", "La Caf s’engage.", "La Caf s’engage.", "La Caf s’engage."],
  ["un mot changé", "quatre ans au plus", "cinq ans au plus", "[-quatre-]{+cinq+} ans au plus"],
  ["des mots ajoutés à la fin", "La Caf", "La Caf et la MSA", "La Caf{+ et la MSA+}"],
  ["un mot ôté au milieu", "un bilan annuel écrit", "un bilan écrit", "un bilan [-annuel -]écrit"],
  ["tout est neuf", "", "Texte", "{+Texte+}"],
])("ACTE-110 : %s", (_cas, avant, apres, attendu) => expect(dit(avant, apres)).toBe(attendu));

test("ACTE-110 : de ce qui reste, de l’ôté et du mis, on refait les deux textes", () => {
  const texte = fc
    .array(fc.constantFrom("a", "b", "mot", " ", "\n", "é", ",", "1"), { maxLength: 40 })
    .map((un) => un.join(""));
  fc.assert(
    fc.property(texte, texte, (avant, apres) => {
      const mots = comparerMots(avant, apres);
      const refaire = (absent: string) =>
        mots
          .filter(({ sorte }) => sorte !== absent)
          .map((un) => un.texte)
          .join("");
      expect([refaire("mis"), refaire("ote")]).toEqual([avant, apres]);
    }),
    { seed: 110, numRuns: 1000 },
  );
});

test("ACTE-110 : deux longs textes sans rien de commun se montrent l’un après l’autre", () => {
  const mots = comparerMots("un ".repeat(2000), "deux, ".repeat(2000));
  expect(mots.map(({ sorte }) => sorte)).toContain("ote");
  expect(mots.length).toBeLessThan(10);
});
