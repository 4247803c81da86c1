import { sansAccents } from "#commun/texte.ts";
import { estCoupure } from "../../elements/rules.ts";
import type { Jeton } from "../../flux/model.ts";
import { reconnaitre } from "../../libelles/rules.ts";
import { lireNiveau } from "../../niveaux/rules.ts";
import { estEnteteEquipements, TYPES } from "../lexique.ts";

/** Une liste d'équipements dont la mise en page a perdu les colonnes : sa tête, ce qui la nomme, ses lignes. */
export type Aplatie = { tete: Jeton; titre: Jeton | null; lignes: Jeton[] };

const LIGNES_MAX = 200;

/** « Type de structure … », seul sur sa ligne, hors de toute phrase. */
const estTete = ({ cellule, texte, puce }: Jeton) =>
  cellule === null &&
  puce === null &&
  texte.length <= 100 &&
  /^type\b/i.test(texte) &&
  !/[.;:]$/.test(texte) &&
  estEnteteEquipements(texte);

const estTitreDePlan = (jeton: Jeton) =>
  jeton.niveau !== null || /^(?:numero|tete|lettre)/.test(lireNiveau(jeton).forme) || reconnaitre(jeton.texte)?.annonce;

/** Ce qui ne peut plus être une ligne de la liste : un titre, un libellé, un tableau, un long texte, un grand blanc. */
export const arrete = (jeton: Jeton) =>
  (jeton.cellule !== null && jeton.cellule.colonnes !== 2) ||
  jeton.vide > 1 ||
  jeton.texte.length > 240 ||
  estCoupure(jeton) ||
  estTitreDePlan(jeton);

/** La fin d'une adresse ou d'une phrase que la ligne du dessus a laissée ouverte. */
export const estUnBout = ({ texte }: Jeton): boolean => /^(?:\d{5}\s|\p{Ll})/u.test(texte);

export const continueAuDessous = (avant: Jeton | undefined, jeton: Jeton): boolean =>
  avant !== undefined && (avant.texte.endsWith(",") || estUnBout(jeton));

/** La valeur d'une rangée de deux cases, que sa tabulation sépare encore de son libellé. */
const estADroite = (avant: Jeton | undefined, { cellule }: Jeton) =>
  cellule?.colonne === 1 && avant?.cellule?.tableau === cellule.tableau && avant.cellule.rangee === cellule.rangee;

/** Les lignes entières d'une liste : une tabulation entre le type et le reste s'ils sont deux cases. */
export function joindre(lignes: Jeton[]): Jeton[] {
  const lues: Jeton[] = [];
  for (const ligne of lignes) {
    const avant = lues.at(-1);
    if (avant && estADroite(avant, ligne))
      lues[lues.length - 1] = {
        ...avant,
        texte: `${avant.texte}${avant.texte.includes("\t") ? " " : "\t"}${ligne.texte}`,
        lignes: [avant.lignes[0], ligne.lignes[1]],
      };
    else if (avant && continueAuDessous(avant, ligne))
      lues[lues.length - 1] = {
        ...avant,
        texte: `${avant.texte} ${ligne.texte}`,
        lignes: [avant.lignes[0], ligne.lignes[1]],
      };
    else lues.push(ligne);
  }
  return lues;
}

/** Les listes d'équipements d'un texte, chacune sous la ligne qui dit à qui elle est. */
export function listesAplaties(jetons: Jeton[]): Aplatie[] {
  const tetes = jetons.flatMap((jeton, rang) => (estTete(jeton) ? [rang] : []));
  return tetes.map((rang, place) => {
    const suivante = tetes[place + 1];
    const borne = suivante === undefined ? rang + LIGNES_MAX : suivante - 1;
    const suite = jetons.slice(rang + 1, Math.max(rang + 1, borne));
    const fin = suite.findIndex(arrete);
    const [tete, avant] = [jetons[rang] as Jeton, jetons[rang - 1]];
    const titre = avant && avant.cellule === null && avant.texte.length < 120 ? avant : null;
    return { tete, titre, lignes: joindre(fin < 0 ? suite : suite.slice(0, fin)) };
  });
}

const AMORCE = /^(?:\p{Lu}\p{Ll}+ (?:de |du |des |d['’])?)?$/u;
const AUTRE_NOM = /^\s*\/\s*\p{Lu}\p{Ll}+(?:\s\p{Ll}+)*/u;

/**
 * IMP-149 : d'une liste d'équipements sans colonnes, le mot du dictionnaire qui ouvre la ligne est le type, la suite le nom ; rien si
 * la ligne ne commence pas par un type.
 */
export function couperType(texte: string): { libelle: string; reste: string } | null {
  const [gauche = "", droite] = texte.split("\t");
  if (droite !== undefined) return { libelle: gauche, reste: droite };
  const norme = sansAccents(texte);
  if (norme.length !== texte.length) return null;
  const tetes = TYPES.flatMap(([mot]) => {
    const trouve = mot.exec(norme);
    return trouve && AMORCE.test(texte.slice(0, trouve.index)) ? [[trouve.index, trouve[0].length] as const] : [];
  });
  const [place, long] = tetes.toSorted(([a, x], [b, y]) => a - b || y - x)[0] ?? [-1, 0];
  if (place < 0) return null;
  const mot = texte.slice(0, place + long);
  const libelle = mot + (AUTRE_NOM.exec(texte.slice(mot.length))?.[0] ?? "");
  return { libelle, reste: texte.slice(libelle.length).trim() };
}

/** Après une adresse et son code postal, un mot de type en capitale ouvre l'équipement suivant, resté sur la même ligne. */
export function detacherSuivants(texte: string): string[] {
  const norme = sansAccents(texte);
  if (norme.length !== texte.length) return [texte];
  const code = /\d{5}\s+\p{Lu}/u.exec(texte)?.index ?? -1;
  const debuts = TYPES.flatMap(([mot]) => {
    const place = code < 0 ? -1 : norme.slice(code).search(mot);
    return place > 8 && /\p{Lu}/u.test(texte[code + place] ?? "") ? [code + place] : [];
  });
  if (debuts.length === 0) return [texte];
  const place = Math.min(...debuts);
  return [texte.slice(0, place).trim(), ...detacherSuivants(texte.slice(place))];
}
