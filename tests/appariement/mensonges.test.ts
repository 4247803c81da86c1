import { expect, test } from "vitest";
import { COMMUNS } from "./genres.ts";
import { mentir } from "./mensonges.ts";
import { petite } from "./petites.ts";

test("GUI-16 : avec un seul classement, aucune famille ne gagne à mentir sur ses vœux", () => {
  let essais = 0;
  let gains = 0;
  for (let graine = 1; essais < 40_000; graine++)
    for (const genre of Object.values(COMMUNS)) {
      const bilan = mentir(petite(graine, genre));
      essais += bilan.essais;
      gains += bilan.gains;
    }
  expect(essais).toBeGreaterThanOrEqual(40_000);
  expect(gains).toBe(0);
});
