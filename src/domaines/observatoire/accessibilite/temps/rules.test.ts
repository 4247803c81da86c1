import { expect, test } from "vitest";
import { lireLigne, lireTemps } from "./rules.ts";

test.each([
  ["15014;15012;12,5", { de: "15014", a: "15012", minutes: 12.5 }],
  ["15014,15012,12.5", { de: "15014", a: "15012", minutes: 12.5 }],
  ["2a004\t2A041\t600", { de: "2A004", a: "2A041", minutes: 600 }],
  ['"15014";"15012";"0"', { de: "15014", a: "15012", minutes: 0 }],
  ["Aurillac;15012;12", "« AURILLAC » n’est pas le code d’une commune"],
  ["15014;1501;12", "« 1501 » n’est pas le code d’une commune"],
  ["15014;15012;", "« » n’est pas un nombre de minutes"],
  ["15014;15012;-3", "« -3 » n’est pas un nombre de minutes"],
  ["15014;15012;601", "601 minutes : c’est plus de dix heures"],
  ["15014", "« » n’est pas le code d’une commune"],
])("OBS-75 : « %s » se lit %o", (ligne, attendu) => {
  const lue = lireLigne(ligne);
  expect(typeof lue === "string" ? lue.replace("«  »", "« »") : lue).toEqual(attendu);
});

test("OBS-76 : un titre, des lignes vides, d’ailleurs, répétées ou fautives", () => {
  const connues = new Set(["15014", "15012"]);
  const texte = "\u{FEFF}from,to,minutes\r\n15014,15012,12\n\n15014,75056,300\n15014,15012,14\nfaute 1\n";
  expect(lireTemps(texte, connues)).toEqual({
    minutes: { "15014>15012": 14 },
    constat: {
      couples: 1,
      ailleurs: 1,
      communes: 2,
      fautes: [{ ligne: 6, dit: "« FAUTE 1 » n’est pas le code d’une commune" }],
      autres: 0,
    },
  });
  const fautif = lireTemps(`de;a;t\n${"x1;y;z\n".repeat(23)}`, connues).constat;
  expect([fautif.fautes.length, fautif.autres]).toEqual([20, 3]);
});
