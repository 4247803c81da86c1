import PizZip from "pizzip";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as fc from "fast-check";
import {
  denature,
  type Feuille,
  FORMATS_TABLEUR,
  lettre,
  neutralise,
  readTableur,
  versCellule,
  writeTableur,
} from "./tableur.ts";

const texte = fc
  .array(fc.constantFrom(..."='+-@\t\r\n;\", é0a".split("")), { maxLength: 8 })
  .map((lettres) => lettres.join(""));

test("no cell starts a formula, and what was led by an apostrophe comes back", () => {
  fc.assert(
    fc.property(texte, (brut) => {
      expect(neutralise(brut)).not.toMatch(/^[=+\-@\t\r]/);
      expect(denature(neutralise(brut))).toBe(brut);
    }),
    { seed: 3, numRuns: 500 },
  );
});

test.each(FORMATS_TABLEUR)("%s gives back its rows, with their zeros, accents and line breaks", async (format) => {
  const rangees = [
    ["0042", 'é ; "x"\nligne 2', "=1+1", ""],
    ["12,5", "@x", "-3", "fin"],
  ];
  const colonnes = ["a", "b", "c", "d"].map((titre) => ({ titre, largeur: 10 }));
  const lues = (await readTableur(
    await writeTableur(format, { nom: "Plan : [1]", colonnes, rangees }),
    format,
  )) as Feuille[];
  expect(lues[0]?.rangees.map((rangee) => rangee.map(denature).concat(["", "", ""]).slice(0, 4))).toEqual([
    ["a", "b", "c", "d"],
    ...rangees,
  ]);
});

test.each(FORMATS_TABLEUR)("%s keeps an amount as a number, negative ones too", async (format) => {
  const colonnes = [
    { titre: "Qui", largeur: 10 },
    { titre: "Euros", largeur: 10, nombre: "#,##0.00" as const },
  ];
  const rangees = [
    ["Caf", 12500.5],
    ["Écart", -0.07],
  ];
  const lues = (await readTableur(
    await writeTableur(format, { nom: "Budget", colonnes, rangees }),
    format,
  )) as Feuille[];
  expect(lues[0]?.rangees.slice(1)).toEqual([
    ["Caf", "12500,5"],
    ["Écart", "-0,07"],
  ]);
});

test("a text too long for a cell says that it was cut", () => {
  expect(versCellule("a".repeat(40_000))).toHaveLength(32_767);
  expect(versCellule("a".repeat(40_000))).toMatch(/ \[…\]$/);
});

test("bytes that are no spreadsheet are refused, never thrown", async () => {
  expect(await readTableur(new Uint8Array([1, 2, 3]), "xlsx")).toMatchObject({ code: "illisible" });
});

test("a character that no file holds, pasted from a slide, does not make a workbook unreadable", async () => {
  const colonnes = [{ titre: "Titre", largeur: 20, liste: ["En\u000Bcours"] }];
  const octets = await writeTableur("ods", { nom: "Plan", colonnes, rangees: [["Ouvrir\u000Bun\u0001 relais\uFFFF"]] });
  const ods = new PizZip(octets).file("content.xml")?.asText() ?? "";
  expect(ods).toContain("<text:p>Ouvrirun relais</text:p>");
  // oxlint-disable-next-line no-control-regex
  expect(ods).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
});

test("columns are named by letters", () =>
  expect([lettre(0), lettre(25), lettre(26), lettre(701)]).toEqual(["A", "Z", "AA", "ZZ"]));

test("a sheet has its titles bold, frozen and filtered, its lists and its hidden column, in Excel and in OpenDocument", async () => {
  const colonnes = [
    { titre: "Ne pas changer", largeur: 4, masquee: true },
    { titre: "État", largeur: 20, liste: ["En cours", "Réalisée"] },
    { titre: "Prévu", largeur: 12, nombre: "#,##0.00" as const },
  ];
  const feuille = { nom: "Mes fiches", colonnes, rangees: [["c1", "En  cours", 1200.5]] };
  const xlsx = new PizZip(await writeTableur("xlsx", feuille)).file("xl/worksheets/sheet1.xml")?.asText();
  for (const dit of ["<autoFilter", 'state="frozen"', "<dataValidation ", "hidden="])
    expect([dit, xlsx]).toEqual([dit, expect.stringContaining(dit)]);
  expect(xlsx).toMatch(/<c r="A1"[^>]* s="[1-9]/);
  const octets = await writeTableur("ods", feuille);
  const ods = ["content.xml", "settings.xml"].map((nom) => new PizZip(octets).file(nom)?.asText()).join("");
  for (const dit of [
    'style-name="entete"',
    "display-filter-buttons",
    "VerticalSplitPosition",
    "cell-content-is-in-list",
    "xmlns:of=",
    "collapse",
    'number:decimal-places="2"',
  ])
    expect([dit, ods]).toEqual([dit, expect.stringContaining(dit)]);
  expect((await readTableur(octets, "ods")) as Feuille[]).toMatchObject([
    {
      rangees: [
        ["Ne pas changer", "État", "Prévu"],
        ["c1", "En  cours", "1200,5"],
      ],
    },
  ]);
});

test.each(["xlsx", "ods"] as const)("our %s, saved again by LibreOffice, reads as we wrote it", async (format) => {
  const titres = ["Maillage (ne pas modifier)", "Référence", "Titre", "Objectifs", "Échéances", "Budget"];
  const colonnes = titres.map((titre) => ({ titre, largeur: 20 }));
  const objectifs = "Proposer douze places\nTenir une permanence";
  const rangees = [
    ["m1:0198f1c2-aaaa.7b3c", "007", "'=Ouvrir un relais", objectifs, "2026-09-01", 12500.5],
    ["m1:0198f1c2-bbbb.11de", "1.10", "Former « ensemble » les équipes", "", "2026 – 2027", ""],
    ["", "2026", "Écouter l’enfant & ses parents <ici>", "  une ligne à retrait", "", 3000],
  ];
  const notre = await readTableur(await writeTableur(format, { nom: "Plan", colonnes, rangees }), format);
  const revenu = await readTableur(new Uint8Array(readFileSync(`tests/tableurs/reenregistre.${format}`)), format);
  expect(revenu).toEqual(notre);
  expect((revenu as Feuille[])[0]?.rangees).toHaveLength(4);
});
