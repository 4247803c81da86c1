/** One run of text on a page, in points; `y` grows downwards. */
export type Bout = { texte: string; x: number; y: number; largeur: number; hauteur: number; gras: boolean };

/** A straight line drawn on a page. */
export type Trait = { sens: "h" | "v"; place: number; debut: number; fin: number };

export type LigneMise = {
  texte: string;
  x: number;
  y: number;
  fin: number;
  hauteur: number;
  gras: boolean;
  /** Where the text after the bullet starts, null without a bullet. */
  retrait: number | null;
  /** Width of the first word. */
  tete: number;
  grasAuDebut: boolean;
  grasALaFin: boolean;
};

/** The runs that share a baseline, from top to bottom. */
export function baselines(bouts: Bout[]): Bout[][] {
  const tries = bouts.filter(({ texte }) => texte.trim() !== "").toSorted((a, b) => a.y - b.y || a.x - b.x);
  const rangs: Bout[][] = [];
  for (const bout of tries) {
    const rang = rangs.findLast((autre) => sameBaseline(autre[0], bout));
    if (rang) rang.push(bout);
    else rangs.push([bout]);
  }
  return rangs;
}

/** Joins runs that share a baseline into lines, left to right; a wide gap is kept as a tabulation. */
export const layLines = (bouts: Bout[]): LigneMise[] =>
  baselines(bouts)
    .map(joinRuns)
    .filter(({ texte }) => texte.trim() !== "");

const sameBaseline = (a: Bout | undefined, b: Bout) =>
  a !== undefined && Math.abs(a.y - b.y) <= Math.max(2, Math.min(a.hauteur, b.hauteur) * 0.45);

const PUCE = /^(?:[-–—•·●○▪▫■□◦‣⁃►▶➢➤✓✔✗❖♦*>o]|[\ue000-\uf8ff]|\(?\d{1,2}[.)]|[a-z]\))$/u;
const PUCE_EN_TETE = /^(?:[-–—•·●○▪▫■□◦‣⁃►▶➢➤✓✔✗❖♦*>]|[\ue000-\uf8ff]|(?:o|\(?\d{1,2}[.)]|[a-z]\))(?=\s))\s*/u;

export const isBullet = (texte: string): boolean => PUCE.test(texte.trim());

function joinRuns(bouts: Bout[]): LigneMise {
  const ordre = bouts.toSorted((a, b) => a.x - b.x);
  const premier = ordre[0] as Bout;
  let texte = "";
  let fin = premier.x;
  for (const bout of ordre) {
    texte += separation(texte, bout, bout.x - fin) + bout.texte;
    fin = Math.max(fin, bout.x + bout.largeur);
  }
  return {
    texte,
    x: premier.x,
    y: premier.y,
    fin,
    hauteur: Math.max(...ordre.map((bout) => bout.hauteur)),
    gras: ordre.every(({ gras }) => gras),
    retrait: retraitDe(texte, ordre),
    tete: firstWord(texte, fin - premier.x),
    grasAuDebut: premier.gras,
    grasALaFin: ordre.at(-1)?.gras ?? false,
  };
}

/** A bullet stays on the line of its text, however far it is drawn. */
function separation(texte: string, { hauteur, texte: suite }: Bout, ecart: number): string {
  if (texte === "") return "";
  if (ecart > hauteur * 2.2) return isBullet(texte) && ecart < hauteur * 8 ? " " : "\t";
  return ecart > hauteur * 0.16 && !/\s$/.test(texte) && !/^\s/.test(suite) ? " " : "";
}

function retraitDe(texte: string, ordre: Bout[]): number | null {
  const puce = PUCE_EN_TETE.exec(texte.trimStart());
  if (!puce) return null;
  const suivant = ordre.find(({ texte: bout, x }, rang) => rang > 0 && bout.trim() !== "" && x > (ordre[0]?.x ?? 0));
  return PUCE.test(ordre[0]?.texte.trim() ?? "") && suivant ? suivant.x : (ordre[0]?.x ?? 0) + (ordre[0]?.hauteur ?? 0);
}

const firstWord = (texte: string, large: number) => {
  const mots = texte.trim();
  return (large * (/^\S+/.exec(mots)?.[0].length ?? 0)) / Math.max(1, mots.length);
};
