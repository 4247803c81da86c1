import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Mandat } from "./model.ts";
import { arreter, borner, estEnCours, mandatsDe, relaisDe, verifierMandat } from "./rules.ts";

const mandat = (dit: Partial<Mandat> = {}): Mandat => ({
  id: "m",
  convention: "ctg",
  acteur: "anne",
  role: "referent",
  theme: "jeunesse",
  commune: "48009",
  debut: "2026-01-01",
  fin: "2026-06-30",
  version: 1,
  ...dit,
});

test.each([
  ["la veille", {}, "2025-12-31", false],
  ["le premier jour", {}, "2026-01-01", true],
  ["le dernier jour", {}, "2026-06-30", true],
  ["le lendemain", {}, "2026-07-01", false],
  ["sans début", { debut: null }, "2000-01-01", true],
  ["sans fin", { fin: null }, "2050-01-01", true],
] as const)("ACT-9 : %s, un mandat court ou non", (_cas, dit, le, attendu) => {
  expect(estEnCours(mandat(dit), le)).toBe(attendu);
});

test.each([
  ["sans fin", null, "2025-12-31"],
  ["qui finirait après", "2026-06-30", "2025-12-31"],
  ["fini avant elle", "2025-03-01", "2025-03-01"],
] as const)("ACT-22 : un mandat %s finit au plus tard avec sa convention", (_cas, fin, attendue) => {
  const siens = [mandat({ debut: null, fin }), mandat({ convention: "suivante", fin: null })];
  expect(borner(siens, new Map([["ctg", "2025-12-31"]])).map((un) => un.fin)).toEqual([attendue, null]);
});

test.each<[string, Partial<Mandat>, string | null]>([
  ["fini le jour où il commence", { fin: "2026-01-01" }, null],
  ["fini la veille", { fin: "2025-12-31" }, "fin-avant-debut"],
  ["repris le dernier jour de l’autre", { id: "n", debut: "2026-06-30", fin: null }, "deja-tenu"],
  ["repris le lendemain", { id: "n", debut: "2026-07-01", fin: null }, null],
  ["sans dates, comme l’autre", { id: "n", debut: null, fin: null }, "deja-tenu"],
  ["le même jour, sur un autre thème", { id: "n", theme: null }, null],
  ["le même jour, dans une autre commune", { id: "n", commune: null }, null],
  ["corrigé lui-même", { fin: null }, null],
])("ACT-10 : un mandat %s", (_cas, dit, code) => {
  expect(verifierMandat(mandat(dit), [mandat()])).toEqual(code && new Refus(code));
});

test.each([
  ["en cours", { fin: null }, "2026-03-31", "2026-03-31"],
  ["déjà fini", {}, "2026-09-01", "2026-06-30"],
  ["à venir", { debut: "2026-12-01", fin: null }, "2026-11-21", "2026-12-01"],
] as const)("ACT-11 : %s, un mandat arrêté finit à son jour", (_cas, dit, le, fin) => {
  expect(arreter(mandat(dit), le)).toEqual(mandat({ ...dit, fin }));
});

test("ACT-12 : les relais d’une commune et d’un thème sont les leurs et ceux de tous, jamais ceux d’hier ni un financeur", () => {
  const mandats = [
    mandat({ id: "siens" }),
    mandat({ id: "tous", theme: null, commune: null, role: "personneRelais" }),
    mandat({ id: "autre-theme", theme: "enfance" }),
    mandat({ id: "autre-commune", commune: "48140" }),
    mandat({ id: "fini", fin: "2026-01-31" }),
    mandat({ id: "financeur", role: "financeur" }),
  ];
  const ou = { commune: "48009", theme: "jeunesse", le: "2026-03-01" } as const;
  expect(relaisDe(mandats, ou).map(({ id }) => id)).toEqual(["siens", "tous"]);
});

test("ACT-13 : fusionné, le doublon apporte ses mandats ; séparé, il les reprend", () => {
  const mandats = [mandat({ id: "a" }), mandat({ id: "b", acteur: "doublon" })];
  const ids = (gardeDe: (id: string) => string) => mandatsDe(mandats, "anne", gardeDe).map(({ id }) => id);
  expect(ids((id) => (id === "doublon" ? "anne" : id))).toEqual(["a", "b"]);
  expect(ids((id) => id)).toEqual(["a"]);
});
