import { expect, test } from "vitest";
import type { Imprime } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { pdf as pdfNu } from "../../../tests/fichier-pdf.ts";
import { IMPRIME } from "../../../tests/imprimes.ts";
import { fautesPdf, lirePdf } from "../../../tests/pdf.ts";
import { renderDocument } from "./rendre.ts";

async function pdf(imprime: Imprime): Promise<Uint8Array> {
  const octets = await renderDocument(imprime, "pdf");
  if (octets instanceof Refus) throw new Error(octets.code);
  return octets;
}

const LONG: Imprime = {
  ...IMPRIME,
  sommaire: true,
  blocs: Array.from({ length: 12 }, (_, rang) => [
    { genre: "saut" as const },
    { genre: "titre" as const, niveau: 1 as const, texte: `Axe ${rang + 1}`, ancre: `axe-${rang}` },
    ...IMPRIME.blocs,
  ]).flat(),
};

test.each<[string, Imprime]>([
  ["un document court", IMPRIME],
  ["un long document, avec sommaire et signets", LONG],
  ["un tableau sur une feuille A3", { ...IMPRIME, feuille: "a3paysage" }],
  ["un acte à publier, en PDF/A-2a", { ...LONG, acte: true }],
  ["un document vide", { ...IMPRIME, blocs: [], sources: [], logos: [] }],
  ["des titres qui sautent des niveaux", { ...IMPRIME, blocs: [{ genre: "titre", niveau: 4, texte: "Loin" }] }],
])("PDF/UA : rien n’empêche de lire %s", async (_cas, imprime) =>
  expect(await fautesPdf(await pdf(imprime), imprime.acte)).toEqual([]),
);

test("un tableau de plusieurs pages ne dit ses en-têtes qu’une fois à qui l’écoute, et les montre à chaque page", async () => {
  const rangees = Array.from({ length: 120 }, (_, rang) => [`Fiche ${rang + 1}`, `Pilote ${rang + 1}`]);
  const colonnes = [{ titre: "Quelle fiche" }, { titre: "Quel pilote" }];
  const octets = await pdf({
    ...IMPRIME,
    logos: [],
    sources: [],
    blocs: [{ genre: "tableau", legende: "Long", colonnes, rangees }],
  });
  const { texte } = await lirePdf(octets);
  expect(texte.match(/Quelle fiche/g)).toHaveLength(1);
  expect(texte).toContain("Fiche 120");
});

test("au fil du texte, seul un mot de quatorze lettres ou plus se coupe, et se lit entier partout ailleurs", async () => {
  const phrase = (mot: string) => Array.from({ length: 60 }, (_, rang) => `${"un ".repeat(rang % 5)}${mot}`).join(" ");
  const blocs = ["accompagnement", "établissement"].map((mot) => ({
    genre: "paragraphe" as const,
    texte: phrase(mot),
  }));
  const { texte } = await lirePdf(await pdf({ ...IMPRIME, logos: [], sources: [], blocs }));
  const entiers = (lu: string) => lu.match(/accompagnement/g)?.length ?? 0;
  expect(entiers(texte)).toBeLessThan(60);
  expect(entiers(texte.replace(/ +- +/g, ""))).toBe(60);
  expect(texte.match(/établissement/g)).toHaveLength(60);
});

/** What a file loses, and what the check then says. */
const ABIMES: [string, (pdf: string) => string, RegExp][] = [
  ["sans marque de contenu", (texte) => texte.replace("/Marked true", "/Marked null"), /MarkInfo/],
  ["sans arbre de structure", (texte) => texte.replaceAll("/StructTreeRoot", "/StructTreeRien"), /arbre de structure/],
  ["sans langue", (texte) => texte.replace("/Lang (fr-FR)", "/Lang (en-US)"), /langue/],
  ["sans titre montré", (texte) => texte.replace("/DisplayDocTitle true", "/DisplayDocTitle null"), /DisplayDocTitle/],
  [
    "sans identifiant",
    (texte) => texte.replace("pdfuaid:part>1", "pdfuaid:part>9").replace('pdfuaid:part="1', 'pdfuaid:part="9'),
    /PDF\/UA-1/,
  ],
  ["sans portée d’en-tête", (texte) => texte.replace("/Scope /Column", "/Scopa /Column"), /portée/],
  [
    "sans texte de remplacement",
    (texte) => texte.replaceAll("/Alt <", "/Blt <").replaceAll("/Alt (", "/Blt ("),
    /remplacement/,
  ],
  ["sans destination de lien", (texte) => texte.replaceAll("/Contents (https", "/Contenus (htt"), /lien/],
];

test.each(ABIMES)("le contrôle tombe sur un fichier %s", async (_cas, abimer, faute) => {
  const octets = await pdf(IMPRIME);
  const abime = Buffer.from(abimer(Buffer.from(octets).toString("latin1")), "latin1");
  expect((await fautesPdf(abime)).join("\n")).toMatch(faute);
});

test("le contrôle tombe sur un acte qui n’est pas à garder, et sur un document de travail qui le serait", async () => {
  expect((await fautesPdf(await pdf(IMPRIME), true)).join("\n")).toMatch(/PDF\/A-2[\s\S]*conformité A[\s\S]*couleurs/);
  expect((await fautesPdf(await pdf({ ...IMPRIME, acte: true }))).join("\n")).toMatch(/PDF\/UA-1/);
});

test("le contrôle tombe sur un PDF sans balises", async () => {
  const fautes = await fautesPdf(pdfNu([{ h: 1, texte: "Un titre" }, { p: "Une ligne" }]));
  expect(fautes.length).toBeGreaterThan(4);
  expect(fautes.join("\n")).toMatch(/ni marqué ni décoratif/);
});
