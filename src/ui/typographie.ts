/** Tags, and the content of what is shown or sent as it was typed; else a space that French keeps with its sign. */
const PASSAGE = /<(textarea|pre|code|option|script|style)\b[^]*?<\/\1>|<[^>]*>| (?=[;:!?»])|(?<=«) /g;

const LARGE = "\u{A0}";
const FINE = "\u{202F}";

const ESPACE = / (?=[;:!?»])|(?<=«) /g;

/** The same for a plain text, where a tag is only what someone typed. */
export const typographierTexte = (texte: string): string =>
  texte.replace(ESPACE, (_espace, at: number) => (/[;!?]/.test(texte[at + 1] ?? "") ? FINE : LARGE));

/** A colon between two phrases, as this language writes it. */
export const deuxPoints = (langue = "fr"): string => (langue === "fr" ? " : " : ": ");

/** The same page, whose lines never open on a sign: a thin no-break space before « ; ! ? », a plain one before « : » and inside the quotation marks. */
export const typographier = (page: string): string =>
  page.replace(PASSAGE, (passage, _tag, at: number) => {
    if (passage !== " ") return passage;
    return /[;!?]/.test(page[at + 1] ?? "") ? FINE : LARGE;
  });
