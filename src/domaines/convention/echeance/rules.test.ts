import { expect, test } from "vitest";
import type { Palier, Tache } from "./model.ts";
import { alerteFin, entreeDans, presse, resteAFaire, situer } from "./rules.ts";

test.each([
  ["2030-12-31", 12, "2029-12-31"],
  ["2030-12-31", 6, "2030-06-30"],
  ["2030-12-31", 3, "2030-09-30"],
  ["2030-05-31", 3, "2030-02-28"],
  ["2028-05-31", 3, "2028-02-29"],
  ["2028-02-29", 12, "2027-02-28"],
  ["2029-02-28", 12, "2028-02-28"],
  ["2030-08-30", 6, "2030-02-28"],
] as const)("CONV-20 : %s, %i mois avant, est le %s", (fin, mois, attendu) =>
  expect(entreeDans(fin, mois)).toBe(attendu),
);

test.each([
  ["la veille des douze mois", "2029-12-30", null],
  ["à douze mois", "2029-12-31", 12],
  ["la veille des six mois", "2030-06-29", 12],
  ["à six mois", "2030-06-30", 6],
  ["la veille des trois mois", "2030-09-29", 6],
  ["à trois mois", "2030-09-30", 3],
  ["le dernier jour", "2030-12-31", 3],
  ["le lendemain", "2031-01-01", null],
] as const)("CONV-20 : %s", (_cas, le, attendu) => expect(alerteFin("2030-12-31", le)).toBe(attendu));

test("CONV-20 : une convention sans fin connue n'alerte pas", () => expect(alerteFin(null, "2030-12-31")).toBeNull());

test.each([
  ["rien n'est fait", "aucun", null, ["bilanFinal", "suite", "signature"]],
  ["le bilan s'écrit", "enCours", null, ["bilanFinal", "suite", "signature"]],
  ["le bilan est adopté", "adopte", null, ["suite", "signature"]],
  ["la suite se négocie", "adopte", "enNegociation", ["signature"]],
  ["la suite est signée sans bilan", "aucun", "signee", ["bilanFinal"]],
  ["tout est fait", "adopte", "signee", []],
] as const)("CONV-21 : quand %s", (_cas, bilanFinal, suite, attendu) =>
  expect(resteAFaire({ bilanFinal, suite })).toEqual(attendu),
);

test.each<[Tache, Palier, boolean]>([
  ["bilanFinal", 12, true],
  ["suite", 12, false],
  ["suite", 6, true],
  ["signature", 6, false],
  ["signature", 3, true],
])("CONV-22 : %s à %i mois presse : %s", (tache, alerte, attendu) => expect(presse(tache, alerte)).toBe(attendu));

const suivie = (plus: object = {}) => ({
  etat: "signee" as const,
  signeeLe: "2025-12-01" as const,
  precedente: null,
  avenantOuvert: false,
  debut: "2026-01-01" as const,
  fin: "2030-12-31" as const,
  effetLe: null,
  suites: [],
  ...plus,
});
const suite = { id: "s", etat: "signee", debut: "2031-01-01", fin: null } as const;

test("CONV-23 : elle alerte tant qu'il reste à faire, et se tait quand tout est fait ou qu'elle ne vit pas", () => {
  expect(situer(suivie(), "adopte", "2030-10-01")).toEqual({
    etat: "enVigueur",
    alerte: 3,
    reste: ["suite", "signature"],
  });
  expect(situer(suivie({ suites: [suite] }), "adopte", "2030-10-01")).toEqual({
    etat: "enVigueur",
    alerte: null,
    reste: [],
  });
  expect(situer(suivie({ etat: "enNegociation" }), "aucun", "2030-10-01").alerte).toBeNull();
  expect(situer(suivie({ etat: "resiliee", effetLe: "2030-01-01" }), "aucun", "2030-10-01")).toEqual({
    etat: "resiliee",
    alerte: null,
    reste: [],
  });
});

test("CONV-23 : échue, elle dit encore le bilan qui manque ; reconduite, elle ne dit plus rien", () => {
  expect(situer(suivie(), "aucun", "2031-01-01")).toMatchObject({
    etat: "echue",
    reste: ["bilanFinal", "suite", "signature"],
  });
  expect(situer(suivie({ suites: [suite] }), "aucun", "2031-01-01")).toMatchObject({ etat: "reconduite", reste: [] });
});
