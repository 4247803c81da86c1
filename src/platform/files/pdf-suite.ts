import type { LigneMise } from "./pdf-lignes.ts";

/** Where the text of a zone runs from edge to edge, the distance of its lines in line heights, and its usual height. */
export type Cadre = { gauche: number; droite: number; interligne: number; corps?: number };

const JEU = 3;

/** The distance between two lines of one paragraph, in line heights: seen where a sentence surely goes on. */
export function lineSpacing(zones: LigneMise[][]): number {
  const comptes = new Map<number, number>();
  for (const lignes of zones)
    lignes.forEach((ligne, rang) => {
      const avant = lignes[rang - 1];
      if (!avant || !goesOnSurely(avant, ligne)) return;
      const ecart = Math.round(((ligne.y - avant.y) / avant.hauteur) * 20) / 20;
      comptes.set(ecart, (comptes.get(ecart) ?? 0) + 1);
    });
  return [...comptes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 1.25;
}

/** The distance that most lines keep, in line heights, whether a paragraph goes on or ends: it shows no blank. */
export function usualStep(zones: LigneMise[][], interligne: number): number {
  const ecarts = zones.flatMap((lignes) =>
    lignes.slice(1).flatMap((ligne, rang) => {
      const avant = lignes[rang];
      const ecart = avant ? Math.round(((ligne.y - avant.y) / avant.hauteur) * 20) / 20 : 0;
      return ecart > 0 ? [ecart] : [];
    }),
  );
  const comptes = [...Map.groupBy(ecarts, (ecart) => ecart)].toSorted((a, b) => b[1].length - a[1].length);
  const [pas, vus] = comptes[0] ?? [interligne, []];
  return pas > interligne && vus.length > ecarts.length / 2 ? pas : interligne;
}

const goesOnSurely = (avant: LigneMise, ligne: LigneMise) =>
  /^\p{Ll}/u.test(ligne.texte) &&
  /[\p{L},]\s*$/u.test(avant.texte) &&
  ligne.y - avant.y > avant.hauteur * 0.8 &&
  ligne.y - avant.y < avant.hauteur * 2.6;

/** The frame of free text: the edges that several lines reach. */
export function frameOf(lignes: LigneMise[], interligne: number): Cadre {
  const fins = lignes.map(({ fin }) => fin).toSorted((a, b) => b - a);
  const debuts = lignes.map(({ x }) => x).toSorted((a, b) => a - b);
  const hauteurs = lignes.map(({ hauteur }) => hauteur).toSorted((a, b) => a - b);
  return {
    corps: hauteurs[Math.floor(hauteurs.length / 2)] ?? 0,
    droite: fins[Math.min(2, fins.length - 1)] ?? 0,
    gauche: debuts[Math.min(2, debuts.length - 1)] ?? 0,
    interligne,
  };
}

/** A line goes on with the one above when they look alike, touch, and its first word had no room up there. */
export function goesOn(avant: LigneMise, ligne: LigneMise, cadre: Cadre, tete: LigneMise): boolean {
  const proches = ligne.y - avant.y <= avant.hauteur * (cadre.interligne + 0.15) && ligne.y > avant.y;
  return proches && followsOn(avant, ligne, cadre, tete);
}

/** The same without looking at the distance: over a page, there is none. */
export function followsOn(avant: LigneMise, ligne: LigneMise, cadre: Cadre, tete: LigneMise): boolean {
  if (ligne.retrait !== null || (isTabbed(avant, ligne) && !isOpen(avant, ligne))) return false;
  if (Math.abs(avant.hauteur - ligne.hauteur) > avant.hauteur * 0.08 || avant.grasALaFin !== ligne.grasAuDebut)
    return false;
  if (areCentred(avant, ligne, cadre)) return room(avant, cadre) < need(avant, ligne, cadre);
  return isAligned(avant, ligne, tete) && cadre.droite - avant.fin < need(avant, ligne, cadre);
}

/** Across a tabulation, only a sentence left open goes on: rows of cells would start anew. */
const isTabbed = (...lignes: LigneMise[]) => lignes.some(({ texte }) => texte.includes("\t"));

const isOpen = (avant: LigneMise, ligne: LigneMise) => /^\p{Ll}/u.test(ligne.texte) && !/[.;:!?]\s*$/.test(avant.texte);

/** What the first word needs; a large title, or an open sentence that goes on, forgives a margin that is not straight. */
function need(avant: LigneMise, ligne: LigneMise, { gauche, droite, corps }: Cadre): number {
  const ouverte = isOpen(avant, ligne);
  const grand = corps !== undefined && avant.hauteur > corps * 1.09;
  const indulgence = ouverte ? 0.2 : grand ? 0.1 : 0;
  const lettre = ligne.tete / Math.max(1, ligne.texte.trim().search(/\s|$/));
  return ligne.tete + Math.max(avant.hauteur * 0.2, lettre * 0.9) + (droite - gauche) * indulgence;
}

const room = (ligne: LigneMise, { gauche, droite }: Cadre) => droite - gauche - (ligne.fin - ligne.x);

/** Two lines set around one middle, that of the page or of the cell as near as its edges are known. */
const areCentred = (avant: LigneMise, ligne: LigneMise, { gauche, droite }: Cadre) =>
  Math.max(avant.x, ligne.x) - gauche > JEU * 2 &&
  Math.abs(middle(avant) - middle(ligne)) <= JEU &&
  Math.abs(middle(ligne) - (gauche + droite) / 2) <= JEU * 6;

const middle = ({ x, fin }: LigneMise) => (x + fin) / 2;

/** Lines of a paragraph start at the same place, save the first, which may be set in, or out with its bullet. */
function isAligned(avant: LigneMise, ligne: LigneMise, tete: LigneMise): boolean {
  if (avant !== tete) return Math.abs(ligne.x - avant.x) <= JEU;
  if (tete.retrait !== null) return ligne.x <= tete.retrait + tete.hauteur * 2.5;
  return ligne.x <= avant.x + JEU;
}

/** The same line, page numbers apart, at the top or the foot of many pages: a header or a footer. */
export function findEdges(feuilles: { lignes: LigneMise[]; haut: number; page: number }[]): Set<LigneMise> {
  const vues = new Map<string, { lignes: LigneMise[]; pages: Set<number> }>();
  const pages = new Set(feuilles.map(({ page }) => page)).size;
  const marge = pages < 3 ? 0.08 : 0.13;
  for (const { lignes, haut, page } of feuilles)
    for (const ligne of lignes) {
      if (ligne.y > haut * marge && ligne.y < haut * (1 - marge)) continue;
      const cle = `${ligne.texte.trim().toLowerCase().replace(/\d+/g, "#")} ${Math.round(ligne.y / 6)}`;
      const vue = vues.get(cle) ?? { lignes: [], pages: new Set() };
      vue.lignes.push(ligne);
      vue.pages.add(page);
      vues.set(cle, vue);
    }
  const assez = Math.max(Math.min(3, Math.max(2, pages)), pages * 0.2);
  const repetees = new Set(
    [...vues.values()].flatMap((vue) => (vue.pages.size >= assez && !areNumbered(vue.lignes) ? vue.lignes : [])),
  );
  return new Set(feuilles.flatMap(({ lignes, haut }) => outermost(lignes, haut, repetees)));
}

/** A header has nothing above it but headers, a footer nothing below it but footers. */
function outermost(lignes: LigneMise[], haut: number, repetees: Set<LigneMise>): LigneMise[] {
  const tries = lignes.toSorted((a, b) => a.y - b.y);
  const [dessus, dessous] = [
    tries.filter(({ y }) => y < haut / 2),
    tries.filter(({ y }) => y >= haut / 2).toReversed(),
  ];
  return [dessus, dessous].flatMap((cote) => {
    const fin = cote.findIndex((ligne) => !repetees.has(ligne));
    return fin < 0 ? cote : cote.slice(0, fin);
  });
}

/** « Fiche n° 1 », « Fiche n° 2 » at the top of their pages: what they number is not the page. */
const areNumbered = (lignes: LigneMise[]) =>
  new Set(lignes.map(({ texte }) => texte.trim())).size > 1 &&
  lignes.every(({ texte }) => /n\s*[°º]\s*\p{L}{0,3}\d|^\s*(?:fiche|action)\b/iu.test(texte));
