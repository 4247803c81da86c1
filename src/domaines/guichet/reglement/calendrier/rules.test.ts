import { describe, expect, test } from "vitest";
import { examine, moisSansCommission } from "./rules.ts";

const rendezVous = (entreesDe: number, entreesA: number) => ({ nom: "C", mois: 1, entreesDe, entreesA });

describe("GUI-213 : une commission examine les mois de sa période, qui peut passer l’année", () => {
  test.each([
    [4, 6, [4, 5, 6]],
    [11, 1, [1, 11, 12]],
    [9, 9, [9]],
  ])("de %i à %i", (de, a, attendus) =>
    expect(
      Array.from({ length: 12 }, (_, rang) => rang + 1).filter((mois) => examine(rendezVous(de, a), mois)),
    ).toEqual(attendus),
  );

  test("un mois que nulle n’examine se voit", () => {
    expect(moisSansCommission([rendezVous(1, 6), rendezVous(8, 12)])).toEqual([7]);
    expect(moisSansCommission([rendezVous(11, 4), rendezVous(5, 10)])).toEqual([]);
  });
});
