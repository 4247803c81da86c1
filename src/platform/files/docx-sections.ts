import { Refus, refus } from "#commun/refus.ts";
import { checkArchive, openArchive, type RefusArchive } from "./archive.ts";
import { elementsOf, findNode, type Noeud, parseXml } from "./xml.ts";

export type RefusWord = RefusArchive | "xml-dangereux" | "macros" | "pas-word";

/** A section of a Word file: the bookmarks of its heading, that heading, and its lines once every tracked change is accepted. */
export type SectionWord = {
  /** The one that we set, if it is there. */
  signet: string | null;
  signets: string[];
  titre: string;
  lignes: string[];
  suivie: boolean;
};

/** A Word file whose every part inflates within the budget, with neither macro nor DTD: the XML of its body. */
export function openWord(octets: Uint8Array): Noeud | Refus<RefusWord> {
  const archive = openArchive(octets);
  if (archive instanceof Refus) return archive;
  const faute = checkArchive(archive);
  if (faute) return faute;
  if (archive.noms.some((nom) => /vbaProject|\.bin$/i.test(nom) && /vba/i.test(nom))) return refus("macros");
  const types = archive.read("[Content_Types].xml");
  if (types instanceof Uint8Array && /macroEnabled/i.test(new TextDecoder().decode(types))) return refus("macros");
  const corps = archive.read("word/document.xml");
  if (corps instanceof Refus) return corps;
  if (corps === null) return refus("pas-word");
  const racine = parseXml(new TextDecoder().decode(corps));
  if (racine instanceof Refus) return racine;
  return findNode(racine, "w:body") ?? refus("pas-word");
}

/** What a rejected or accepted change takes away: deletions, and the place that a moved text has left. */
const GONE = new Set([
  "w:del",
  "w:moveFrom",
  "w:delText",
  "w:instrText",
  "w:pPr",
  "w:rPr",
  "mc:Fallback",
  "w:txbxContent",
]);
const TRACKED = new Set(["w:ins", "w:del", "w:moveFrom", "w:moveTo"]);
const SIGNS: Record<string, string> = { "w:br": "\n", "w:cr": "\n", "w:tab": " ", "w:noBreakHyphen": "-" };

const plain = (noeud: Noeud): string =>
  noeud.nom === "w:t"
    ? noeud.enfants.filter((enfant) => typeof enfant === "string").join("")
    : (SIGNS[noeud.nom] ??
      elementsOf(noeud)
        .map((enfant) => (GONE.has(enfant.nom) ? "" : plain(enfant)))
        .join(""));

const hasTracked = (noeud: Noeud): boolean =>
  elementsOf(noeud).some((enfant) => TRACKED.has(enfant.nom) || hasTracked(enfant));

const headingOf = (paragraphe: Noeud): boolean =>
  /^(?:Heading|Titre|Title)\d?$/i.test(findNode(paragraphe, "w:pStyle")?.attributs["w:val"] ?? "");

/** The mark of a paragraph is deleted: its text runs on into the next one. */
const markDeleted = (paragraphe: Noeud): boolean => {
  const proprietes = elementsOf(paragraphe).find(({ nom }) => nom === "w:pPr");
  const marque = proprietes && elementsOf(proprietes).find(({ nom }) => nom === "w:rPr");
  return marque !== undefined && elementsOf(marque).some(({ nom }) => nom === "w:del");
};

const isContents = (noeud: Noeud) => noeud.nom === "w:sdt" && findNode(noeud, "w:docPartGallery") !== null;

/** The paragraphs of a body in reading order, those of tables included, without the table of contents. */
const paragraphsOf = (noeud: Noeud): Noeud[] =>
  elementsOf(noeud).flatMap((enfant) => {
    if (enfant.nom === "w:p") return [enfant];
    return isContents(enfant) || GONE.has(enfant.nom) ? [] : paragraphsOf(enfant);
  });

const squeeze = (texte: string) => texte.replace(/\s+/g, " ").trim();

const bookmarksOf = (noeud: Noeud): string[] =>
  elementsOf(noeud).flatMap((enfant) =>
    enfant.nom === "w:bookmarkStart" ? [enfant.attributs["w:name"] ?? ""] : bookmarksOf(enfant),
  );

type Ligne = { paragraphe: Noeud; texte: string };

/** Each paragraph with its text; one whose mark is deleted runs on into the next. */
function joined(paragraphes: readonly Noeud[]): Ligne[] {
  const lignes: Ligne[] = [];
  let enSuspens = "";
  for (const paragraphe of paragraphes) {
    const texte = enSuspens + plain(paragraphe);
    enSuspens = markDeleted(paragraphe) ? texte : "";
    if (enSuspens === "") lignes.push({ paragraphe, texte });
  }
  return lignes;
}

const opened = ({ paragraphe, texte }: Ligne): SectionWord => {
  const signets = bookmarksOf(paragraphe);
  const signet = signets.find((nom) => nom.startsWith("m_")) ?? null;
  return { signet, signets, titre: squeeze(texte), lignes: [], suivie: false };
};

/** The sections of a Word file, opened by each heading. Tracked changes are read as accepted. */
export function readSections(octets: Uint8Array): SectionWord[] | Refus<RefusWord> {
  const corps = openWord(octets);
  if (corps instanceof Refus) return corps;
  let section: SectionWord = { signet: null, signets: [], titre: "", lignes: [], suivie: false };
  const sections = [section];
  for (const ligne of joined(paragraphsOf(corps))) {
    const { paragraphe, texte } = ligne;
    if (headingOf(paragraphe) && squeeze(texte) !== "") sections.push((section = opened(ligne)));
    else section.lignes.push(...texte.split("\n").map(squeeze).filter(Boolean));
    section.suivie ||= hasTracked(paragraphe);
  }
  return sections;
}
