import PizZip from "pizzip";
import { beforeAll, expect, test } from "vitest";
import type { Imprime } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { readSections } from "#platform/files/docx-sections.ts";
import { IMPRIME } from "../../../tests/imprimes.ts";
import { compose } from "./composition.ts";
import { renderDocx } from "./docx.ts";
import { compareReturned, type SectionRendue } from "./retour.ts";
import { printIn, printOf } from "./versions.ts";

const BILAN: Imprime = {
  titre: "Bilan intermédiaire",
  auteur: "Les Monts",
  date: "2026-11-21",
  perimetre: "Les Monts",
  sources: ["Caf, 2025"],
  logos: [],
  sommaire: true,
  blocs: [
    { genre: "titre", niveau: 1, texte: "Ce qui a été fait", ancre: "fait-1" },
    { genre: "paragraphe", texte: "Douze fiches sont réalisées." },
    { genre: "liste", elements: ["Le relais est ouvert", "La ludothèque tourne"] },
    { genre: "titre", niveau: 1, texte: "Ce qui change", ancre: "change-2" },
    { genre: "chiffres", entrees: [{ valeur: "48", libelle: "fiches" }] },
    {
      genre: "tableau",
      legende: "Par axe",
      colonnes: [{ titre: "Axe" }, { titre: "Fiches", type: "nombre" }],
      rangees: [["Petite enfance", 12]],
    },
    { genre: "titre", niveau: 1, texte: "Perspectives", ancre: "suite-3" },
    { genre: "paragraphe", texte: "Rien n’est encore écrit." },
  ],
};

let envoye: Uint8Array;
beforeAll(async () => {
  envoye = await renderDocx(compose(BILAN));
});

function modifier(changer: (xml: string) => string, part = "word/document.xml"): Uint8Array {
  const zip = new PizZip(envoye);
  const avant = zip.file(part)?.asText() ?? "";
  const apres = changer(avant);
  if (apres === avant) throw new Error("rien n’a changé");
  return zip.file(part, apres).generate({ type: "uint8array" });
}

async function retour(octets: Uint8Array): Promise<SectionRendue[]> {
  const sections = await compareReturned(BILAN, octets);
  if (sections instanceof Refus) throw new Error(sections.code);
  return sections;
}
const changees = (sections: SectionRendue[]) => sections.filter(({ etat }) => etat !== "inchangee");
const texte = (brut: string) => `<w:t xml:space="preserve">${brut}</w:t>`;
const suivi = (genre: "ins" | "del", brut: string) =>
  `<w:${genre} w:id="90" w:author="A" w:date="2026-11-21T00:00:00Z"><w:r>${genre === "ins" ? texte(brut) : `<w:delText>${brut}</w:delText>`}</w:r></w:${genre}>`;

test("rendu tel quel, rien n’a changé, et chaque section retrouve son ancre", async () => {
  const sections = await retour(envoye);
  expect(changees(sections)).toEqual([]);
  expect(sections.map(({ ancre }) => ancre).filter(Boolean)).toEqual(["fait-1", "change-2", "suite-3"]);
  expect(sections.find(({ ancre }) => ancre === "change-2")?.apres).toEqual([
    "48 fiches",
    "Par axe",
    "Axe",
    "Fiches",
    "Petite enfance",
    "12",
  ]);
});

test("des modifications suivies se lisent acceptées : l’ajout y est, le retrait n’y est plus", async () => {
  const octets = modifier((xml) =>
    xml.replace(/<w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:t[^>]*>Douze fiches sont réalisées\.<\/w:t><\/w:r>/, (tout) =>
      `${suivi("del", "Douze")}${suivi("ins", "Treize")}<w:r>${texte(" fiches sont réalisées.")}</w:r>`.concat(
        tout.slice(0, 0),
      ),
    ),
  );
  expect(changees(await retour(octets))).toEqual([
    {
      ancre: "fait-1",
      titre: "Ce qui a été fait",
      etat: "modifiee",
      avant: ["Douze fiches sont réalisées.", "Le relais est ouvert", "La ludothèque tourne"],
      apres: ["Treize fiches sont réalisées.", "Le relais est ouvert", "La ludothèque tourne"],
      suivie: true,
    },
  ]);
});

test("sans suivi, ce qui a été récrit se voit aussi", async () => {
  const octets = modifier((xml) => xml.replace("Rien n’est encore écrit.", "Renouveler la convention."));
  expect(changees(await retour(octets))).toMatchObject([
    { ancre: "suite-3", etat: "modifiee", apres: ["Renouveler la convention."], suivie: false },
  ]);
});

test("deux paragraphes joints par un retrait de leur marque n’en font qu’un", async () => {
  const marque = '<w:rPr><w:del w:id="91" w:author="A" w:date="2026-11-21T00:00:00Z"/></w:rPr>';
  const octets = modifier((xml) => {
    const place = xml.lastIndexOf("<w:p>", xml.indexOf("Le relais est ouvert"));
    const fin = xml.indexOf("</w:pPr>", place);
    return xml.slice(0, fin) + marque + xml.slice(fin);
  });
  expect(changees(await retour(octets))[0]?.apres).toEqual([
    "Douze fiches sont réalisées.",
    "Le relais est ouvertLa ludothèque tourne",
  ]);
});

test("un titre récrit garde son ancre ; un titre ôté est dit, un titre nouveau aussi", async () => {
  const recrit = modifier((xml) => xml.replace(/>Perspectives</g, ">La suite<"));
  expect(changees(await retour(recrit))).toMatchObject([{ ancre: "suite-3", titre: "La suite", etat: "modifiee" }]);
  const sansSignet = modifier((xml) => xml.replace(/<w:bookmarkStart [^>]*w:name="m_suite_3"[^>]*\/>/, ""));
  expect(changees(await retour(sansSignet))).toEqual([]);
  const neuf = modifier((xml) =>
    xml.replace(/<w:bookmarkStart [^>]*w:name="m_suite_3"[^>]*\/>/, "").replace(/>Perspectives</g, ">Autre chose<"),
  );
  expect(changees(await retour(neuf))).toMatchObject([
    { ancre: "suite-3", etat: "retiree", apres: [] },
    { ancre: null, titre: "Autre chose", etat: "ajoutee", apres: ["Rien n’est encore écrit."] },
  ]);
});

/** The document as it is here now, one text of each of two sections having changed since it was sent. */
const BOUGE: Imprime = {
  ...BILAN,
  blocs: BILAN.blocs.map((bloc) => {
    if (bloc.genre === "tableau") return { ...bloc, rangees: [["Petite enfance", 13]] };
    return bloc.genre === "paragraphe" ? { ...bloc, texte: `${String(bloc.texte)} Et depuis.` } : bloc;
  }),
};

test("ce qui a changé ici depuis l’envoi se distingue de ce que Word a changé", async () => {
  const octets = modifier((xml) => xml.replace("Rien n’est encore écrit.", "Renouveler la convention."));
  const sections = await compareReturned(BOUGE, octets);
  if (sections instanceof Refus) throw new Error(sections.code);
  expect(sections.filter(({ ancre }) => ancre)).toMatchObject([
    { ancre: "fait-1", etat: "inchangee", bougee: true },
    { ancre: "change-2", etat: "inchangee", bougee: true },
    {
      ancre: "suite-3",
      etat: "modifiee",
      bougee: true,
      avant: ["Rien n’est encore écrit. Et depuis."],
      apres: ["Renouveler la convention."],
    },
  ]);
  expect((await retour(octets)).some(({ bougee }) => bougee)).toBe(false);
});

test("l’empreinte d’une section est celle de ce qu’on en relit, de quelque bloc qu’elle soit faite", async () => {
  const blocs = IMPRIME.blocs.map((bloc, rang) =>
    bloc.genre === "titre" ? { ...bloc, ancre: `ancre-${rang}` } : bloc,
  );
  const sections = readSections(await renderDocx(compose({ ...IMPRIME, blocs })));
  if (sections instanceof Refus) throw new Error(sections.code);
  const siennes = sections.filter(({ signet }) => signet !== null);
  expect(siennes.length).toBeGreaterThan(2);
  for (const { signets, titre, lignes } of siennes)
    expect([titre, signets.map(printIn).find(Boolean)]).toEqual([titre, printOf(titre, lignes)]);
});

test("un fichier parti avant que l’on sache le dire se compare comme avant, au texte en place", async () => {
  const sections = await compareReturned(
    BOUGE,
    modifier((xml) => xml.replace(/w:name="v_[0-9a-f]{12}_/g, 'w:name="x_')),
  );
  if (sections instanceof Refus) throw new Error(sections.code);
  expect(changees(sections).map(({ ancre, bougee }) => [ancre, bougee])).toEqual(
    ["fait-1", "change-2", "suite-3"].map((ancre) => [ancre, undefined]),
  );
});

test.each([
  ["qui n’est pas un fichier Word", () => new TextEncoder().encode("bonjour"), "tronque"],
  [
    "qui porte des macros",
    () => new PizZip(envoye).file("word/vbaProject.bin", "x").generate({ type: "uint8array" }),
    "macros",
  ],
  [
    "qui déclare des entités",
    () => modifier((xml) => xml.replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document')),
    "xml-dangereux",
  ],
  [
    "qui gonfle sans fin",
    () =>
      new PizZip(envoye)
        .file("word/bombe.xml", "0".repeat(210 * 1024 * 1024))
        .generate({ type: "uint8array", compression: "DEFLATE" }),
    "trop-gros-decompresse",
  ],
] as const)("un retour %s est refusé", { timeout: 60_000 }, async (_cas, octets, code) => {
  expect(await compareReturned(BILAN, octets())).toEqual(new Refus(code));
});
