import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import {
  type BlocTableau,
  cellulesDe,
  corpsDe,
  enPied,
  type Feuille,
  type Imprime,
  mentionDe,
  type ParGenre,
  selonGenre,
  type Texte,
  texteNu,
} from "#commun/document.ts";
import { ROOT } from "#platform/root.ts";
import { aDroite, holdsTogether, partsDe, ROOM, titreCoupe } from "./mesures.ts";

/** The little of the native compiler that we use; it publishes no types of its own. */
type Compiled = { result: unknown; takeError: () => unknown; takeWarnings: () => unknown };
type Compiler = {
  compile: (args: { mainFileContent: string; inputs: Record<string, string> }) => Compiled;
  fetchDiagnostics: (found: unknown) => { message: string }[];
  pdf: (compiled: unknown, options: { pdfStandard: string }) => Uint8Array;
  mapShadow: (path: string, content: Buffer) => void;
  resetShadow: () => void;
  evictCache: (age: number) => void;
};
type Native = { NodeCompiler: { create: (args: unknown) => Compiler } };

const require = createRequire(import.meta.url);
const STYLES = ["400Regular", "400Regular_Italic", "600SemiBold", "600SemiBold_Italic"];
/** It holds nothing: a template that tried to read a file would find none. */
const WORKSPACE = join(ROOT, "src/platform/rendu/neant");
const TEMPLATE = "src/platform/rendu/gabarit.typ";

let opened: Compiler | null | undefined;

function open(): Compiler | null {
  try {
    const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu") as Native;
    const fonts = dirname(require.resolve("@expo-google-fonts/source-sans-3/package.json"));
    return NodeCompiler.create({
      workspace: WORKSPACE,
      fontArgs: [{ fontPaths: STYLES.map((style) => join(fonts, style)) }],
    });
  } catch {
    return null;
  }
}

/** The compiler, opened once; null where it has no binary for this machine. */
const compilerOf = (): Compiler | null => {
  opened = opened === undefined ? open() : opened;
  return opened;
};

// Looked for from the first letter of a word only: a short one is given up once, not at each of its letters.
const LONG = /(?<!\S)\S{25,}/g;
const JOINTS = /([/?&=_.@-]+|[^/?&=_.@-]{20})(?=.)/gu;

/** A word long enough to leave a hole at the end of a line: it may be cut there, after the French patterns; not one of an address, which a hyphen would change. */
const SYLLABIC = /(?<![\p{L}@/._=&?#\u{200B}-])\p{L}{14,}(?![\p{L}@/_=&?#\u{200B}-]|\.\u{200B}?\p{L})/gu;
const CUT = "\u{FFFF}";

/** A web address or a very long word may break anywhere sensible, rather than leave its column. */
const breakable = (texte: string): string =>
  texte
    .replace(LONG, (mot) => (/^\p{L}+$/u.test(mot) ? mot : mot.replace(JOINTS, "$1\u{200B}")))
    .replace(SYLLABIC, `${CUT}$&${CUT}`);

const text = (t: Texte): Texte =>
  typeof t === "string"
    ? breakable(t)
    : t.map((m) => (typeof m === "string" ? breakable(m) : { ...m, texte: breakable(m.texte) }));

/** Letters to a line: under that many, words are cut; on a longer line, no one has to read half a word. */
const NARROW = 30;

const table = (bloc: BlocTableau, feuille: Feuille) => {
  const parts = partsDe(bloc, ROOM[feuille].letters);
  return {
    genre: "tableau",
    legende: bloc.legende,
    nommees: bloc.nommees ?? false,
    colonnes: bloc.colonnes.map((colonne, rang) => ({
      titre: colonne.titre,
      largeur: parts[rang] ?? 1,
      droite: aDroite(colonne),
      etroite: colonne.type !== "jour" && (parts[rang] ?? 1) * ROOM[feuille].letters < NARROW,
      coupe: titreCoupe(colonne, (parts[rang] ?? 1) * ROOM[feuille].letters),
    })),
    rangees: bloc.rangees.map((rangee) => {
      const cellules = cellulesDe(bloc.colonnes, rangee);
      return {
        genre: "groupe" in rangee ? "groupe" : "total" in rangee ? "total" : "simple",
        secable: !holdsTogether(cellules, parts, feuille),
        cellules: cellules.map(text),
      };
    }),
  };
};

/** The least that a line holds of a name set in the margin, and the most that it holds of the text beside it. */
const MARGIN = { terme: 18, texte: 90 };
const linesOf = (texte: Texte, letters: number) => Math.ceil(texteNu(texte).length / letters);

/** A name that may take more lines than what it names. */
const isHigher = (terme: string, textes: readonly Texte[]) =>
  textes.reduce((lines, texte) => lines + linesOf(texte, MARGIN.texte), 0) < linesOf(terme, MARGIN.terme);

/** A block as the template reads it on that sheet: every field present, cells already written. */
const blocksOn = (feuille: Feuille): ParGenre<object> => ({
  titre: (b) => b,
  paragraphe: (b) => ({ ...b, texte: text(b.texte) }),
  note: (b) => ({ ...b, texte: text(b.texte) }),
  liste: ({ genre, numerotee = false, elements }) => ({ genre, numerotee, elements: elements.map(text) }),
  tableau: (b) => table(b, feuille),
  figure: (b) => ({ ...b, description: b.description ?? "", jumeau: b.jumeau ? table(b.jumeau, feuille) : null }),
  encadre: (b) => ({ ...b, titre: b.titre ?? "", blocs: b.blocs.map((un) => selonGenre(un, blocksOn(feuille))) }),
  chiffres: (b) => b,
  definitions: (b) => ({
    ...b,
    entrees: b.entrees.map(({ terme, textes }) => ({
      terme,
      textes: textes.map(text),
      haute: isHigher(terme, textes),
    })),
  }),
  citation: (b) => ({ ...b, texte: text(b.texte), source: b.source ?? "" }),
  saut: (b) => b,
});

const MISSING = "\u{25A1}";
const LOGO = (rang: number) => `/logo-${rang}`;

const dataOf = (imprime: Imprime) => ({
  titre: imprime.titre,
  sousTitre: imprime.sousTitre ?? "",
  mention: mentionDe(imprime),
  pied: enPied(imprime),
  auteur: imprime.auteur,
  date: imprime.date.split("-").map(Number),
  feuille: imprime.feuille ?? "a4",
  teinte: imprime.teinte ?? 168,
  sommaire: imprime.sommaire ?? false,
  logos: imprime.logos.map(({ alt, type }, rang) => ({
    alt,
    type: type === "jpeg" ? "jpg" : type,
    chemin: LOGO(rang),
  })),
  blocs: corpsDe(imprime).map((bloc) => selonGenre(bloc, blocksOn(imprime.feuille ?? "a4"))),
});

const UNDRAWN = /the text `\\*"(.+?)\\*"` could not be displayed/g;
const ESCAPED = /\\+u\{([0-9a-f]+)\}/g;
const ASCII = /^[\0-\x7F]$/;

/** The characters that none of the fonts draws, as the compiler names them: never one of those that write the document itself. */
const undrawnIn = (message: string): string[] =>
  [...message.matchAll(UNDRAWN)]
    .flatMap(([, found = ""]) => [
      ...found.replace(ESCAPED, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16))),
    ])
    .filter((sign) => !ASCII.test(sign));

/** What stands for an undrawn character: nothing for one that is never seen, as what joins two emoji. */
const standIn = (sign: string): string => (/\p{Default_Ignorable_Code_Point}/u.test(sign) ? "" : MISSING);

/** One standard a file: the compiler takes no two. Both are tagged. */
const STANDARDS = { acte: "a-2a", travail: "ua-1" } as const;
type Source = { document: string; standard: (typeof STANDARDS)[keyof typeof STANDARDS] };

function compile(compiler: Compiler, { document, standard }: Source): Uint8Array {
  const mainFileContent = readFileSync(join(ROOT, TEMPLATE), "utf8");
  const compiled = compiler.compile({ mainFileContent, inputs: { document } });
  const found = compiled.takeError() ?? compiled.takeWarnings();
  const messages = found ? compiler.fetchDiagnostics(found).map(({ message }) => message) : [];
  if (messages.length > 0 || !compiled.result) throw new Error(`Typst : ${messages.join(" ; ")}`);
  return compiler.pdf(compiled.result, { pdfStandard: standard });
}

/** A character that no font draws would make the whole file refused: a square says that something is there. */
function compileDrawn(compiler: Compiler, { document, standard }: Source): Uint8Array {
  try {
    return compile(compiler, { document, standard });
  } catch (error) {
    const undrawn = new Set(undrawnIn(error instanceof Error ? error.message : ""));
    if (undrawn.size === 0) throw error;
    const drawn = [...document].map((sign) => (undrawn.has(sign) ? standIn(sign) : sign)).join("");
    return compile(compiler, { document: drawn, standard });
  }
}

/** The file in PDF/UA-1, or PDF/A-2a if it is an act; null where no compiler runs on this machine. A warning is a defect of ours: it throws. */
export function renderPdf(imprime: Imprime): Uint8Array | null {
  const compiler = compilerOf();
  if (!compiler) return null;
  imprime.logos.forEach(({ octets }, rang) => compiler.mapShadow(join(WORKSPACE, LOGO(rang)), Buffer.from(octets)));
  try {
    const standard = imprime.acte ? STANDARDS.acte : STANDARDS.travail;
    return compileDrawn(compiler, { document: JSON.stringify(dataOf(imprime)), standard });
  } finally {
    compiler.resetShadow();
    // What the compiler remembers of this document is forgotten once the file is on its way.
    setImmediate(() => compiler.evictCache(0));
  }
}
