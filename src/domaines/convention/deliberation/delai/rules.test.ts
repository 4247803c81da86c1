import { expect, test } from "vitest";
import { executoireLe, publieLe, recoursClos, recoursJusquAu, transmisLe } from "./rules.ts";

const dates = (dit: Partial<Parameters<typeof transmisLe>[0]>) => ({
  envoyeLe: null,
  recuLe: null,
  publieLe: null,
  afficheLe: null,
  ...dit,
});

test.each([
  [{ envoyeLe: "2026-03-05" }, "2026-03-05"],
  [{ envoyeLe: "2026-03-05", recuLe: "2026-03-06" }, "2026-03-06"],
  [{ recuLe: "2026-03-06" }, "2026-03-06"],
  [{}, null],
] as const)("DEL-20 : de %j, transmise le %s", (dit, attendu) => expect(transmisLe(dates(dit))).toBe(attendu));

test.each([
  [{ publieLe: "2026-03-07" }, "2026-03-07"],
  [{ afficheLe: "2026-03-08" }, "2026-03-08"],
  [{ publieLe: "2026-03-07", afficheLe: "2026-03-08" }, "2026-03-08"],
  [{ publieLe: "2026-03-09", afficheLe: "2026-03-08" }, "2026-03-09"],
  [{}, null],
] as const)("DEL-21 : de %j, publiée le %s", (dit, attendu) => expect(publieLe(dates(dit))).toBe(attendu));

test.each([
  [{ recuLe: "2026-03-06", publieLe: "2026-03-08" }, "2026-03-08"],
  [{ recuLe: "2026-03-10", publieLe: "2026-03-08" }, "2026-03-10"],
  [{ recuLe: "2026-03-08", publieLe: "2026-03-08" }, "2026-03-08"],
  [{ recuLe: "2026-03-06" }, null],
  [{ publieLe: "2026-03-06" }, null],
  [{ dateSeance: "2026-03-06", recuLe: "2026-03-06", publieLe: "2026-03-06" }, "2026-03-06"],
  [{ dateSeance: "2026-03-06", recuLe: "2026-03-05", publieLe: "2026-03-06" }, null],
  [{ dateSeance: "2026-03-06", recuLe: "2026-03-06", publieLe: "2026-03-05" }, null],
] as const)("DEL-22 : de %j, exécutoire le %s", (dit, attendu) =>
  expect(executoireLe({ dateSeance: null, ...dates(dit) })).toBe(attendu),
);

test.each([
  ["2026-03-05", "2026-05-06"],
  ["2026-12-31", "2027-03-01"],
  ["2027-12-31", "2028-03-01"],
  ["2028-12-29", "2029-03-01"],
  ["2026-06-30", "2026-08-31"],
  ["2026-07-31", "2026-10-01"],
  ["2028-02-29", "2028-05-02"],
  ["2026-09-22", "2026-11-23"],
  ["2026-09-10", "2026-11-12"],
  ["2026-02-05", "2026-04-07"],
  ["2026-03-13", "2026-05-15"],
  ["2026-03-24", "2026-05-26"],
  ["2026-10-24", "2026-12-28"],
] as const)("DEL-23 : publiée le %s, le recours court jusqu’au %s", (jour, attendu) => {
  expect(recoursJusquAu({ dateSeance: null, ...dates({ afficheLe: jour }) })).toBe(attendu);
});

test("DEL-23 : publiée avant la séance, elle n’ouvre pas de recours ; le jour même, si", () => {
  const publiee = dates({ publieLe: "2026-03-05" });
  expect(recoursJusquAu({ dateSeance: "2026-03-06", ...publiee })).toBeNull();
  expect(recoursJusquAu({ dateSeance: "2026-03-05", ...publiee })).toBe("2026-05-06");
});

test("DEL-24 : le dernier jour est encore ouvert, le lendemain clos ; sans publication, rien n’est clos", () => {
  const publiee = { dateSeance: null, ...dates({ publieLe: "2026-12-31" }) };
  expect([recoursClos(publiee, "2027-03-01"), recoursClos(publiee, "2027-03-02")]).toEqual([false, true]);
  expect(recoursClos({ dateSeance: null, ...dates({ recuLe: "2020-01-01" }) }, "2027-03-01")).toBe(false);
});
