import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ecrireMontant, lireMontant } from "./montant.ts";

test.each([
  ["12 500,50 €", 1_250_050],
  ["12\u202f500,50\u00a0€", 1_250_050],
  ["12500", 1_250_000],
  ["12500.5", 1_250_050],
  ["12.500,50", 1_250_050],
  ["12.500", 1_250_000],
  ["0", 0],
  ["0,07 euros", 7],
])("« %s » fait %i centimes", (texte, centimes) => expect(lireMontant(texte)).toBe(centimes));

test.each(["", "€", "-12", "−12", "12,500", "1.5.0", "12 €50", "beaucoup", "1e3", "12,5,0", "99999999999999999"])(
  "« %s » n’est pas un montant",
  (texte) => expect(lireMontant(texte)).toBeNull(),
);

test("un montant écrit se relit au centime", () => {
  expect(ecrireMontant(123_450)).toBe("1\u202f234,50\u00a0€");
  fc.assert(
    fc.property(fc.nat(1_000_000_000), fc.nat(99), (euros, reste) => {
      const centimes = euros * 100 + reste;
      expect(lireMontant(ecrireMontant(centimes))).toBe(centimes);
    }),
    { seed: 200, numRuns: 500 },
  );
});
