import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Bloc,
  type BlocTexte,
  type FormatDocument,
  type Imprime,
  type Texte,
  textesDe,
} from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { DocumentPage } from "#ui/document.tsx";
import { IMPRIME } from "../../../tests/imprimes.ts";
import { lirePdf } from "../../../tests/pdf.ts";
import { lettres, partDe, texteDocx, texteHtml, texteOdt, textePptx } from "../../../tests/textes.ts";
import { compose } from "./composition.ts";
import { renderDocument } from "./rendre.ts";

async function rendre(imprime: Imprime, format: FormatDocument): Promise<Uint8Array> {
  const octets = await renderDocument(imprime, format);
  if (octets instanceof Refus) throw new Error(octets.code);
  return octets;
}

const LECTEURS = {
  pdf: async (imprime: Imprime) => (await lirePdf(await rendre(imprime, "pdf"))).texte,
  docx: async (imprime: Imprime) => texteDocx(await rendre(imprime, "docx")),
  odt: async (imprime: Imprime) => texteOdt(await rendre(imprime, "odt")),
  html: async (imprime: Imprime) => texteHtml(String(<DocumentPage imprime={compose(imprime)} />)),
};

/** What people type: words, and the signs that each format takes for its own. */
const mot = fc.constantFrom(
  "relais",
  "l’accueil",
  "« été »",
  "Où ?",
  "#read(x)",
  "$x^2$",
  "*a*",
  "_b_",
  "@c",
  "<label>",
  "& ;",
  "{{d}}",
  "\\n",
  "`e`",
  "]]>",
  "https://exemple.fr/une/adresse/qui/ne/finit/pas?du=tout&encore=plus",
  "12 345,60 €",
  "œuvre",
);
const phrase = fc.array(mot, { minLength: 1, maxLength: 6 }).map((mots) => mots.join(" "));
const texte: fc.Arbitrary<Texte> = fc.oneof(
  phrase,
  fc.array(fc.oneof(phrase, fc.record({ texte: phrase, fort: fc.boolean(), emphase: fc.boolean() })), {
    minLength: 1,
    maxLength: 3,
  }),
);
const simple: fc.Arbitrary<BlocTexte> = fc.oneof(
  fc.record({ genre: fc.constant("paragraphe" as const), texte }),
  fc.record({
    genre: fc.constant("liste" as const),
    numerotee: fc.boolean(),
    elements: fc.array(texte, { minLength: 1, maxLength: 3 }),
  }),
);
const tableau = fc
  .record({
    colonnes: fc.integer({ min: 1, max: 4 }),
    rangees: fc.integer({ min: 1, max: 4 }),
    legende: phrase,
    texte,
    nommees: fc.boolean(),
  })
  .map(({ colonnes, rangees, legende, texte: cellule, nommees }) => ({
    genre: "tableau" as const,
    legende,
    nommees,
    colonnes: Array.from({ length: colonnes }, (_, rang) => ({ titre: `Colonne ${rang}` })),
    rangees: [
      { groupe: legende },
      ...Array.from({ length: rangees }, () => Array.from({ length: colonnes }, () => cellule)),
    ],
  }));
const bloc: fc.Arbitrary<Bloc> = fc.oneof(
  simple,
  tableau,
  fc.record({
    genre: fc.constant("titre" as const),
    niveau: fc.constantFrom(1, 2, 3, 4),
    texte: phrase,
  }) as fc.Arbitrary<Bloc>,
  fc.record({
    genre: fc.constant("encadre" as const),
    ton: fc.constantFrom("info", "attention", "decision"),
    titre: phrase,
    blocs: fc.array(simple, { maxLength: 2 }),
  }) as fc.Arbitrary<Bloc>,
  fc.record({
    genre: fc.constant("definitions" as const),
    entrees: fc.array(fc.record({ terme: phrase, textes: fc.array(texte, { minLength: 1, maxLength: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
  fc.record({
    genre: fc.constant("chiffres" as const),
    entrees: fc.array(fc.record({ valeur: phrase, libelle: phrase }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ genre: fc.constant("citation" as const), texte, source: phrase }),
  fc.record({ genre: fc.constant("note" as const), texte }),
  fc.constant({ genre: "saut" as const }),
);
const imprime = fc
  .record({
    titre: phrase,
    sousTitre: phrase,
    sources: fc.array(phrase, { maxLength: 2 }),
    blocs: fc.array(bloc, { maxLength: 7 }),
  })
  .map(
    (partie): Imprime => ({ ...partie, auteur: "Les Monts", date: "2026-11-21", perimetre: "Les Monts", logos: [] }),
  );

const attendu = (un: Imprime) => lettres(textesDe(compose(un)).join(""));

describe.each(Object.entries(LECTEURS))("le même texte en %s", (_format, lire) => {
  test("que dans le modèle, dans le même ordre : tous les genres de blocs", async () => {
    expect(lettres(await lire(IMPRIME))).toBe(attendu(IMPRIME));
  });

  test("que dans le modèle, quoi que l’on tape", { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(imprime, async (un) => {
        expect(lettres(await lire(un))).toBe(attendu(un));
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});

test("un diaporama dit les mêmes textes, une diapositive par axe ; ce qui déborde continue sur la suivante", async () => {
  const blocs = IMPRIME.blocs.filter(({ genre }) => genre !== "tableau");
  const court = { ...IMPRIME, blocs };
  const octets = await rendre(court, "pptx");
  expect(lettres(textePptx(octets)).replaceAll("Petiteenfance(suite)", "")).toBe(attendu(court));
  const xml = partDe(octets, /^ppt\/slides\/slide\d+\.xml$/).join("");
  expect(/name="Dessin 1" descr="Barres/.test(xml)).toBe(true);
  expect(/<\/a:r><a:pPr/.test(xml)).toBe(false); // a paragraph described twice is a file to repair
  const suite = {
    ...IMPRIME,
    blocs: [
      blocs[0] as Bloc,
      { genre: "liste", elements: Array.from({ length: 60 }, (_, rang) => `Point ${rang}`) },
    ] as const,
  };
  const lu = textePptx(await rendre(suite, "pptx"));
  expect(lu).toContain("Petite enfance (suite)");
  expect(lu.match(/Point \d+/g)).toHaveLength(60);
});
