import { expect, test } from "vitest";
import { montreRang, rangParmi } from "./rules.ts";

const notee = (id: string, points: number, attendDepuis: `${number}-${number}-${number}` | null) => ({
  id,
  points,
  attendDepuis,
});
const sienne = notee("a", 10, "2026-03-01");

test.each([
  ["seule", [sienne], 1],
  ["derrière plus de points", [sienne, notee("b", 11, "2026-09-01")], 2],
  ["devant moins de points", [sienne, notee("b", 9, "2026-01-01")], 1],
  ["derrière une attente plus longue, à points égaux", [sienne, notee("b", 10, "2026-02-28")], 2],
  ["au même rang, à égalité", [sienne, notee("b", 10, "2026-03-01")], 1],
  ["devant celle dont l’ancienneté ne court pas", [sienne, notee("b", 10, null)], 1],
] as const)("GUI-125 : une demande est %s", (_cas, toutes, rang) => {
  expect(rangParmi(sienne, toutes)).toEqual({ rang, total: toutes.length });
});

test("GUI-126 : le rang ne se montre que si le règlement le dit, et tant que la demande attend", () => {
  expect(montreRang({ etat: "enAttente" }, { rangMontre: true })).toBe(true);
  expect(montreRang({ etat: "enAttente" }, { rangMontre: false })).toBe(false);
  expect(montreRang({ etat: "proposee" }, { rangMontre: true })).toBe(false);
});

test("GUI-125 : l’occasionnel seul se range à part", () => {
  const seul = (id: string, points: number) => ({ ...notee(id, points, "2026-01-01"), occasionnelSeul: true });
  const toutes = [sienne, seul("b", 30), seul("c", 20)];
  expect(rangParmi(sienne, toutes)).toEqual({ rang: 1, total: 1 });
  expect(rangParmi(seul("c", 20), toutes)).toEqual({ rang: 2, total: 2 });
});
