import { enListe } from "../champs/rules.ts";
import type { Element } from "../elements/model.ts";
import { estTeteDeNiveau } from "../niveaux/rules.ts";

const estTitreDeNiveau = ({ genre, jeton }: Element) =>
  genre === "texte" && jeton.cellule === null && (jeton.niveau !== null || estTeteDeNiveau(jeton.texte));

const estImpacts = (element: Element | undefined) =>
  element?.libelle?.cible.nom === "impacts" && element.jeton.cellule === null;

/** Combien d'éléments portent la valeur d'un libellé qui n'est dans aucune fiche : sa ligne, ses puces, ou un seul paragraphe. */
function etendueDeValeur(suite: Element[]): number {
  const debut = suite[0]?.suite ? 1 : 0;
  const fin = suite.findIndex(({ genre, jeton }, rang) => rang >= debut && (genre !== "texte" || jeton.puce === null));
  const nombre = fin < 0 ? suite.length : fin;
  return nombre > 0 ? nombre : Number(suite[0]?.genre === "texte" && !estTitreDeNiveau(suite[0]));
}

/** Pour IMP-104, les impacts visés écrits sous un titre de niveau sont les siens, et ne séparent pas la fiche d'avant de ce titre. */
export function rattacherImpacts(elements: Element[]): Element[] {
  const lus: Element[] = [];
  for (let rang = 0; rang < elements.length; rang++) {
    const element = elements[rang] as Element;
    if (!estTitreDeNiveau(element) || !estImpacts(elements[rang + 1])) {
      lus.push(element);
      continue;
    }
    const suite = elements.slice(rang + 2, rang + 40);
    const valeurs = suite.slice(0, etendueDeValeur(suite)).map(({ jeton }) => jeton);
    lus.push({ ...element, jeton: { ...element.jeton, impacts: enListe(valeurs) } });
    rang += 1 + valeurs.length;
  }
  return lus;
}
