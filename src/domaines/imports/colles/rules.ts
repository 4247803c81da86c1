import type { Jeton } from "../flux/model.ts";
import { normaliser, reconnaitre } from "../libelles/rules.ts";

/** Un libellé que rien ne sépare de sa valeur. */
export type Colle = { cle: string; libelle: string; valeur: string };

const MOTS_MAX = 7;
const SANS_VALEUR = new Set(["noeud", "titre", "reference"]);

/** Le plus long libellé connu qui ouvre un texte et que suit une valeur : une capitale, un chiffre, un guillemet. */
function lireColle(texte: string): Colle | null {
  if (reconnaitre(texte) !== null) return null;
  const places = [...texte.slice(0, 120).matchAll(/\s+(?=[\p{Lu}\d«"<])/gu)].map(({ index }) => index);
  for (const fin of places.toReversed()) {
    const tete = texte.slice(0, fin).trim();
    if (tete.split(/\s+/).length > MOTS_MAX || !/^\p{Lu}[^:]*$/u.test(tete)) continue;
    const reconnu = reconnaitre(tete);
    if (reconnu?.reste === "" && reconnu.confiance === 1 && !SANS_VALEUR.has(reconnu.cible.nom))
      return { cle: reconnu.cle, libelle: tete, valeur: texte.slice(fin).trim() };
  }
  return null;
}

/**
 * IMP-146 : un libellé connu que rien ne sépare de sa valeur en est un quand il ouvre au moins trois paragraphes avec des valeurs
 * différentes, et que deux autres en font autant : un mot du dictionnaire en tête d'une phrase n'en est pas un.
 */
export function detacher(textes: readonly string[]): (Colle | null)[] {
  const colles = textes.map(lireColle);
  const parCle = Map.groupBy(
    colles.filter((une) => une !== null),
    ({ cle }) => cle,
  );
  const retenues = new Set(
    [...parCle]
      .filter(([, dits]) => new Set(dits.map(({ valeur }) => normaliser(valeur))).size >= 3)
      .map(([cle]) => cle),
  );
  if (retenues.size < 3) return textes.map(() => null);
  return colles.map((une) => (une && retenues.has(une.cle) ? une : null));
}

const PONCTUE = /^(\p{Lu}[^.:;–—]{2,60}?)\s?(?:\.|\s[–—-])\s+(?=[\p{Lu}\d«"])/u;

function lirePonctue({ texte, puce }: Jeton): Colle | null {
  const [tout = "", libelle = ""] = (puce === null && PONCTUE.exec(texte)) || [];
  const reconnu = libelle === "" ? null : reconnaitre(libelle);
  if (reconnu?.reste !== "" || reconnu.confiance < 1 || SANS_VALEUR.has(reconnu.cible.nom)) return null;
  return { cle: reconnu.cle, libelle, valeur: texte.slice(tout.length) };
}

/**
 * IMP-161 : « Contexte. Trois crèches ferment » : un libellé connu qu'un point ou un tiret sépare de sa valeur en est un quand il
 * ouvre ainsi au moins trois paragraphes, avec des valeurs différentes.
 */
export function annoncerPonctues(jetons: readonly Jeton[]): Jeton[] {
  const lus = jetons.map(lirePonctue);
  const parCle = Map.groupBy(
    lus.filter((lu) => lu !== null),
    ({ cle }) => cle,
  );
  return jetons.map((jeton, rang) => {
    const lu = lus[rang];
    const dites = new Set(lu && parCle.get(lu.cle)?.map(({ valeur }) => valeur));
    return lu && dites.size >= 3 ? { ...jeton, texte: `${lu.libelle} : ${lu.valeur}` } : jeton;
  });
}

const estSeul = (texte: string) => {
  const reconnu = reconnaitre(texte);
  return reconnu?.reste === "" && reconnu.confiance === 1 && !SANS_VALEUR.has(reconnu.cible.nom) ? reconnu.cle : null;
};

/** Les deux libellés connus et différents que porte un texte, sans rien d'autre. */
function lireJumeaux({ texte, puce, cellule }: Jeton): [string, string] | null {
  if (puce !== null || cellule !== null || texte.length > 80 || reconnaitre(texte) !== null) return null;
  for (const { index } of texte.matchAll(/\s+(?=\p{Lu})/gu)) {
    const [gauche, droite] = [texte.slice(0, index), texte.slice(index).trim()];
    const cles = [estSeul(gauche), estSeul(droite)];
    if (cles[0] && cles[1] && cles[0] !== cles[1]) return [gauche, droite];
  }
  return null;
}

/**
 * IMP-164 : « Points forts Points faibles » : deux libellés connus sur une ligne qui ne dit rien d'autre en sont deux, côte à côte,
 * quand le document l'écrit au moins trois fois.
 */
export function separerJumeaux(jetons: readonly Jeton[]): Jeton[] {
  const lus = jetons.map(lireJumeaux);
  const comptes = Map.groupBy(
    lus.filter((lu) => lu !== null),
    (lu) => normaliser(lu.join(" ")),
  );
  return jetons.flatMap((jeton, rang) => {
    const lu = lus[rang];
    if (!lu || (comptes.get(normaliser(lu.join(" ")))?.length ?? 0) < 3) return [jeton];
    return lu.map((texte, place) => ({ ...jeton, texte, vide: place === 0 ? jeton.vide : 0 }));
  });
}
