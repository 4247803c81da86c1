import { randomUUID } from "node:crypto";
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { Refus } from "#commun/refus.ts";
import { openWord, readSections, type RefusWord } from "#platform/files/docx-sections.ts";
import { Corps, placeBodies } from "./corps-word.ts";
import { placeOf, type PlaceWord } from "./pages-word.ts";

/** What fills a model: texts, bodies, and lists of the same; null is a place that nobody has filled yet. A field walks it by dots: `fiche.titre`. */
export type Valeurs = { [champ: string]: Valeur };
export type Valeur = string | number | boolean | null | Corps | Valeurs | readonly Valeur[];

/** A field of a model: its name as typed, whether it opens a loop or a condition, what it would say, and if it is known at all; if not, where it first stands. */
export type ChampModele = { nom: string; boucle: boolean; connu: boolean; exemple: string; place?: PlaceWord };
/** A fault of a model: what is wrong, at which field, under which heading of the file ("" before the first), on which page. */
export type FauteModele = { code: CodeFaute; champ: string; section: string; place: PlaceWord };
export const CODES_FAUTE = ["boucle-ouverte", "boucle-fermee", "boucle-croisee", "accolade", "autre"] as const;
export type CodeFaute = (typeof CODES_FAUTE)[number];

const FAULTS: Record<string, CodeFaute> = {
  unclosed_loop: "boucle-ouverte",
  unopened_loop: "boucle-fermee",
  closing_tag_does_not_match_opening_tag: "boucle-croisee",
  unclosed_tag: "accolade",
  unopened_tag: "accolade",
  duplicate_open_tag: "accolade",
  duplicate_close_tag: "accolade",
};

type Properties = {
  id?: string;
  xtag?: string;
  closingtag?: string;
  file?: string;
  offset?: number | readonly number[];
  errors?: LibraryError[];
};
type LibraryError = { properties?: Properties };
type Part = { type?: string; value?: string; offset?: number; subparsed?: readonly Part[] };
/** Where each field first stands, by its path. */
type Spots = Map<string, { file: string; offset: number | null }>;
type Place = (chemin: string) => PlaceWord | undefined;
type Tags = { [nom: string]: Tags };

/** Hears what the library has understood of each part of the file; its own inspector asks for a library that we do not have. */
class Inspector {
  readonly name = "Champs";
  readonly #parts = new Map<string, readonly Part[]>();
  #file = "";

  set({ inspect }: { inspect?: { filePath?: string; postparsed?: readonly Part[] } }): void {
    if (inspect?.filePath) this.#file = inspect.filePath;
    if (inspect?.postparsed) this.#parts.set(this.#file, inspect.postparsed);
  }

  tags(): Tags {
    const tags: Tags = {};
    for (const parts of this.#parts.values()) gather(parts, tags);
    return tags;
  }

  spots(): Spots {
    const spots: Spots = new Map();
    for (const [file, parts] of this.#parts) locate(parts, { file, spots, dans: "" });
    return spots;
  }
}

function locate(parts: readonly Part[], { file, spots, dans }: { file: string; spots: Spots; dans: string }): void {
  for (const { type, value, offset = null, subparsed } of parts) {
    if (type !== "placeholder" || value === undefined) continue;
    const chemin = under(dans, value);
    if (!spots.has(chemin)) spots.set(chemin, { file, offset });
    if (subparsed) locate(subparsed, { file, spots, dans: chemin });
  }
}

const under = (dans: string, nom: string): string => (dans === "" ? nom : `${dans} › ${nom}`);

function gather(parts: readonly Part[], tags: Tags): void {
  for (const { type, value, subparsed } of parts) {
    if (type !== "placeholder" || value === undefined) continue;
    const dessous = (tags[value] ??= {});
    if (subparsed) gather(subparsed, dessous);
  }
}

const isRecord = (valeur: unknown): valeur is Valeurs =>
  typeof valeur === "object" && valeur !== null && !Array.isArray(valeur) && !(valeur instanceof Corps);

/** A field is a path of names, never an expression: nothing typed in a model is computed, and nothing inherited is reached. */
export function valeurDe(valeurs: unknown, chemin: string): unknown {
  if (chemin === ".") return valeurs;
  return chemin
    .split(".")
    .reduce<unknown>(
      (ici, nom) => (isRecord(ici) && Object.hasOwn(ici, nom.trim()) ? ici[nom.trim()] : undefined),
      valeurs,
    );
}

/** What stands for a body while the library fills the rest. */
class Marks {
  readonly bodies = new Map<string, Corps>();

  of(valeur: unknown): unknown {
    if (!(valeur instanceof Corps)) return valeur;
    if (valeur.blocs.length === 0) return ""; // a condition on what says nothing stays shut
    const marque = randomUUID();
    this.bodies.set(marque, valeur);
    return marque;
  }
}

type Context = { meta: { part: { module?: string } } };

function compile(octets: Uint8Array, inspecteur?: Inspector, marks = new Marks()): Docxtemplater {
  return new Docxtemplater(new PizZip(octets), {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    nullGetter: () => "",
    parser: (champ: string) => ({
      get: (valeurs: unknown, { meta }: Context) => {
        const valeur = valeurDe(valeurs, champ);
        // A condition on a place left empty stays shut; the place itself says that it waits.
        return valeur === null && meta.part.module !== "loop" ? `[à compléter : ${champ}]` : marks.of(valeur);
      },
    }),
    ...(inspecteur ? { modules: [inspecteur] } : {}),
  });
}

function faultsOf(error: unknown, octets: Uint8Array): FauteModele[] {
  const { properties } = error as LibraryError;
  const toutes = properties?.errors ?? [error as LibraryError];
  const sections = readSections(octets);
  const titreDe = (champ: string) =>
    sections instanceof Refus
      ? ""
      : (sections.find(({ titre, lignes }) =>
          [titre, ...lignes].some((ligne) => ligne.includes(`{${champ}`) || ligne.includes(`${champ}}`)),
        )?.titre ?? "");
  const zip = new PizZip(octets);
  const lire = (file: string) => zip.file(file)?.asText() ?? "";
  return toutes.map(({ properties: une = {} }) => faultOf(une, titreDe, lire));
}

const SIGNS: Record<string, string> = { unclosed_loop: "#", unopened_loop: "/" };

function faultOf(
  { id = "", xtag, closingtag = "", file = "word/document.xml", offset = [] }: Properties,
  titreDe: (balise: string) => string,
  lire: (file: string) => string,
): FauteModele {
  const champ = xtag ?? closingtag;
  const place = placeOf(file, lire(file), [offset].flat().at(-1) ?? null);
  return { code: FAULTS[id] ?? "autre", champ, section: titreDe(`${SIGNS[id] ?? ""}${champ}`), place };
}

const shown = (valeur: unknown): string => {
  if (valeur instanceof Corps) return valeur.texte().slice(0, 200);
  if (Array.isArray(valeur)) return `${valeur.length} élément${valeur.length > 1 ? "s" : ""}`;
  if (isRecord(valeur) || valeur === undefined || valeur === null) return "";
  return typeof valeur === "boolean" ? (valeur ? "oui" : "non") : String(valeur);
};

/** The fields below one level; a loop goes on with its first element, a condition with the same values. */
function fieldsOf(tags: Tags, valeurs: unknown, { dans, placeAt }: { dans: string; placeAt: Place }): ChampModele[] {
  return Object.entries(tags).flatMap(([nom, dessous]) => {
    const valeur = valeurDe(valeurs, nom);
    const boucle = Object.keys(dessous).length > 0;
    const chemin = under(dans, nom);
    const place = valeur === undefined ? placeAt(chemin) : undefined;
    const suite: unknown = Array.isArray(valeur) ? valeur[0] : isRecord(valeur) ? valeur : valeurs;
    const merged = isRecord(suite) && isRecord(valeurs) ? { ...valeurs, ...suite } : suite;
    return [
      { nom: chemin, boucle, connu: valeur !== undefined, exemple: shown(valeur), ...(place ? { place } : {}) },
      ...fieldsOf(dessous, merged, { dans: chemin, placeAt }),
    ];
  });
}

function placer(octets: Uint8Array, spots: Spots): Place {
  const zip = new PizZip(octets);
  return (chemin) => {
    const spot = spots.get(chemin);
    return spot && placeOf(spot.file, zip.file(spot.file)?.asText() ?? "", spot.offset);
  };
}

/** The merge fields of a Word model beside what they would say, or its faults, each at its field and its section. */
export function readModel(
  octets: Uint8Array,
  exemple: Valeurs,
): { champs: ChampModele[] } | { fautes: FauteModele[] } | Refus<RefusWord> {
  const corps = openWord(octets);
  if (corps instanceof Refus) return corps;
  const inspecteur = new Inspector();
  try {
    compile(octets, inspecteur);
    return { champs: fieldsOf(inspecteur.tags(), exemple, { dans: "", placeAt: placer(octets, inspecteur.spots()) }) };
  } catch (error) {
    return { fautes: faultsOf(error, octets) };
  }
}

/** The model filled: a field that nothing fills leaves nothing. */
export function fillModel(
  octets: Uint8Array,
  valeurs: Valeurs,
): Uint8Array | { fautes: FauteModele[] } | Refus<RefusWord> {
  const corps = openWord(octets);
  if (corps instanceof Refus) return corps;
  try {
    const marks = new Marks();
    const modele = compile(octets, undefined, marks);
    modele.render(valeurs);
    placeBodies(modele.getZip(), marks.bodies);
    return modele.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
  } catch (error) {
    return { fautes: faultsOf(error, octets) };
  }
}
