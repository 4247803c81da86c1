/** A rectangle or a word of a drawing, in inches and points. */
export type Trait = { x: number; y: number; w: number; h: number; couleur: string; texte?: string; corps?: number };

const ELEMENT = /<(\/?)([a-z]+)\b([^>]*?)\/?>([^<]*)/g;
const POINTS_INCH = 72;
const ENTITIES: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };

const attributesOf = (source: string) =>
  new Map([...source.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));

const colourOf = (value = "#000000") => {
  const hexa = value.replace("#", "");
  return (hexa.length === 3 ? [...hexa].map((un) => un + un).join("") : hexa).toUpperCase();
};

type Said = ReadonlyMap<string, string>;
type Feuille = { scale: number; size: number };

const numberOf = (said: Said, key: string, otherwise = 0) => Number(said.get(key) ?? otherwise);

function rectangle(said: Said, { scale }: Feuille): Trait {
  const [x, y, w, h] = ["x", "y", "width", "height"].map((key) => numberOf(said, key) * scale) as [
    number,
    number,
    number,
    number,
  ];
  return { x, y, w, h, couleur: colourOf(said.get("fill")) };
}

function word(said: Said, source: string, { scale, size }: Feuille): Trait {
  const unit = numberOf(said, "font-size", size);
  const texte = source.replace(/&(?:lt|gt|quot|amp);/g, (un) => ENTITIES[un] ?? un);
  return {
    x: numberOf(said, "x") * scale,
    y: (numberOf(said, "y") - unit * 0.98) * scale,
    w: texte.length * unit * 0.7 * scale,
    h: unit * 1.3 * scale,
    couleur: colourOf(said.get("fill")),
    texte,
    corps: unit * scale * POINTS_INCH,
  };
}

/** The rectangles and words of a drawing `w` inches wide; null when it has anything else, which only a picture shows. */
export function traitsDe(svg: string, w: number): Trait[] | null {
  const traits: Trait[] = [];
  let feuille: Feuille = { scale: 1, size: 16 };
  for (const [, close, name, source = "", texte = ""] of svg.matchAll(ELEMENT)) {
    if (close) continue;
    const said = attributesOf(source);
    if (name === "svg") {
      const wide = Number(said.get("viewBox")?.split(/[\s,]+/)[2] ?? 1);
      feuille = { scale: w / wide, size: numberOf(said, "font-size", 16) };
    } else if (name === "rect") traits.push(rectangle(said, feuille));
    else if (name === "text") traits.push(word(said, texte, feuille));
    else return null;
  }
  return traits;
}
