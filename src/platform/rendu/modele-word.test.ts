import PizZip from "pizzip";
import { expect, test } from "vitest";
import type { Bloc, Imprime } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { texteDocx } from "../../../tests/textes.ts";
import { compose } from "./composition.ts";
import { renderDocx } from "./docx.ts";
import { Corps, placeBodies } from "./corps-word.ts";
import { fillModel, readModel, valeurDe } from "./modele-word.ts";

const CADRE = { titre: "Modèle", auteur: "", date: "2026-11-21", perimetre: "", sources: [], logos: [] } as const;

/** A model as someone writes it in Word: headings, and fields in the text. */
const modele = (paragraphes: readonly string[]): Promise<Uint8Array> => {
  const blocs = paragraphes.map(
    (texte): Bloc =>
      texte.startsWith("= ") ? { genre: "titre", niveau: 1, texte: texte.slice(2) } : { genre: "paragraphe", texte },
  );
  return renderDocx(compose({ ...CADRE, blocs } satisfies Imprime));
};

const VALEURS = {
  titre: "Ouvrir un relais",
  pilote: { nom: "La commune" },
  urgent: false,
  objectifs: [{ texte: "Recenser" }, { texte: "Bâtir & ouvrir" }],
};

test("un modèle dit ses champs, avec un exemple, et ceux qu'on ne connaît pas", async () => {
  const octets = await modele(["{titre}, {pilote.nom}", "{#objectifs}", "{texte} {inconnu}", "{/objectifs}"]);
  expect(readModel(octets, VALEURS)).toEqual({
    champs: [
      { nom: "titre", boucle: false, connu: true, exemple: "Ouvrir un relais" },
      { nom: "pilote.nom", boucle: false, connu: true, exemple: "La commune" },
      { nom: "objectifs", boucle: true, connu: true, exemple: "2 éléments" },
      { nom: "objectifs › texte", boucle: false, connu: true, exemple: "Recenser" },
      {
        nom: "objectifs › inconnu",
        boucle: false,
        connu: false,
        exemple: "",
        place: { partie: "corps", page: 1, rendue: false },
      },
    ],
  });
});

test("rempli, il dit les valeurs ; une boucle se répète, une condition fausse se tait, un champ inconnu ne laisse rien", async () => {
  const octets = await modele([
    "Fiche : {titre}{inconnu}",
    "{#objectifs}",
    "But : {texte}",
    "{/objectifs}",
    "{#urgent}À faire vite{/urgent}",
  ]);
  const rempli = fillModel(octets, VALEURS);
  const texte = texteDocx(rempli as Uint8Array);
  expect(texte).toContain("Ouvrir un relais");
  expect(texte).toMatch(/But[^]*Recenser[^]*But[^]*Bâtir & ouvrir/);
  expect(texte).not.toContain("À faire vite");
  expect(texte).not.toContain("{");
});

test.each([
  [["= Objectifs", "{#objectifs} {texte}"], { code: "boucle-ouverte", champ: "objectifs", section: "Objectifs" }],
  [["= Un", "texte", "= Deux", "{/objectifs}"], { code: "boucle-fermee", champ: "objectifs", section: "Deux" }],
  [["= Titre", "{titre"], { code: "accolade", champ: "titre", section: "Titre" }],
])("une faute nomme son champ et sa section : %j", async (paragraphes, faute) => {
  const octets = await modele(paragraphes);
  const attendu = { fautes: expect.arrayContaining([expect.objectContaining(faute)]) };
  expect(readModel(octets, VALEURS)).toMatchObject(attendu);
  expect(fillModel(octets, VALEURS)).toMatchObject(attendu);
});

/** The same model, its body changed as a word processor would. */
const change = (octets: Uint8Array, marque: string, par: string): Uint8Array => {
  const zip = new PizZip(octets);
  const corps = zip.file("word/document.xml")?.asText() ?? "";
  return zip.file("word/document.xml", corps.replaceAll(marque, par)).generate({ type: "uint8array" });
};
const FIN_DE_PAGE = '</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/><w:t>';
const SAUT = '</w:t></w:r><w:r><w:br w:type="page"/></w:r><w:r><w:t>';

test.each([
  ["enregistré par Word", FIN_DE_PAGE, { partie: "corps", page: 3, rendue: true }],
  ["écrit par un autre programme", SAUT, { partie: "corps", page: 3, rendue: false }],
  ["sans saut de page", "", { partie: "corps", page: 1, rendue: false }],
])("une faute dit sa page, dans un fichier %s", async (_cas, saut, place) => {
  const octets = change(
    await modele(["{titre} &\u00a0un", "@@ deux", "@@ {#objectifs} trois", "quatre @@"]),
    "@@",
    saut,
  );
  expect(readModel(octets, VALEURS)).toMatchObject({ fautes: [{ champ: "objectifs", place }] });
});

test("la même balise deux fois : la faute est à la page de celle qui est fautive ; une boucle croisée nomme sa fin", async () => {
  const deux = change(await modele(["{#objectifs}{texte}{/objectifs}", "@@ {#objectifs}"]), "@@", SAUT);
  expect(readModel(deux, VALEURS)).toMatchObject({ fautes: [{ champ: "objectifs", place: { page: 2 } }] });
  const croisee = change(await modele(["{#objectifs}", "@@ {/titre}"]), "@@", SAUT);
  expect(readModel(croisee, VALEURS)).toMatchObject({
    fautes: [{ code: "boucle-croisee", champ: "titre", place: { page: 2 } }],
  });
});

test("un champ que l’on ne connaît pas dit sa page, la première où il est", async () => {
  const octets = change(await modele(["{titre}", "@@ {titrre}", "@@ {titrre}"]), "@@", FIN_DE_PAGE);
  expect(readModel(octets, VALEURS)).toMatchObject({
    champs: [
      { nom: "titre", connu: true },
      { nom: "titrre", connu: false, place: { page: 2, rendue: true } },
    ],
  });
});

test("un champ n'est qu'un chemin : ni calcul, ni ce dont un objet hérite", () => {
  expect(valeurDe(VALEURS, "pilote.nom")).toBe("La commune");
  for (const chemin of [
    "constructor",
    "titre.length",
    "pilote.constructor.name",
    "__proto__.x",
    "1+1",
    "titre.toString()",
  ])
    expect(valeurDe(VALEURS, chemin)).toBeUndefined();
});

test.each([
  ["word/vbaProject.bin", "macros"],
  ["../dehors.xml", "archive-dangereuse"],
] as const)("un modèle qui porte %s est refusé", async (part, code) => {
  const octets = new PizZip(await modele(["{titre}"])).file(part, "x").generate({ type: "uint8array" });
  expect(readModel(octets, VALEURS)).toEqual(new Refus(code));
  expect(fillModel(octets, VALEURS)).toEqual(new Refus(code));
});

test("des blocs entrent à leur place avec leurs titres, leurs listes et l’en-tête de leurs tableaux, dans les styles du modèle ; dans une phrase, en texte", async () => {
  const corps = new Corps([
    { genre: "titre", niveau: 2, texte: "Lieux & gens" },
    { genre: "liste", elements: ["Un relais", "Un lieu"] },
    {
      genre: "tableau",
      legende: "Places",
      colonnes: [{ titre: "Lieu" }, { titre: "Places", type: "nombre" }],
      rangees: [["<b>", 12]],
    },
  ]);
  const octets = await modele(["{#annexes}", "= {titre}", "{texte}", "{/annexes}", "Dans la phrase : {annexe}."]);
  const rempli = fillModel(octets, { annexes: [{ titre: "Annexe 1", texte: corps }], annexe: corps });
  const zip = new PizZip(rempli as Uint8Array);
  const xml = zip.file("word/document.xml")?.asText() ?? "";
  expect(xml).toMatch(/<w:pStyle w:val="Heading2"\/><\/w:pPr><w:r><w:t xml:space="preserve">Lieux &amp; gens</);
  expect(xml.match(/<w:numPr>|w:val="ListBullet"/g)).toHaveLength(2);
  expect(xml).toMatch(/<w:tblHeader\/>[\s\S]*Places[\s\S]*<\/w:tr>[\s\S]*&lt;b&gt;[\s\S]*12/);
  expect(texteDocx(rempli as Uint8Array)).toMatch(/Dans la phrase\s: Lieux & gens Un relais Un lieu/);
  expect(zip.file("word/styles.xml")?.asText()).toMatch(/"heading 2"/i);
});

test("une place que rien ne remplit encore le dit dans le document, et la condition qui la demande reste fermée", async () => {
  const octets = await modele(["Du {debut}", "{#debut}Commencée{/debut}{^debut}Sans date{/debut}"]);
  expect(texteDocx(fillModel(octets, { debut: null }) as Uint8Array)).toMatch(
    /Du \[à compléter\s: debut\]\s+Sans date\s*$/,
  );
  expect(texteDocx(fillModel(octets, { debut: "1er mai" }) as Uint8Array)).toMatch(/Du 1er mai\s+Commencée\s*$/);
  expect(readModel(octets, { debut: null })).toMatchObject({ champs: [{ nom: "debut", connu: true, exemple: "" }] });
});

test("les faits d’une fiche entrent dans un modèle avec leur terme en gras, et leurs listes ; dans une phrase, un corps garde ses lignes s’il le doit", async () => {
  const fiche: Bloc = {
    genre: "definitions",
    entrees: [
      { terme: "Priorité", textes: ["Premier rang"] },
      { terme: "Pilotes", textes: ["Le relais", "La Caf"] },
    ],
  };
  const octets = await modele(["{texte}", "Soit {texte}"]);
  const rempli = fillModel(octets, { texte: new Corps([fiche], { enLignes: true }) }) as Uint8Array;
  const xml = new PizZip(rempli).file("word/document.xml")?.asText() ?? "";
  expect(xml).toMatch(/<w:b\/><\/w:rPr><w:t xml:space="preserve">Priorité</);
  expect(xml.match(/<w:numPr>|w:val="ListBullet"/g)).toHaveLength(2);
  expect(xml).toMatch(/Soit Priorité<\/w:t><w:br\/><w:t xml:space="preserve">Premier rang</);
});

test("une annexe où rien n’est écrit n’ouvre pas la condition qui la demande", async () => {
  const octets = await modele(["Avant", "{#texte}", "Annexe :", "{texte}", "{/texte}", "{^texte}", "Rien", "{/texte}"]);
  const rempli = (blocs: ConstructorParameters<typeof Corps>[0]) =>
    texteDocx(fillModel(octets, { texte: new Corps(blocs) }) as Uint8Array);
  expect(rempli([])).toMatch(/Avant\s+Rien\s*$/);
  expect(rempli([{ genre: "paragraphe", texte: "Dit." }])).toMatch(/Avant\s+Annexe\s:\s+Dit\.\s*$/);
});

const ESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const AUTRE = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

test.each([
  ["qui n’a aucune liste", `<w:numbering ${ESPACE}/>`, /<w:abstractNum .*<w:num .*<\/w:numbering>$/s],
  [
    "qui garde la trace d’une liste ôtée",
    `<w:numbering ${ESPACE}>${AUTRE}<w:numIdMacAtCleanup w:val="1"/></w:numbering>`,
    /<w:abstractNum .*<w:num w:numId="1">.*<w:num w:numId="2">.*<w:numIdMacAtCleanup [^>]*\/><\/w:numbering>$/s,
  ],
])("la liste d’un corps entre à sa place parmi celles du modèle %s", (_cas, listes, attendu) => {
  const zip = new PizZip();
  zip.file("word/document.xml", `<w:document ${ESPACE}><w:p><w:r><w:t>ici</w:t></w:r></w:p></w:document>`);
  zip.file("word/numbering.xml", listes);
  placeBodies(zip, new Map([["ici", new Corps([{ genre: "liste", elements: ["Un"] }])]]));
  expect(zip.file("word/numbering.xml")?.asText()).toMatch(attendu);
});
