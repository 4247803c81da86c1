import { expect, test } from "vitest";
import { alentourDe } from "./actions.ts";
import type { Lieux } from "./model.ts";

test("un code de commune la désigne ; un code postal, qui est aussi le code d’une autre, n’en désigne aucune", () => {
  const { commune } = alentourDe({ structures: [], communes: [], questions: [] } as unknown as Lieux, "2026-11-21");
  // 15130 is the postal code of Arpajon-sur-Cère and the code of Montchamp
  expect(["15014", " 2a004 ", "Arpajon-sur-Cère", "15130", "15000"].map(commune)).toEqual([
    "15014",
    "2A004",
    "15012",
    null,
    null,
  ]);
});
