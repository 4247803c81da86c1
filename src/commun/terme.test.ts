import { expect, test } from "vitest";
import { estTerme, lireTerme } from "./terme.ts";

test.each([
  ["2027", true],
  ["2027-09", true],
  ["2027-09-15", true],
  ["2028-02-29", true],
  ["2027-02-29", false],
  ["2027-13", false],
  ["1999", false],
  ["27", false],
  ["bientôt", false],
])("un terme est une année, un mois ou un jour : %s", (texte, attendu) => expect(estTerme(texte)).toBe(attendu));

test.each([
  ["2027", "2027"],
  ["2027-09-15", "2027-09-15"],
  [" 30/09/2027 ", "2027-09-30"],
  ["1.9.2027", "2027-09-01"],
  ["9/2027", "2027-09"],
  ["Septembre 2027", "2027-09"],
  ["1er août 2027", "2027-08-01"],
  ["15\u00A0février 2027", "2027-02-15"],
  ["FEVRIER 2027", "2027-02"],
  ["aout 2027", "2027-08"],
  ["31/02/2027", "2027-02-31"],
  ["à la rentrée", "à la rentrée"],
])("un terme se lit comme on le tape : « %s »", (texte, attendu) => expect(lireTerme(texte)).toBe(attendu));
