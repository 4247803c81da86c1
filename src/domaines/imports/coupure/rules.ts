import type { Brut, Ligne } from "#platform/files/model.ts";

/** Un texte ou un PDF se lit ligne à ligne ; un traitement de texte donne des paragraphes entiers. */
export const estEnLignes = (type: string): boolean => /^text\/|pdf|^image/.test(type);

/** Une mise en page qui dit quelles lignes continuent la précédente donne des paragraphes entiers, comme un traitement de texte. */
export const ditSesSuites = (lignes: Ligne[]): boolean => lignes.some(({ suite }) => suite !== undefined);

/** Ce que le fichier tient pour des paragraphes, hors tableaux et bords de page. */
function paragraphesDe({ lignes, tableaux }: Brut): string[] {
  const prises = new Set<number>();
  for (const { lignes: bornes } of tableaux)
    for (let numero = bornes[0]; numero <= bornes[1]; numero++) prises.add(numero);
  const textes: string[] = [];
  lignes.forEach(({ texte, suite, bord }, rang) => {
    if (bord || texte.trim() === "" || prises.has(rang + 1)) return;
    const avant = textes.at(-1);
    if (suite && avant !== undefined) textes[textes.length - 1] = `${avant} ${texte.trim()}`;
    else textes.push(texte.trim());
  });
  return textes;
}

const ASSEZ = 40;
const LARGE = 140;

const continueUnePhrase = (texte: string, avant: string | undefined) =>
  avant !== undefined && /^\p{Ll}(?![).])/u.test(texte) && !/[.;:!?»]$/.test(avant);

/**
 * IMP-145 : un traitement de texte ou un PDF où l'on a versé un texte déjà coupé à la ligne se lit comme ce texte : assez de
 * paragraphes y reprennent la phrase du précédent, et presque aucun n'est plus long qu'une ligne.
 */
export function seLitParLignes(brut: Brut): boolean {
  if (estEnLignes(brut.type) && !ditSesSuites(brut.lignes)) return true;
  const textes = paragraphesDe(brut);
  const reprises = textes.filter((texte, rang) => continueUnePhrase(texte, textes[rang - 1])).length;
  const longs = textes.filter(({ length }) => length > LARGE).length;
  return textes.length >= ASSEZ && reprises >= textes.length * 0.15 && longs <= textes.length * 0.02;
}

/** La largeur à laquelle un texte coupe ses lignes, s'il en coupe. */
export function largeurDeCoupe(brut: Brut): number | null {
  const longueurs = paragraphesDe(brut)
    .map(({ length }) => length)
    .filter((longueur) => longueur > 20)
    .toSorted((a, b) => a - b);
  const haut = longueurs[Math.floor(longueurs.length * 0.95)] ?? 0;
  const pres = longueurs.filter((longueur) => longueur >= haut * 0.8).length;
  return haut > 30 && haut <= LARGE && pres >= longueurs.length * 0.2 ? haut : null;
}
