/** Tags, and the content of what is shown or sent as it was typed; else a space that French keeps with its sign. */
const PASSAGE = /<(textarea|pre|code|option|script|style)\b[^]*?<\/\1>|<[^>]*>| (?=[;:!?»])|(?<=«) /g;

/** The same page, whose lines never break before « ; : ! ? » nor inside « the quotation marks »: narrow no-break spaces. */
export const typographier = (page: string): string =>
  page.replace(PASSAGE, (passage) => (passage === " " ? "\u{202F}" : passage));
