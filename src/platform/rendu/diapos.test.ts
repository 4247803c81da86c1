import { expect, test } from "vitest";
import { CHIFFRES, figureRows, heightOf } from "./diapos.ts";

test("des chiffres au nom long ont une rangée plus haute, et la suivante commence dessous", () => {
  const court = { valeur: "12", libelle: "fiches" };
  const long = { valeur: "251 400 € prévus", libelle: "ce que les communes et la Caf ont prévu ensemble, ".repeat(3) };
  const chiffres = { sorte: "chiffres" as const, entrees: [court, court, court, long, court] };
  const [haute, basse] = figureRows(chiffres);
  expect(haute?.entrees).toHaveLength(4);
  expect(haute?.h).toBeGreaterThan(CHIFFRES.h + 0.5);
  expect(basse).toMatchObject({ entrees: [court], h: CHIFFRES.h });
  expect(heightOf(chiffres)).toBeCloseTo((haute?.h ?? 0) + CHIFFRES.h);
});
