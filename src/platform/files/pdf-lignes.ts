/** One run of text on a page, in points; `y` grows downwards. */
export type Bout = { texte: string; x: number; y: number; largeur: number; hauteur: number; gras: boolean };

/** A straight line drawn on a page. */
export type Trait = { sens: "h" | "v"; place: number; debut: number; fin: number };

export type LigneMise = { texte: string; x: number; y: number; fin: number; hauteur: number; gras: boolean };

/** Joins runs that share a baseline into lines, left to right; a wide gap is kept as a tabulation. */
export function layLines(bouts: Bout[]): LigneMise[] {
  const tries = bouts.filter(({ texte }) => texte.trim() !== "").toSorted((a, b) => a.y - b.y || a.x - b.x);
  const rangs: Bout[][] = [];
  for (const bout of tries) {
    const rang = rangs.findLast((autre) => sameBaseline(autre[0], bout));
    if (rang) rang.push(bout);
    else rangs.push([bout]);
  }
  return rangs.map(joinRuns).filter(({ texte }) => texte.trim() !== "");
}

const sameBaseline = (a: Bout | undefined, b: Bout) =>
  a !== undefined && Math.abs(a.y - b.y) <= Math.max(2, Math.min(a.hauteur, b.hauteur) * 0.45);

function joinRuns(bouts: Bout[]): LigneMise {
  const ordre = bouts.toSorted((a, b) => a.x - b.x);
  const premier = ordre[0] as Bout;
  let texte = "";
  let fin = premier.x;
  for (const bout of ordre) {
    const ecart = bout.x - fin;
    if (texte !== "" && ecart > bout.hauteur * 2.2) texte += "\t";
    else if (texte !== "" && ecart > bout.hauteur * 0.16 && !/\s$/.test(texte) && !/^\s/.test(bout.texte)) texte += " ";
    texte += bout.texte;
    fin = Math.max(fin, bout.x + bout.largeur);
  }
  const hauteur = Math.max(...ordre.map((bout) => bout.hauteur));
  return { texte, x: premier.x, y: premier.y, fin, hauteur, gras: ordre.every(({ gras }) => gras) };
}
