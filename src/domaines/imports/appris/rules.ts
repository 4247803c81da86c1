import { sansAccents } from "#commun/texte.ts";
import type { Element } from "../elements/model.ts";
import type { Jeton } from "../flux/model.ts";
import type { Cible, Reconnu } from "../libelles/model.ts";
import { normaliser, reconnaitre } from "../libelles/rules.ts";
import { INDICES } from "./lexique.ts";

/** Les libellés qu'aucun dictionnaire ne connaît et que ce document emploie dans ses fiches. */
export type Appris = ReadonlySet<string>;

const TETE_INCONNUE = /^(\p{Lu}[^:.;]{2,58}?)\s?:(?:\s+(.*))?$/su;

type Tete = { libelle: string; reste: string };

/** La tête d'un texte qui pourrait être un libellé inconnu : « Mot : », la première cellule d'une rangée, une ligne en évidence. */
function teteInconnue(jeton: Jeton): Tete | null {
  const { texte, puce } = jeton;
  const trouve = puce === null ? TETE_INCONNUE.exec(texte) : null;
  if (trouve) return { libelle: trouve[1] ?? "", reste: trouve[2] ?? "" };
  return enEvidence(jeton) && estTeteDeRangee(texte) ? { libelle: texte.replace(/\s*\?$/, ""), reste: "" } : null;
}

const estNumerotee = ({ puce }: Jeton) => puce !== null && /\d/.test(puce);
const estEnTete = ({ puce, cellule }: Jeton) =>
  puce === null && cellule !== null && cellule.colonne === 0 && cellule.colonnes >= 2;
const enEvidence = (jeton: Jeton) => estEnTete(jeton) || (jeton.gras && (jeton.puce === null || estNumerotee(jeton)));

const estTeteDeRangee = (texte: string) => texte.length <= 60 && /^\p{Lu}/u.test(texte) && !/[.;]$/.test(texte);

/** IMP-119 : un libellé appris dont un mot dit le champ va à ce champ, avec un doute ; sinon il garde son nom dans « autres ». */
export function reconnaitreAppris(jeton: Jeton, appris: Appris): Reconnu | null {
  const tete = appris.size > 0 ? teteInconnue(jeton) : null;
  const cle = tete ? normaliser(tete.libelle) : "";
  if (!tete || !appris.has(cle)) return null;
  const cible = cibleDe(tete.libelle);
  const annonce = jeton.texte.includes(":");
  return { cible, cle: `autres ${cle}`, ...tete, annonce, confiance: cible.nom === "autres" ? 1 : 0.6 };
}

function cibleDe(libelle: string): Cible {
  const norme = sansAccents(libelle).replace(/[’']/g, " ");
  const nom = INDICES.find(([indice]) => indice.test(norme))?.[1] ?? "autres";
  return { nom, genre: null, nature: null };
}

/** Ce qui distingue « 2. Objectifs » d'un élément de liste : il revient tel quel, numéro compris. */
export const cleNumerotee = ({ puce, texte }: Jeton): string => `${puce} ${normaliser(texte)}`;

/** Les formes sous lesquelles un texte pourrait être un libellé : son numéro et son nom connu, ou son nom inconnu. */
function clesDe(element: Element, avant: Element | undefined): string[] {
  const { genre, jeton } = element;
  if (genre !== "texte") return [];
  const numero = estNumerotee(jeton) && reconnaitre(jeton.texte)?.reste === "" ? [cleNumerotee(jeton)] : [];
  const cle = estValeur(element, avant) ? "" : normaliser(teteInconnue(jeton)?.libelle ?? "");
  return estCle(cle) ? [...numero, cle] : numero;
}

const estValeur = ({ jeton, suite }: Element, avant: Element | undefined) =>
  suite || (avant?.genre === "libelle" && !jeton.gras);
const estCle = (cle: string) => cle.length >= 3 && cle.split(" ").length <= 8;

/**
 * IMP-48 : un libellé inconnu qui revient dans la moitié des fiches est un libellé : sa valeur va dans « autres », tel qu'il est écrit.
 */
export function apprendre(elements: Element[], fiches: number): Appris {
  const comptes = new Map<string, number>();
  for (const [rang, element] of elements.entries())
    for (const cle of clesDe(element, elements[rang - 1])) comptes.set(cle, (comptes.get(cle) ?? 0) + 1);
  const attendues = fiches > 1 ? fiches : retours(comptes);
  const retenus = [...comptes].filter(
    ([, nombre]) => nombre >= Math.max(2, attendues * 0.5) && nombre <= attendues * 1.3,
  );
  return new Set(retenus.map(([cle]) => cle));
}

/**
 * IMP-123 : quand le dictionnaire ne reconnaît rien, ce sont les retours qui comptent les fiches : trois libellés au moins, autant de
 * fois chacun, dont deux parlent de ce dont parle une fiche.
 */
function retours(comptes: Map<string, number>): number {
  const parNombre = Map.groupBy(
    [...comptes].filter(([cle, nombre]) => nombre > 1 && !/^\d/.test(cle)),
    ([, nombre]) => nombre,
  );
  const series = [...parNombre].filter(
    ([, cles]) => cles.length >= 3 && cles.filter(([cle]) => cibleDe(cle).nom !== "autres").length >= 2,
  );
  return series.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? 0;
}
