import type { Feuille } from "#commun/document.ts";
import { type Couleurs, TONS } from "./couleurs.ts";
import { NAMESPACES, PAGES, pageOf } from "./odt-page.ts";
import { element } from "./xml.ts";

const FONT = "Source Sans 3";
type Proprietes = Record<string, string>;

export const textProperties = (proprietes: Proprietes) => element("style:text-properties", proprietes);
const bold = { "fo:font-weight": "bold" };

type Nomme = { nom: string; titre?: string; parent?: string; niveau?: number; suivant?: string };

const paragraphStyle = (
  { nom, titre, parent, niveau, suivant }: Nomme,
  paragraphe: Proprietes,
  texte: Proprietes = {},
) =>
  element(
    "style:style",
    {
      "style:name": nom,
      "style:display-name": titre,
      "style:family": "paragraph",
      "style:parent-style-name": parent,
      "style:next-style-name": suivant,
      "style:default-outline-level": niveau,
      "style:class": "text",
    },
    [element("style:paragraph-properties", paragraphe), textProperties(texte)],
  );

const espace = (avant: string, apres: string): Proprietes => ({ "fo:margin-top": avant, "fo:margin-bottom": apres });
const suite = { "fo:keep-with-next": "always" };
const corps = { parent: "Standard", suivant: "Text_20_body" };

const heading = (niveau: number, taille: string, couleur: string, marges: Proprietes) =>
  paragraphStyle(
    { nom: `Heading_20_${niveau}`, titre: `Heading ${niveau}`, niveau, ...corps },
    { ...marges, ...suite },
    { "fo:font-size": taille, "fo:color": `#${couleur}`, ...bold, "fo:hyphenate": "false" },
  );

const headings = ({ accent, encre, douce }: Couleurs) => [
  heading(1, "17pt", accent, espace("0.8cm", "0.25cm")),
  heading(2, "13.5pt", encre, espace("0.6cm", "0.2cm")),
  heading(3, "11.5pt", encre, espace("0.45cm", "0.15cm")),
  heading(4, "11pt", douce, espace("0.35cm", "0.1cm")),
];

const retrait = { "fo:margin-left": "0.6cm", "fo:text-indent": "-0.6cm" };

function cadre(nom: string, couleur: string, fond: string) {
  const bord = { "fo:border": "none", "fo:border-left": `2.5pt solid #${couleur}`, "fo:background-color": `#${fond}` };
  const marges = {
    "fo:padding-left": "0.35cm",
    "fo:padding-top": "0.12cm",
    "fo:padding-bottom": "0.12cm",
    ...espace("0cm", "0cm"),
  };
  return [
    paragraphStyle({ nom, titre: nom, ...corps, suivant: nom }, { ...bord, ...marges }),
    paragraphStyle({ nom: `${nom}_20_liste`, titre: `${nom} liste`, parent: nom, suivant: nom }, retrait),
    paragraphStyle({ nom: `${nom}_20_titre`, titre: `${nom} titre`, parent: nom, suivant: nom }, suite, {
      ...bold,
      "fo:color": `#${couleur}`,
    }),
  ];
}

const petit = (taille: string, { douce }: Couleurs) => ({ "fo:font-size": taille, "fo:color": `#${douce}` });

const reading = (couleurs: Couleurs) => [
  paragraphStyle({ nom: "Standard" }, {}),
  paragraphStyle(
    { nom: "Text_20_body", titre: "Text body", parent: "Standard" },
    { ...espace("0cm", "0.24cm"), "fo:line-height": "120%" },
  ),
  paragraphStyle(
    { nom: "Liste", titre: "Élément de liste", ...corps },
    { ...espace("0cm", "0.1cm"), "fo:line-height": "117%" },
  ),
  paragraphStyle({ nom: "Note", ...corps }, espace("0cm", "0.22cm"), petit("9.5pt", couleurs)),
  paragraphStyle(
    { nom: "Terme", ...corps },
    { ...espace("0.4cm", "0.04cm"), ...suite },
    { ...petit("9.5pt", couleurs), ...bold },
  ),
  paragraphStyle({ nom: "Chiffre", titre: "Chiffre clé", ...corps }, espace("0cm", "0.08cm")),
  paragraphStyle(
    { nom: "Quotations", ...corps },
    { ...espace("0.2cm", "0.2cm"), "fo:margin-left": "0.6cm", "fo:margin-right": "0.6cm" },
    { "fo:font-style": "italic", "fo:color": `#${couleurs.douce}` },
  ),
  paragraphStyle(
    { nom: "Quotation_20_source", titre: "Source de la citation", parent: "Quotations" },
    { "fo:text-align": "end" },
  ),
];

const opening = (couleurs: Couleurs) => [
  paragraphStyle(
    { nom: "Filet", titre: "Filet de tête", ...corps },
    { ...espace("0cm", "0.3cm"), "fo:border": "none", "fo:border-top": `3pt solid #${couleurs.accent}` },
    { "fo:font-size": "4pt" },
  ),
  paragraphStyle({ nom: "Title", ...corps, suivant: "Subtitle" }, espace("0.2cm", "0.15cm"), {
    "fo:font-size": "25pt",
    ...bold,
    "fo:color": `#${couleurs.encre}`,
    "fo:hyphenate": "false",
  }),
  paragraphStyle({ nom: "Subtitle", ...corps }, espace("0cm", "0.12cm"), petit("13.5pt", couleurs)),
  paragraphStyle({ nom: "Mention", ...corps }, espace("0cm", "0.8cm"), petit("9.5pt", couleurs)),
  paragraphStyle({ nom: "Contents_20_Heading", titre: "Contents Heading", ...corps }, espace("0.3cm", "0.2cm"), {
    "fo:font-size": "13.5pt",
    ...bold,
  }),
  paragraphStyle({ nom: "Contents_20_1", titre: "Contents 1", ...corps }, espace("0.12cm", "0.04cm"), bold),
  paragraphStyle(
    { nom: "Contents_20_2", titre: "Contents 2", ...corps },
    { ...espace("0cm", "0.02cm"), "fo:margin-left": "0.6cm" },
  ),
];

const tabular = ({ accent, douce }: Couleurs) => [
  paragraphStyle(
    { nom: "Caption", titre: "Caption", ...corps },
    { ...espace("0.45cm", "0.15cm"), ...suite },
    {
      "fo:font-size": "10pt",
      ...bold,
    },
  ),
  paragraphStyle(
    { nom: "Table_20_Contents", titre: "Table Contents", parent: "Standard" },
    {},
    { "fo:font-size": "9.5pt" },
  ),
  paragraphStyle(
    { nom: "Table_20_Right", titre: "Table Right", parent: "Table_20_Contents" },
    { "fo:text-align": "end" },
  ),
  paragraphStyle(
    { nom: "Table_20_Heading", titre: "Table Heading", parent: "Table_20_Contents" },
    {},
    {
      ...bold,
      "fo:color": `#${douce}`,
      "fo:hyphenate": "false",
    },
  ),
  paragraphStyle(
    { nom: "Table_20_Heading_20_Right", titre: "Table Heading Right", parent: "Table_20_Heading" },
    { "fo:text-align": "end" },
  ),
  paragraphStyle({ nom: "Groupe", parent: "Table_20_Contents" }, suite, { ...bold, "fo:color": `#${accent}` }),
];

const callouts = ({ accent, fond }: Couleurs) => [
  ...cadre("Info", accent, fond),
  ...cadre("Attention", TONS.ocre, fond),
  ...cadre("Decision", TONS.bleu, fond),
];

function foot(couleurs: Couleurs, utile: number): string {
  const stop = element("style:tab-stop", { "style:position": `${utile}cm`, "style:type": "right" });
  const line = { "fo:border": "none", "fo:border-top": `0.5pt solid #${couleurs.filet}`, "fo:padding-top": "0.15cm" };
  return element(
    "style:style",
    { "style:name": "Footer", "style:family": "paragraph", "style:parent-style-name": "Standard" },
    [
      element("style:paragraph-properties", line, element("style:tab-stops", {}, stop)),
      textProperties(petit("8pt", couleurs)),
    ],
  );
}

const link = ({ accent }: Couleurs) =>
  element(
    "style:style",
    { "style:name": "Internet_20_link", "style:display-name": "Internet link", "style:family": "text" },
    textProperties({
      "fo:color": `#${accent}`,
      "style:text-underline-style": "solid",
      "style:text-underline-width": "auto",
      "style:text-underline-color": "font-color",
    }),
  );

const named = (couleurs: Couleurs, utile: number): string[] => [
  ...reading(couleurs),
  ...headings(couleurs),
  ...opening(couleurs),
  ...tabular(couleurs),
  ...callouts(couleurs),
  foot(couleurs, utile),
  link(couleurs),
];

const FRENCH = {
  "fo:language": "fr",
  "fo:country": "FR",
  "fo:hyphenate": "true",
  "fo:hyphenation-remain-char-count": "2",
  "fo:hyphenation-push-char-count": "3",
};

function defaults({ encre }: Couleurs): string {
  const texte = textProperties({ "style:font-name": FONT, "fo:font-size": "11pt", "fo:color": `#${encre}`, ...FRENCH });
  return element("style:default-style", { "style:family": "paragraph" }, [
    element("style:paragraph-properties", { "fo:hyphenation-ladder-count": "2", "fo:orphans": "2", "fo:widows": "2" }),
    texte,
  ]);
}

const indent = element(
  "style:list-level-properties",
  { "text:list-level-position-and-space-mode": "label-alignment" },
  element("style:list-level-label-alignment", {
    "text:label-followed-by": "listtab",
    "text:list-tab-stop-position": "0.6cm",
    "fo:text-indent": "-0.6cm",
    "fo:margin-left": "0.6cm",
  }),
);
const lists = [
  element(
    "text:list-style",
    { "style:name": "Puces" },
    element("text:list-level-style-bullet", { "text:level": 1, "text:bullet-char": "•" }, indent),
  ),
  element(
    "text:list-style",
    { "style:name": "Numeros" },
    element(
      "text:list-level-style-number",
      { "text:level": 1, "style:num-format": "1", "style:num-suffix": "." },
      indent,
    ),
  ),
];

/** styles.xml: the named styles, the page, and its foot (`pied` is the XML of one paragraph). */
export function stylesXml(feuille: Feuille, couleurs: Couleurs, pied: string): string {
  const font = element("style:font-face", {
    "style:name": FONT,
    "svg:font-family": `'${FONT}', 'Source Sans Pro', Carlito, Calibri`,
    "style:font-family-generic": "swiss",
  });
  const master = element(
    "style:master-page",
    { "style:name": "Standard", "style:page-layout-name": "Page" },
    element("style:footer", {}, pied),
  );
  return element("office:document-styles", NAMESPACES, [
    element("office:font-face-decls", {}, font),
    element("office:styles", {}, [defaults(couleurs), ...named(couleurs, PAGES[feuille].utile), ...lists]),
    element("office:automatic-styles", {}, pageOf(feuille)),
    element("office:master-styles", {}, master),
  ]);
}
