import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Refus } from "../src/commun/refus.ts";
import { openArchive } from "../src/platform/files/archive.ts";
import { FORMATS_TABLEUR, type FormatTableur, writeTableur } from "../src/platform/tableur.ts";
import { docx, odt, pdf, txt, zip } from "./fichiers.ts";
import { ACTIONS } from "./actions-inventees.ts";
import { MISES_EN_PAGE } from "./plans-inventes.ts";

export type Hasard = () => number;

/** A sequence that only its seed decides. */
export function hasardDe(graine: number): Hasard {
  let etat = graine >>> 0;
  return () => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(etat ^ (etat >>> 15), 1 | etat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const entier = (hasard: Hasard, borne: number) => Math.floor(hasard() * borne);
const parmi = <T>(hasard: Hasard, choix: readonly T[]): T => choix[entier(hasard, choix.length)] as T;

type Mutation<T> = (sujet: T, hasard: Hasard) => T;

const ECLATS = [
  "Pilote :",
  "\t",
  "\f",
  "Fiche action n° 3 :",
  "AXE 2 :",
  "<p>",
  "</p>",
  "**",
  "| a | b |",
  "Article 4 - ",
  "…",
  "20XX",
  "(((((",
  "\u202e",
  "😀",
  "\u0000",
  "ANNEXE 3 – ",
  "2026-2027",
  "€",
  "Entre :",
  "Vu ",
];

/** What happens to lines: lost, doubled, glued, moved, split, misread. */
const LIGNES: Mutation<string[]>[] = [
  (lignes, h) => lignes.toSpliced(entier(h, lignes.length), 1 + entier(h, 30)),
  (lignes, h) => lignes.flatMap((ligne) => (h() < 0.03 ? [ligne, ligne] : [ligne])),
  (lignes, h) =>
    lignes
      .join("\n")
      .replace(/\n/g, (saut) => (h() < 0.1 ? " " : saut))
      .split("\n"),
  (lignes, h) => lignes.toSorted(() => (h() < 0.02 ? h() - 0.5 : 0)),
  (lignes, h) =>
    lignes.flatMap((ligne) =>
      h() < 0.05 ? [ligne.slice(0, ligne.length / 2), ligne.slice(ligne.length / 2)] : [ligne],
    ),
  (lignes, h) => lignes.map((ligne) => (h() < 0.2 ? ligne.replace(/[lI1]/g, "1").replace(/[oO]/g, "0") : ligne)),
  (lignes, h) => lignes.map((ligne) => (h() < 0.05 ? ligne.toUpperCase() : ligne)),
  (lignes, h) => lignes.map((ligne) => (h() < 0.05 ? `${parmi(h, ECLATS)}${ligne}` : ligne)),
  (lignes, h) => lignes.map((ligne) => (h() < 0.1 ? ligne.replace(/ /g, "") : ligne)),
  (lignes, h) => lignes.map((ligne) => (h() < 0.1 ? ligne.replace(/ /, "\t") : ligne)),
  (lignes, h) => lignes.map((ligne) => (h() < 0.02 ? ligne.repeat(20) : ligne)),
  (lignes) => lignes.filter((ligne) => ligne.trim() !== ""),
  (lignes) => lignes.flatMap((ligne) => [ligne, ""]),
  (lignes) => [lignes.join(" ")],
];

/** What happens to bytes: changed, lost, doubled, cut. */
const OCTETS: Mutation<Uint8Array>[] = [
  (octets, h) => octets.map((octet) => (h() < 0.002 ? entier(h, 256) : octet)),
  (octets, h) => octets.slice(0, entier(h, octets.length + 1)),
  (octets, h) => octets.slice(entier(h, Math.min(400, octets.length))),
  (octets, h) => {
    const place = entier(h, octets.length);
    return new Uint8Array(Buffer.concat([octets.slice(0, place), octets.slice(place + entier(h, 500))]));
  },
  (octets, h) => {
    const place = entier(h, octets.length);
    return new Uint8Array(
      Buffer.concat([octets.slice(0, place), octets.slice(Math.max(0, place - 300), place), octets.slice(place)]),
    );
  },
];

const plusieurs = <T>(sujet: T, mutations: Mutation<T>[], hasard: Hasard): T => {
  let mute = sujet;
  for (let fois = 1 + entier(hasard, 3); fois > 0; fois--) mute = parmi(hasard, mutations)(mute, hasard);
  return mute;
};

const DOSSIER = resolve(process.env.MAILLAGE_CORPUS ?? "../shared/corpus");
const CORPUS: string[] = existsSync(DOSSIER)
  ? readdirSync(DOSSIER)
      .filter((nom) => nom.endsWith(".txt"))
      .map((nom) => readFileSync(join(DOSSIER, nom), "utf8"))
  : [];
const PLANS = Object.values(MISES_EN_PAGE);
const INVENTES: string[] = PLANS.map((plan) => Buffer.from(txt(plan)).toString());

/** A window of a text, so that many mutations cost as much as one whole document. */
function fenetre(texte: string, hasard: Hasard): string {
  const lignes = texte.split("\n");
  const taille = hasard() < 0.05 ? lignes.length : 150 + entier(hasard, 350);
  const debut = entier(hasard, Math.max(1, lignes.length - taille));
  return lignes.slice(debut, debut + taille).join("\n");
}

export type Cas = { nom: string; octets: Uint8Array; quoi: string };

/** An inner part mutated as text, then wrapped again: an archive that opens on broken content. */
function archiveMutee(hasard: Hasard): { nom: string; octets: Uint8Array } {
  const interne = plusieurs(
    [`<office:text><text:p>${parmi(hasard, INVENTES).slice(0, 3000)}</text:p></office:text>`],
    LIGNES,
    hasard,
  ).join("\n");
  return { nom: "a.odt", octets: zip([{ nom: "content.xml", contenu: interne }]) };
}

const COLONNES = ["Axe", "N° action", "Intitulé de l'action", "Porteur", "Budget prévisionnel", "Début", "Description"];
const RANGEES = ACTIONS.map(({ axe, titre, pilote, contexte, echeance }, rang) => {
  return [axe, `PE${rang + 1}`, titre, pilote, 12_500.5 * rang, echeance ?? "bientôt", contexte];
});
const classeur = (format: FormatTableur) =>
  writeTableur(format, {
    nom: "Suivi",
    colonnes: COLONNES.map((titre) => ({ titre, largeur: 20 })),
    rangees: RANGEES,
  });
const CLASSEURS: Record<FormatTableur, Uint8Array> = {
  xlsx: await classeur("xlsx"),
  ods: await classeur("ods"),
  csv: await classeur("csv"),
};

/** The parts of an archive as text, one tag a line, mutated and wrapped again: a sheet that opens on broken content. */
function feuilleMutee(octets: Uint8Array, hasard: Hasard): Uint8Array {
  const archive = openArchive(octets);
  if (archive instanceof Refus) return octets;
  const muter = (contenu: Uint8Array) =>
    plusieurs(new TextDecoder().decode(contenu).split(/(?=<)/), LIGNES, hasard).join("");
  return zip(
    archive.noms.map((nom) => {
      const contenu = archive.read(nom);
      const lu = contenu instanceof Uint8Array ? contenu : new Uint8Array();
      return { nom, contenu: /sheet\d|content\.xml|sharedStrings/.test(nom) ? muter(lu) : lu };
    }),
  );
}

function classeurMute(hasard: Hasard): Cas {
  const format = parmi(hasard, FORMATS_TABLEUR);
  const octets = CLASSEURS[format];
  const nom = `a.${format}`;
  if (hasard() < 0.4) return { nom, octets: plusieurs(octets, OCTETS, hasard), quoi: `octets de ${format}` };
  if (format !== "csv") return { nom, octets: feuilleMutee(octets, hasard), quoi: `${format} mal formé` };
  const lignes = new TextDecoder().decode(octets).split("\n");
  return { nom, octets: new TextEncoder().encode(plusieurs(lignes, LIGNES, hasard).join("\n")), quoi: "csv" };
}

/** One mutated file, decided by its seed: a corpus or invented text, a Word, OpenDocument, PDF, JSON or spreadsheet file. */
export function casDe(graine: number, echange: string): Cas {
  const hasard = hasardDe(graine);
  const tirage = hasard();
  const texte = () =>
    new TextEncoder().encode(
      plusieurs(fenetre(parmi(hasard, [...CORPUS, ...CORPUS, ...INVENTES]), hasard).split("\n"), LIGNES, hasard).join(
        "\n",
      ),
    );
  if (tirage < 0.42) return { nom: "a.txt", octets: texte(), quoi: "texte" };
  if (tirage < 0.49) return { nom: "a.txt", octets: plusieurs(texte(), OCTETS, hasard), quoi: "octets de texte" };
  if (tirage < 0.58)
    return { nom: "a.docx", octets: plusieurs(docx(parmi(hasard, PLANS)), OCTETS, hasard), quoi: "docx" };
  if (tirage < 0.66) return { nom: "a.odt", octets: plusieurs(odt(parmi(hasard, PLANS)), OCTETS, hasard), quoi: "odt" };
  if (tirage < 0.7) return { ...archiveMutee(hasard), quoi: "odt mal formé" };
  if (tirage < 0.78) return { nom: "a.pdf", octets: plusieurs(pdf(parmi(hasard, PLANS)), OCTETS, hasard), quoi: "pdf" };
  if (tirage < 0.84)
    return { nom: "a.json", octets: plusieurs(new TextEncoder().encode(echange), OCTETS, hasard), quoi: "json" };
  return classeurMute(hasard);
}
