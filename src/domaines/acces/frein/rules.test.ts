import { expect, test } from "vitest";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { type Frein, PAR_COMPTE, PAR_COURRIEL } from "./model.ts";
import { apresEssai, attente, dureeEnMots } from "./rules.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const frein = (essais: number): Frein => ({ essais, depuis: LE.toISOString() });

test.each([
  [2, 0],
  [3, 10],
  [4, 20],
  [6, 80],
  [40, 7_200],
])("ACC-4 : après %i essais ratés on attend %i secondes", (essais, secondes) => {
  expect(attente(frein(essais), PAR_COMPTE, LE)).toBe(secondes);
});

test("ACC-4 : l'attente finit, et un jour sans essai efface tout", () => {
  expect(attente(frein(4), PAR_COMPTE, instantDe("2026-11-21T09:00:19Z"))).toBe(1);
  expect(attente(frein(4), PAR_COMPTE, instantDe("2026-11-21T09:00:20Z"))).toBe(0);
  const lendemain = plusMinutes(LE, 24 * 60);
  expect(attente(frein(40), PAR_COMPTE, lendemain)).toBe(0);
  expect(apresEssai(frein(40), PAR_COMPTE, lendemain).essais).toBe(1);
  expect(apresEssai(frein(40), PAR_COMPTE, plusMinutes(lendemain, -1)).essais).toBe(41);
});

test("ACC-4 : qui insiste sans cesse ne fait pas plus de 25 essais en 24 heures sur un compte", () => {
  let [compte, essais]: [Frein | undefined, number] = [undefined, 0];
  for (let seconde = 0; seconde < 86_400; seconde += 1) {
    const instant = plusMinutes(LE, seconde / 60);
    if (attente(compte, PAR_COMPTE, instant) > 0) continue;
    compte = apresEssai(compte, PAR_COMPTE, instant);
    essais += 1;
  }
  expect(essais).toBeLessThanOrEqual(25);
  expect(essais).toBeGreaterThan(10);
});

test("ACC-4 : trois courriels par quart d'heure, pas quatre", () => {
  expect(attente(frein(2), PAR_COURRIEL, plusMinutes(LE, 1))).toBe(0);
  expect(attente(frein(3), PAR_COURRIEL, plusMinutes(LE, 1))).toBe(840);
});

test("une attente se dit en mots", () => {
  expect([1, 40, 61, 3_600, 7_200].map((secondes) => dureeEnMots(secondes))).toEqual([
    "1 seconde",
    "40 secondes",
    "2 minutes",
    "1 heure",
    "2 heures",
  ]);
});
