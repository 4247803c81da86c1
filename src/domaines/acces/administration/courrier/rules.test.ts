import { expect, test } from "vitest";
import { etatDeDepot, peutAgir } from "./rules.ts";

const MAINTENANT = new Date("2026-11-21T09:00:00Z");
const depot = { abandonne: false, tenu: false, aPartir: "2026-11-21T09:00:00Z" };

test.each([
  ["attend quand son heure est venue", depot, "attend"],
  ["sera retenté quand elle ne l’est pas", { ...depot, aPartir: "2026-11-21T09:00:01Z" }, "reviendra"],
  ["part quand un relais le tient", { ...depot, tenu: true, aPartir: "2026-11-21T09:05:00Z" }, "part"],
  ["est abandonné après vingt essais", { ...depot, abandonne: true, aPartir: "9999-12-31T00:00:00Z" }, "abandonne"],
] as const)("ACC-52 : un dépôt %s", (_cas, lu, attendu) => expect(etatDeDepot(lu, MAINTENANT)).toBe(attendu));

test.each([
  ["ce qui a échoué se retente", { tenu: false, erreur: "relais en panne" }, true],
  ["ce qui n’a pas encore échoué partira seul", { tenu: false, erreur: null }, false],
  ["ce qui part ne se touche pas", { tenu: true, erreur: "relais en panne" }, false],
])("ACC-53 : %s", (_cas, lu, attendu) => expect(peutAgir(lu)).toBe(attendu));
