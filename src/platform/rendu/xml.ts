const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What no file format holds: control characters, halves of a character, the two that are none. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g;

export const printable = (texte: string): string => texte.toWellFormed().replace(UNPRINTABLE, "");

/** What a text or an attribute holds, as XML writes it. */
export const escape = (texte: string): string => printable(texte).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** One element; `content` is XML already. */
export function element(name: string, attributes: Attributes = {}, content: string | readonly string[] = ""): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`);
  const inside = typeof content === "string" ? content : content.join("");
  return inside === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inside}</${name}>`;
}
