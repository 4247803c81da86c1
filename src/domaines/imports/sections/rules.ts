import type { Element } from "../elements/model.ts";
import { lireReference } from "../niveaux/rules.ts";

/** Ce qui suit un titre jusqu'au prochain de même niveau : d'où à où, son premier libellé, les libellés qu'on y lit. */
type Section = { debut: number; fin: number; premier: number; labels: string[] };

const estChamp = ({ genre, libelle }: Element) => genre === "libelle" && libelle?.cible.nom !== "noeud";

/** Le niveau d'un titre ; une référence en gras en tête d'une ligne est du plus fin. */
function niveauDe({ genre, suite, jeton }: Element): number | null {
  if (genre !== "texte" || suite) return null;
  return jeton.niveau ?? (jeton.gras && jeton.cellule === null && lireReference(jeton.texte) ? 6 : null);
}

/** Les sections qu'ouvre un niveau de titre entre deux places. */
function sectionsDe(elements: Element[], niveau: number, [debut, fin]: [number, number]): Section[] {
  const sections: Section[] = [];
  let ouverte: Section | null = null;
  for (let rang = debut; rang < fin; rang++) {
    const element = elements[rang] as Element;
    const titre = niveauDe(element);
    if (element.genre === "coupure" || (titre !== null && titre <= niveau)) ouverte = null;
    if (titre === niveau) sections.push((ouverte = { debut: rang + 1, fin: rang + 1, premier: -1, labels: [] }));
    if (ouverte) lireElement(ouverte, element, rang);
  }
  return sections;
}

function lireElement(section: Section, element: Element, rang: number): void {
  section.fin = rang + 1;
  if (element.genre === "libelle" && section.premier < 0) section.premier = rang;
  if (estChamp(element)) section.labels.push(element.libelle?.cle ?? "");
}

const distincts = ({ labels }: Section) => new Set(labels).size;
const estPropre = (section: Section) => distincts(section) >= 2 && distincts(section) >= section.labels.length * 0.85;

/** Les titres de la moitié des sections au moins sont suivis de libellés sans redite, les mêmes de l'une à l'autre. */
function sontDesFiches(sections: Section[]): boolean {
  const propres = sections.filter(estPropre);
  const cles = new Set(propres.flatMap(({ labels }) => labels));
  const communs = [...cles].filter(
    (cle) => propres.filter(({ labels }) => labels.includes(cle)).length >= propres.length * 0.5,
  );
  return propres.length >= 2 && propres.length >= sections.length * 0.5 && communs.length >= 2;
}

/** Les sections qui sont des fiches, au niveau le plus large qui en donne ; une section qui en tient plusieurs se lit à son tour. */
function fichesDe(elements: Element[], bornes: [number, number], debut: number): Section[] {
  for (let niveau = debut; niveau <= 6; niveau++) {
    const sections = sectionsDe(elements, niveau, bornes);
    if (!sontDesFiches(sections)) continue;
    return sections.flatMap((section) => {
      const dessous = estPropre(section) ? [] : fichesDe(elements, [section.debut, section.fin], niveau + 1);
      return dessous.length > 0 || section.labels.length === 0 ? dessous : [section];
    });
  }
  return [];
}

/**
 * IMP-124 : quand chaque titre d'un même niveau est suivi des mêmes libellés, sans redite, chacun ouvre une fiche, et les titres plus
 * fins n'y sont que des intertitres. Rend les éléments sans eux, et la place du premier libellé de chaque fiche.
 */
export function parTitres(elements: Element[]): { elements: Element[]; places: number[] } {
  const fiches = fichesDe(elements, [0, elements.length], 1);
  const enFiche = (rang: number) => fiches.some(({ debut, fin }) => rang >= debut && rang < fin);
  const gardes = elements.filter((element, rang) => niveauDe(element) === null || !enFiche(rang));
  return { elements: gardes, places: fiches.map(({ premier }) => gardes.indexOf(elements[premier] as Element)) };
}
