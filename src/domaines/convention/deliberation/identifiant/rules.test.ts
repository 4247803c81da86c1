import { expect, test } from "vitest";
import { cleJuste } from "#commun/siret.ts";
import { Refus } from "#commun/refus.ts";
import {
  composerIdentifiant,
  departementActes,
  departementDeCommune,
  ecartsIdentifiant,
  estSiren,
  lireIdentifiant,
  numeroActes,
} from "./rules.ts";

test.each([
  ["214401903", true],
  ["214401904", false],
  ["21440190", false],
  ["000000000", false],
  ["21440190A", false],
] as const)("DEL-10 : %s est un Siren : %s", (numero, attendu) => expect(estSiren(numero)).toBe(attendu));

test("DEL-10 : la clé d’un Siret court sur ses quatorze chiffres", () => {
  expect([cleJuste("21860194600013"), cleJuste("21860194600014"), cleJuste("")]).toEqual([true, false, false]);
});

test.each([
  ["48", "048"],
  ["01", "001"],
  ["95", "095"],
  ["2A", "02A"],
  ["2b", "02B"],
  ["971", "971"],
  ["976", "976"],
  ["20", null],
  ["96", null],
  ["979", null],
] as const)("DEL-11 : le département %s s’écrit %s", (code, attendu) => {
  expect(departementActes(code, "2026-01-01")).toBe(attendu);
});

test("DEL-11 : avant le premier relevé, rien n’est affirmé ; une commune d’outre-mer dit son département en trois signes", () => {
  expect([departementActes("48", "2011-03-30"), departementActes("48", "2011-03-31")]).toEqual([null, "048"]);
  expect(["97105", "2A004", "48009"].map(departementDeCommune)).toEqual(["971", "2A", "48"]);
});

test.each([
  ["2025.12", "2025_12"],
  ["del n° 7/2026", "DEL_N_7_2026"],
  ["DE_160321_07", "DE_160321_07"],
  ["…", ""],
])("DEL-12 : le numéro %s devient %s", (numero, attendu) => expect(numeroActes(numero)).toBe(attendu));

const PUBLIC = "044-214401903-20160321-DE_160321_07-DE";

test("DEL-13 : un identifiant public se lit", () => {
  expect(lireIdentifiant(` ${PUBLIC} `)).toEqual({
    departement: "044",
    siren: "214401903",
    date: "2016-03-21",
    numero: "DE_160321_07",
    nature: "DE",
  });
});

test.each([
  ["044 214401903", "forme"],
  ["044-214401903-20160321-07.1-DE", "forme"],
  ["096-214401903-20160321-07-DE", "departement-inconnu"],
  ["02C-214401903-20160321-07-DE", "forme"],
  ["044-214401904-20160321-07-DE", "siren-faux"],
  ["044-214401903-20260229-07-DE", "date-fausse"],
  ["044-214401903-20160321-1234567890123456-DE", "numero-trop-long"],
  ["044-214401903-20160321-07-ZZ", "nature-inconnue"],
] as const)("DEL-13 : %s ne se lit pas : %s", (texte, code) => expect(lireIdentifiant(texte)).toEqual(new Refus(code)));

test.each(["02A-214401903-20280229-123456789012345-AU", "971-214401903-20260101-7-CC"])(
  "DEL-13 : %s se lit, au bord de ce qui est permis",
  (texte) => expect(lireIdentifiant(texte)).not.toBeInstanceOf(Refus),
);

const PARTS = {
  departement: "44",
  siren: "214 401 903",
  date: "2016-03-21",
  numero: "DE.160321.07",
  nature: "DE",
} as const;

test("DEL-14 : composé, un identifiant se relit", () => {
  expect(composerIdentifiant(PARTS)).toBe(PUBLIC);
  expect(composerIdentifiant({ ...PARTS, departement: "2a", nature: "AU" })).toBe(
    "02A-214401903-20160321-DE_160321_07-AU",
  );
});

test.each([
  [{ departement: "99" }, "departement-inconnu"],
  [{ siren: "214401904" }, "siren-faux"],
  [{ numero: " - " }, "numero-vide"],
  [{ numero: "1234567890123456" }, "numero-trop-long"],
] as const)("DEL-14 : de %j rien ne se compose : %s", (plus, code) => {
  expect(composerIdentifiant({ ...PARTS, ...plus })).toEqual(new Refus(code));
});

test("DEL-15 : la date et le numéro qui s’écartent se montrent ; ce qui n’est pas dit ne s’écarte de rien", () => {
  const lu = lireIdentifiant(PUBLIC);
  if (lu instanceof Refus) throw new Error(lu.code);
  expect(ecartsIdentifiant(lu, { dateSeance: "2016-03-21", numero: "de.160321.07" })).toEqual([]);
  expect(ecartsIdentifiant(lu, { dateSeance: "2016-03-22", numero: "8" })).toEqual(["date", "numero"]);
  expect(ecartsIdentifiant(lu, { dateSeance: null, numero: null })).toEqual([]);
});
