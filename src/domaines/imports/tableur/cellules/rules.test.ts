import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { lireBudget, lireEcheance, lireListe, lireNoms, lirePriorite, lireTerme } from "./rules.ts";

test.each([
  ["2026", "2026"],
  ["2026-09", "2026-09"],
  ["01/09/2026", "2026-09-01"],
  ["1.9.2026", "2026-09-01"],
  ["09/2026", "2026-09"],
  ["septembre 2026", "2026-09"],
  ["1er septembre 2026", "2026-09-01"],
  ["Sept. 2026", "2026-09"],
  ["Août 2027", "2027-08"],
  ["30/02/2026", null],
  ["13/2026", null],
  ["bientôt", null],
])("IMP-73 : « %s » se lit %s", (texte, attendu) => expect(lireTerme(texte)).toBe(attendu));

test.each([
  ["2026", { debut: "2026", fin: "2026", texte: null }],
  ["2026-2028", { debut: "2026", fin: "2028", texte: null }],
  ["de septembre 2026 à juin 2027", { debut: "2026-09", fin: "2027-06", texte: null }],
  ["01/09/2026 - 30/06/2027", { debut: "2026-09-01", fin: "2027-06-30", texte: null }],
  ["dès que possible", { debut: null, fin: null, texte: "dès que possible" }],
])("IMP-74 : « %s » est une échéance, une période ou un texte", (texte, attendu) =>
  expect(lireEcheance(texte)).toEqual(attendu),
);

test.each([
  ["12500", 1250000],
  ["12 500,50 €", 1250050],
  ["12\u202f500", 1250000],
  ["12.500 €", 1250000],
  ["15 k€", 1500000],
  ["1,5 k€", 150000],
])("IMP-75 : « %s » fait %i centimes", (texte, centimes) =>
  expect(lireBudget(texte)).toEqual({ statut: null, montantCentimes: centimes, texte: null }),
);

test("IMP-75 : des chiffres collés qu’aucun budget n’atteint restent un texte", () => {
  expect(lireBudget("100000000000")).toMatchObject({ montantCentimes: 10_000_000_000_000 });
  expect(lireBudget("100000000001")).toEqual({ statut: "100000000001", montantCentimes: null, texte: null });
});

test("IMP-75 : ce qui n'est pas un montant est un statut, un montant négatif est refusé", () => {
  expect(lireBudget("à préciser")).toEqual({ statut: "à préciser", montantCentimes: null, texte: null });
  expect(lireBudget("-12")).toBeInstanceOf(Refus);
});

test("IMP-76 : une liste va à la ligne ou se sépare par des points-virgules, ses puces tombent", () => {
  expect(lireListe("- un\n• deux\n3) trois")).toEqual(["un", "deux", "trois"]);
  expect(lireListe("un ; deux, trois")).toEqual(["un", "deux, trois"]);
});

test("IMP-77 : des noms se séparent aussi par des virgules ou des barres", () => {
  expect(lireNoms("Caf, Commune du Haut / Relais")).toEqual(["Caf", "Commune du Haut", "Relais"]);
});

test("une phase a son schéma", () =>
  expect([lirePriorite("Phase 1").schema, lirePriorite("Top 5").schema]).toEqual(["phase", "interet"]));
