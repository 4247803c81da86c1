import { describe, expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { CYCLE, ETATS_CONVENTION, ETATS_ECRITS, type EtatEcrit } from "./model.ts";
import { estSignee, estVerrouillee, etatAuJour, passer, verifierPapier } from "./rules.ts";

const DATES = { debut: "2026-01-01", fin: "2030-12-31" } as const;
const vie = (etat: EtatEcrit, plus: object = {}) => ({
  etat,
  signeeLe: null,
  precedente: null,
  avenantOuvert: false,
  parties: 2,
  ...DATES,
  ...plus,
});

test("CONV-10 : une convention signée ne revient jamais en arrière, et les états de la fin n'ont pas de suite", () => {
  const apres = ETATS_CONVENTION.filter((etat) => !["brouillon", "enNegociation", "delibereeEnPartie"].includes(etat));
  for (const etat of apres) expect(CYCLE[etat].every((vers) => apres.includes(vers))).toBe(true);
  expect(peutPasser(CYCLE, "brouillon", "delibereeEnPartie")).toBe(false);
  expect(CYCLE.resiliee).toEqual([]);
});

describe("CONV-11 : ce que les dates font d'une convention se lit", () => {
  test.each([
    ["la veille de son premier jour", "2025-12-31", "signee"],
    ["à son premier jour", "2026-01-01", "enVigueur"],
    ["à son dernier jour", "2030-12-31", "enVigueur"],
    ["le lendemain de son dernier jour", "2031-01-01", "echue"],
  ] as const)("CONV-11 : signée, %s", (_cas, le, attendu) => expect(etatAuJour(vie("signee"), le)).toBe(attendu));

  test("CONV-11 : un brouillon reste brouillon, quel que soit le jour", () =>
    expect(etatAuJour(vie("brouillon"), "2099-01-01")).toBe("brouillon"));

  test.each([
    ["la veille de l'effet", "2027-03-30", "enVigueur"],
    ["le jour de l'effet", "2027-03-31", "resiliee"],
    ["après sa fin", "2031-01-01", "resiliee"],
  ] as const)("CONV-11 : résiliée, %s", (_cas, le, attendu) =>
    expect(etatAuJour(vie("resiliee"), le, { effetLe: "2027-03-31", suiteSignee: false })).toBe(attendu),
  );

  test.each([
    ["en vigueur malgré sa suite", "2030-12-31", "enVigueur"],
    ["reconduite une fois passée", "2031-01-01", "reconduite"],
  ] as const)("CONV-11 : %s", (_cas, le, attendu) =>
    expect(etatAuJour(vie("signee"), le, { effetLe: null, suiteSignee: true })).toBe(attendu),
  );
});

test("CONV-12 : signée ou résiliée, une convention l'est pour toujours", () =>
  expect(ETATS_ECRITS.filter((etat) => estSignee({ etat }))).toEqual(["signee", "resiliee"]));

test.each([
  ["brouillon", false, false],
  ["delibereeEnPartie", false, false],
  ["signee", false, true],
  ["signee", true, false],
  ["resiliee", false, true],
] as const)("CONV-13 : %s, avenant ouvert %s : verrouillée %s", (etat, avenantOuvert, attendu) =>
  expect(estVerrouillee({ etat, avenantOuvert })).toBe(attendu),
);

const LE: Jour = "2025-12-15";

test.each([
  ["sans premier jour", { debut: null }, new Refus("dates-manquantes")],
  ["sans dernier jour", { fin: null }, new Refus("dates-manquantes")],
  ["d'une seule partie", { parties: 1 }, new Refus("parties-manquantes")],
  ["datée, de deux parties", {}, { etat: "signee", signeeLe: LE, precedente: null, avenantOuvert: false }],
])("CONV-14 : signer une convention %s", (_cas, plus, attendu) =>
  expect(passer(vie("enNegociation", plus), "signee", LE)).toEqual(attendu),
);

test.each([
  ["brouillon", "enNegociation", true],
  ["brouillon", "delibereeEnPartie", false],
  ["enNegociation", "brouillon", true],
  ["signee", "brouillon", false],
  ["signee", "resiliee", true],
  ["resiliee", "signee", false],
] as const)("CONV-15 : de %s à %s : %s", (de, vers, permis) =>
  expect(passer(vie(de), vers, LE) instanceof Refus).toBe(!permis),
);

test("CONV-15 : échue, une convention ne se résilie plus ; en vigueur, si", () => {
  expect(passer(vie("signee"), "resiliee", "2031-01-01")).toEqual(new Refus("passage-impossible"));
  expect(passer(vie("signee"), "resiliee", "2030-12-31")).toMatchObject({ etat: "resiliee" });
});

const VOTE = ["le vote de Valbrune"];

test.each([
  ["quand rien ne manque", { circuitOuvert: false, manques: [] }, false, null],
  ["quand il manque un vote", { circuitOuvert: false, manques: VOTE }, false, new Refus("manques-a-confirmer")],
  ["quand il manque un vote et que l’on confirme", { circuitOuvert: false, manques: VOTE }, true, null],
  [
    "quand elle est à la signature ici, même confirmée",
    { circuitOuvert: true, manques: [] },
    true,
    new Refus("circuit-ouvert"),
  ],
])("CONV-66 : dire signée sur papier %s", (_cas, papier, confirme, attendu) =>
  expect(verifierPapier(papier, confirme)).toEqual(attendu),
);
