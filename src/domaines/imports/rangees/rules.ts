import type { ChampLu } from "../blocs/model.ts";
import { lireParagraphes } from "../elements/rules.ts";
import type { Flux, Jeton, TableauLu } from "../flux/model.ts";
import type { Reconnu } from "../libelles/model.ts";
import { reconnaitre } from "../libelles/rules.ts";

export const texteDe = (cellule: Jeton[] | undefined): string => (cellule ?? []).map(({ texte }) => texte).join(" ");

/** Le libellé qu'une cellule porte seul, sans valeur. */
export const libelleSeul = (cellule: Jeton[]): Reconnu | null => {
  const reconnu = cellule.length > 0 ? reconnaitre(texteDe(cellule)) : null;
  return reconnu?.reste === "" ? reconnu : null;
};

/** « Type de structure | Nom et adresse » : un tableau d'équipements n'est pas un plan. */
export const estTableauEquipements = ({ rangees }: TableauLu): boolean =>
  rangees
    .slice(0, 4)
    .some(
      (cellules) =>
        /type (?:de |d['’])(?:structure|[ée]quipement|service|accueil)/i.test(texteDe(cellules[0])) &&
        cellules.length >= 2,
    );

type Entete = { rangee: number; colonnes: (Reconnu | null)[] };

/** L'en-tête d'un tableau où chaque rangée est une action : au moins trois colonnes connues, dont son titre. */
export function enteteDeRangees({ rangees }: TableauLu): Entete | null {
  for (const [rangee, cellules] of rangees.slice(0, 3).entries()) {
    const colonnes = cellules.map(libelleSeul);
    const connues = colonnes.filter((colonne) => colonne !== null);
    const titre = connues.some(({ cible }) => cible.nom === "titre");
    const dessous = rangees.slice(rangee + 1).filter((suivantes) => suivantes.some((cellule) => cellule.length > 0));
    const libelles = dessous.filter((suivantes) => libelleSeul(suivantes[0] ?? []) !== null).length;
    if (
      titre &&
      connues.length >= 2 &&
      cellules.length >= 2 &&
      connues.length >= cellules.length * 0.5 &&
      dessous.length >= 1 &&
      libelles <= dessous.length * 0.3
    )
      return { rangee, colonnes };
  }
  return null;
}

/** Une action lue dans une rangée : ses niveaux, et une valeur par colonne. */
export type Rangee = { champs: ChampLu[]; jetons: Jeton[] };

/** IMP-25 : une rangée sans titre continue la précédente ; un niveau vide est celui de la rangée du dessus. */
export function lireRangees({ rangees }: TableauLu, { rangee: tete, colonnes }: Entete, flux: Coupe): Rangee[] {
  const colonneTitre = colonnes.findIndex((colonne) => colonne?.cible.nom === "titre");
  const lues: Rangee[] = [];
  let niveaux: ChampLu[] = [];
  for (const brutes of rangees.slice(tete + 1)) {
    const cellules = brutes.map((cellule) => recollerCellule(cellule, flux));
    if (cellules.every((cellule) => cellule.length === 0)) continue;
    if (estRappel(cellules, colonnes)) continue;
    const champs = colonnes.flatMap((reconnu, rang) => enChamp(reconnu, cellules[rang] ?? []));
    if ((cellules[colonneTitre] ?? []).length === 0) {
      completer(lues.at(-1), champs);
      continue;
    }
    niveaux = heriter(niveaux, champs, colonnes);
    lues.push({
      champs: [...niveaux, ...champs.filter(({ reconnu }) => reconnu.cible.nom !== "noeud")],
      jetons: cellules.flat(),
    });
  }
  return lues;
}

type Coupe = Pick<Flux, "cellulesCoupees" | "mots">;

/** Une cellule coupée à la ligne par la mise en page redevient des paragraphes. */
function recollerCellule(cellule: Jeton[], { cellulesCoupees, mots }: Coupe): Jeton[] {
  if (!cellulesCoupees || cellule.length < 2) return cellule;
  return lireParagraphes(cellule, { largeur: Math.max(...cellule.map(({ largeur }) => largeur)), mots });
}

/** L'en-tête répété en haut d'une page. */
const estRappel = (cellules: Jeton[][], colonnes: (Reconnu | null)[]): boolean =>
  cellules.filter((cellule, rang) => colonnes[rang] && libelleSeul(cellule)?.cle === colonnes[rang]?.cle).length >= 2;

function enChamp(reconnu: Reconnu | null | undefined, cellule: Jeton[]): ChampLu[] {
  const jeton = cellule[0];
  return reconnu && jeton ? [{ reconnu, jeton, valeurs: cellule, enLigne: true }] : [];
}

/** Un niveau neuf efface les niveaux plus fins des rangées du dessus : ils étaient sous un autre. */
function heriter(niveaux: ChampLu[], champs: ChampLu[], colonnes: (Reconnu | null)[]): ChampLu[] {
  const dits = champs.filter(({ reconnu }) => reconnu.cible.nom === "noeud");
  const rang = (champ: ChampLu) => colonnes.findIndex((colonne) => colonne?.cle === champ.reconnu.cle);
  const large = Math.min(...dits.map(rang));
  return [
    ...niveaux.filter((niveau) => rang(niveau) < large && !dits.some((dit) => rang(dit) === rang(niveau))),
    ...dits,
  ];
}

function completer(rangee: Rangee | undefined, champs: ChampLu[]): void {
  for (const champ of champs) {
    const connu = rangee?.champs.find(({ reconnu }) => reconnu.cle === champ.reconnu.cle);
    if (connu) connu.valeurs = [...connu.valeurs, ...champ.valeurs];
    else rangee?.champs.push(champ);
    rangee?.jetons.push(...champ.valeurs);
  }
}

/**
 * IMP-26 : dans un tableau de fiche, une rangée de libellés annonce les valeurs du dessous, colonne par colonne ; ailleurs le
 * tableau se lit dans l'ordre.
 */
export function deplier({ rangees }: TableauLu): Jeton[] {
  const jetons: Jeton[] = [];
  for (let rang = 0; rang < rangees.length; rang++) {
    const cellules = rangees[rang] ?? [];
    if (!estRangeeDeLibelles(cellules)) {
      jetons.push(...cellules.flat());
      continue;
    }
    const dessous = suiteDeValeurs(rangees, rang);
    cellules.forEach((cellule, colonne) =>
      jetons.push(...cellule, ...dessous.flatMap((suivante) => suivante[colonne] ?? [])),
    );
    rang += dessous.length;
  }
  return jetons;
}

function estRangeeDeLibelles(cellules: Jeton[][]): boolean {
  const pleines = cellules.filter((cellule) => cellule.length > 0);
  return pleines.length >= 2 && pleines.every((cellule) => libelleSeul(cellule) !== null);
}

/** Les rangées sous une rangée de libellés qui ne portent que des valeurs. */
function suiteDeValeurs(rangees: Jeton[][][], tete: number): Jeton[][][] {
  const suite: Jeton[][][] = [];
  for (const cellules of rangees.slice(tete + 1)) {
    if (cellules.some(porteUnLibelle)) break;
    suite.push(cellules);
  }
  return suite;
}

const porteUnLibelle = (cellule: Jeton[]) =>
  cellule[0] !== undefined && (reconnaitre(cellule[0].texte) !== null || libelleSeul(cellule) !== null);
