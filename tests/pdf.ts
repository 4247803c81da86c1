import { getDocumentProxy } from "unpdf";

/**
 * What makes a PDF readable by everyone, checked on its bytes and on its structure: veraPDF is in no package that we may install.
 * The structure is read page by page, artifacts left out, as a screen reader does.
 */
type Noeud = { role?: string; alt?: string; lang?: string; type?: string; id?: string; children?: Noeud[] };
type Morceau = { type?: string; id?: string; tag?: string; str?: string };

export type Lecture = { texte: string; roles: string[] };

const DECORATION = new Set(["Lbl", "Figure", "TOC"]);

const markOf = ({ tag, id }: Morceau) => (tag === "Artifact" ? "" : (id ?? null));

/** The text of each marked content of a page, by its id ("" holds the page furniture); what stands outside of any is returned apart. */
function byMark(items: readonly Morceau[]) {
  const marks = new Map<string, string>();
  const stray: string[] = [];
  const open: (string | null)[] = [];
  for (const item of items) {
    if (item.type?.startsWith("beginMarkedContent")) open.push(markOf(item));
    else if (item.type === "endMarkedContent") open.pop();
    else if (item.str?.trim()) {
      const ici = open.findLast((un) => un !== null);
      if (ici === null || ici === undefined) stray.push(item.str);
      else marks.set(ici, `${marks.get(ici) ?? ""} ${item.str}`);
    }
  }
  return { marks, stray };
}

function walk(noeud: Noeud, marks: ReadonlyMap<string, string>, lu: Lecture, deco: boolean): void {
  const { role = "Root", type, id = "", children = [] } = noeud;
  const hidden = deco || DECORATION.has(role);
  if (role !== "Root") lu.roles.push(role);
  if (type === "content" && !hidden) lu.texte += ` ${marks.get(id) ?? ""}`;
  for (const enfant of children) walk(enfant, marks, lu, hidden);
}

/** The text of a PDF in the order of its structure, without bullets, drawings, table of contents nor page furniture. */
export async function lirePdf(octets: Uint8Array): Promise<Lecture & { hors: string[] }> {
  const pdf = await getDocumentProxy(new Uint8Array(octets));
  const lu = { texte: "", roles: [] as string[], hors: [] as string[] };
  for (let numero = 1; numero <= pdf.numPages; numero += 1) {
    const page = await pdf.getPage(numero);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const { marks, stray } = byMark(items as Morceau[]);
    lu.hors.push(...stray);
    const racine = (await page.getStructTree()) as Noeud | null;
    if (racine) walk(racine, marks, lu, false);
  }
  return lu;
}

const objectsOf = (octets: Uint8Array): string[] =>
  [
    ...Buffer.from(octets)
      .toString("latin1")
      .matchAll(/\d+ 0 obj\s([\s\S]*?)endobj/g),
  ].map(([, corps = ""]) => corps);

/** The headings of the structure, in order: none skips a level. */
function headingFaults(roles: readonly string[]): string[] {
  let dernier = 0;
  return roles.flatMap((role) => {
    const niveau = Number(/^H([1-6])$/.exec(role)?.[1] ?? 0);
    if (niveau === 0) return [];
    const faute = niveau > dernier + 1 ? [`un titre ${role} suit un niveau ${dernier}`] : [];
    dernier = niveau;
    return faute;
  });
}

const lacks = (present: boolean, faute: string) => (present ? [] : [faute]);

/** What the file says it is: a working document for every reader, or an act to keep, which also brings its own colours and runs nothing. */
function standardFaults(objets: readonly string[], acte: boolean): string[] {
  const tout = objets.join("\n");
  if (!acte)
    return [
      ...lacks(/pdfuaid:part(?:>|=")1/.test(tout), "l’identifiant PDF/UA-1 manque"),
      ...lacks(/\/DisplayDocTitle true/.test(tout), "le titre n’est pas montré (DisplayDocTitle)"),
    ];
  return [
    ...lacks(/pdfaid:part(?:>|=")2/.test(tout), "l’identifiant PDF/A-2 manque"),
    ...lacks(/pdfaid:conformance(?:>|=")A/.test(tout), "la conformité A, celle d’un fichier balisé, n’est pas dite"),
    ...lacks(/\/OutputIntents?\b/.test(tout) && /\/GTS_PDFA1/.test(tout), "les couleurs ne sont pas définies"),
    ...lacks(!/\/(?:JavaScript|JS|Launch|EmbeddedFiles)\b/.test(tout), "le fichier exécute ou emporte autre chose"),
  ];
}

function catalogFaults(objets: readonly string[]): string[] {
  const catalogue = objets.find((objet) => /\/Type\s*\/Catalog/.test(objet)) ?? "";
  const tout = objets.join("\n");
  return [
    ...lacks(/\/MarkInfo\s*<<[^>]*\/Marked true/.test(catalogue), "le contenu n’est pas marqué (MarkInfo)"),
    ...lacks(/\/StructTreeRoot/.test(catalogue), "il n’y a pas d’arbre de structure"),
    ...lacks(/\/Lang\s*\(fr/.test(catalogue), "la langue n’est pas dite, ou n’est pas le français"),
    ...lacks(/<dc:title>[\s\S]*?<rdf:li[^>]*>\s*\S/.test(tout), "le titre manque aux métadonnées"),
    ...lacks(!/\/Encrypt\b/.test(tout), "le fichier est chiffré"),
  ];
}

function elementFaults(objets: readonly string[]): string[] {
  const elements = (role: string) => objets.filter((objet) => new RegExp(`/S\\s*/${role}\\b`).test(objet));
  const annotations = objets.filter((objet) => /\/Subtype\s*\/Link/.test(objet));
  const polices = objets.filter((objet) => /\/Type\s*\/FontDescriptor/.test(objet));
  const pages = objets.filter((objet) => /\/Type\s*\/Page\b/.test(objet));
  return [
    ...elements("TH").flatMap((objet) => lacks(/\/Scope\s*\//.test(objet), "une cellule d’en-tête est sans portée")),
    ...elements("Figure").flatMap((objet) =>
      lacks(/\/Alt\s*[(<]/.test(objet), "une figure est sans texte de remplacement"),
    ),
    ...annotations.flatMap((objet) => lacks(/\/Contents\s*[(<]/.test(objet), "un lien ne dit pas où il mène")),
    ...polices.flatMap((objet) => lacks(/\/FontFile[23]?\b/.test(objet), "une police n’est pas dans le fichier")),
    ...pages.flatMap((objet) =>
      lacks(!/\/Annots/.test(objet) || /\/Tabs\s*\/S/.test(objet), "l’ordre de tabulation n’est pas celui du document"),
    ),
    ...lacks(
      pages.length < 10 || objets.some((objet) => /\/Type\s*\/Outlines|\/First\s+\d+ 0 R/.test(objet)),
      "un long document est sans signets",
    ),
  ];
}

/** All that keeps a PDF from being read by everyone, or from being what it must be; nothing when it holds. */
export async function fautesPdf(octets: Uint8Array, acte = false): Promise<string[]> {
  const objets = objectsOf(octets);
  const { roles, hors, texte } = await lirePdf(octets);
  return [
    ...catalogFaults(objets),
    ...standardFaults(objets, acte),
    ...elementFaults(objets),
    ...headingFaults(roles),
    ...lacks(texte.trim() !== "", "la structure ne donne aucun texte"),
    ...lacks(hors.length === 0, `du texte n’est ni marqué ni décoratif : ${hors.slice(0, 3).join(" ")}`),
  ];
}
