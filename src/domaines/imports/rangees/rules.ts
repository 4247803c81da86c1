import type { ChampLu } from "../blocs/model.ts";
import { lireParagraphes } from "../elements/rules.ts";
import type { Flux, Jeton, TableauLu } from "../flux/model.ts";
import { anneesCochees, enAnnees } from "../annees/rules.ts";
import { anneeSeule, type Colonne, type Entete, libelleSeul, texteDe } from "../entetes/rules.ts";
import { estEnteteEquipements } from "../equipements/lexique.ts";
import { type Etage, poser, rangeeDeTitre } from "../etages/rules.ts";
import { normaliser, reconnaitre } from "../libelles/rules.ts";
import { estTeteDeNiveau, estTitrePlausible } from "../niveaux/rules.ts";

/** « Type de structure | Nom et adresse » : un tableau d'équipements n'est pas un plan. */
export const estTableauEquipements = ({ rangees }: TableauLu): boolean =>
  rangees.slice(0, 4).some((cellules) => estEnteteEquipements(texteDe(cellules[0])) && cellules.length >= 2);

/** Une action lue dans une rangée : ses niveaux, et une valeur par colonne. */
export type Rangee = { champs: ChampLu[]; jetons: Jeton[] };

/** IMP-25 : une rangée sans titre continue la précédente ; un niveau vide est celui de la rangée du dessus. */
export function lireRangees(
  { rangees }: TableauLu,
  { rangee: tete, colonnes }: Entete,
  flux: Coupe,
  titres: Etage[] = [],
): Rangee[] {
  const colonneTitre = colonnes.findIndex((colonne) => colonne?.reconnu.cible.nom === "titre");
  const corps = rangees
    .slice(tete + 1)
    .map((brutes) => brutes.map((cellule) => recollerCellule(cellule, flux)))
    .filter((cellules) => cellules.some(({ length }) => length > 0) && !estRappel(cellules, colonnes));
  const actions = corps.flatMap((cellules) =>
    cellules.filter(({ length }) => length > 0).length > 1 ? (cellules[colonneTitre]?.[0] ?? []) : [],
  );
  const lues: Rangee[] = [];
  let niveaux: ChampLu[] = [];
  let etages = titres;
  for (const cellules of corps) {
    const titre = rangeeDeTitre(cellules, actions);
    const champs = titre ? [] : champsDe(cellules, colonnes);
    if (titre) [etages, niveaux] = [poser(etages, titre), []];
    else if ((cellules[colonneTitre] ?? []).length === 0) completer(lues.at(-1), champs);
    else {
      niveaux = heriter(niveaux, champs, colonnes);
      const propres = champs.filter(({ reconnu }) => reconnu.cible.nom !== "noeud");
      lues.push({
        champs: [...etages.map(({ champ }) => champ), ...niveaux, ...propres],
        jetons: cellules.flat(),
      });
    }
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
const estRappel = (cellules: Jeton[][], colonnes: Colonne[]): boolean =>
  cellules.filter((cellule, rang) => {
    const colonne = colonnes[rang];
    return colonne && (colonne.annee ? anneeSeule(cellule) : libelleSeul(cellule)?.cle) === cleDe(colonne);
  }).length >= 2;

const cleDe = ({ annee, reconnu }: NonNullable<Colonne>) => annee ?? reconnu.cle;

/** Les champs d'une rangée ; ses années cochées font une seule échéance par suite d'années. */
function champsDe(cellules: Jeton[][], colonnes: Colonne[]): ChampLu[] {
  const champs = colonnes.flatMap((colonne, rang): ChampLu[] => {
    const cellule = cellules[rang] ?? [];
    const jeton = cellule[0];
    return colonne && colonne.annee === null && jeton
      ? [{ reconnu: colonne.reconnu, jeton, valeurs: cellule, enLigne: true }]
      : [];
  });
  const annees = colonnes.flatMap((colonne, rang) =>
    colonne?.annee ? [{ annee: colonne.annee, cellule: cellules[rang] ?? [] }] : [],
  );
  const valeurs = enAnnees(annees);
  const reconnu = colonnes.find((colonne) => colonne?.annee)?.reconnu;
  const jeton = valeurs[0];
  return reconnu && jeton ? [...champs, { reconnu, jeton, valeurs, enLigne: true }] : champs;
}

/** Un niveau neuf efface les niveaux plus fins des rangées du dessus : ils étaient sous un autre. */
function heriter(niveaux: ChampLu[], champs: ChampLu[], colonnes: Colonne[]): ChampLu[] {
  const dits = champs.filter(({ reconnu }) => reconnu.cible.nom === "noeud");
  const rang = (champ: ChampLu) => colonnes.findIndex((colonne) => colonne?.reconnu.cle === champ.reconnu.cle);
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
export function deplier({ rangees }: TableauLu, bandeaux: ReadonlySet<string> = new Set()): Jeton[] {
  const jetons: Jeton[] = [];
  for (let rang = 0; rang < rangees.length; rang++) {
    const cellules = rangees[rang] ?? [];
    const tete = teteDeFiche(rangees, rang);
    if (tete) {
      if (!bandeaux.has(normaliser(tete.texte))) jetons.push({ ...tete, gras: true, vide: 2 });
      continue;
    }
    const annees = anneesCochees(cellules, rangees[rang + 1] ?? []);
    if (annees) {
      jetons.push(...annees);
      rang += 1;
      continue;
    }
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

/** Le texte d'une rangée qui n'en a qu'un, à sa première place. */
function seulEnTete(cellules: Jeton[][] = []): Jeton | null {
  const [jeton, ...suite] = cellules.flat();
  return jeton && suite.length === 0 && cellules.length > 1 && cellules[0]?.[0] === jeton ? jeton : null;
}

const estNom = (jeton: Jeton) =>
  estTitrePlausible(jeton) && reconnaitre(jeton.texte) === null && !estTeteDeNiveau(jeton.texte);

/** Ce qui tient seul sa rangée, au-dessus de libellés, sans en être un ni nommer un niveau. */
function teteDeFiche(rangees: Jeton[][][], rang: number): Jeton | null {
  const jeton = seulEnTete(rangees[rang]);
  return jeton && estNom(jeton) && annonceDesLibelles(rangees[rang + 1] ?? []) ? jeton : null;
}

const annonceDesLibelles = (cellules: Jeton[][]) =>
  estRangeeDeLibelles(cellules) || libelleSeul(cellules[0] ?? []) !== null;

/** IMP-162 : une rangée d'un seul texte, au-dessus de libellés, nomme la fiche ; écrite à l'identique plusieurs fois, c'est un bandeau. */
export function bandeauxDe(tableaux: TableauLu[]): Set<string> {
  const dits = tableaux.flatMap(({ rangees }) => rangees.flatMap((_, rang) => teteDeFiche(rangees, rang) ?? []));
  const comptes = Map.groupBy(dits, ({ texte }) => normaliser(texte));
  return new Set([...comptes].filter(([, memes]) => memes.length > 1).map(([cle]) => cle));
}

function estRangeeDeLibelles(cellules: Jeton[][]): boolean {
  const pleines = cellules.filter((cellule) => cellule.length > 0);
  return pleines.length >= 2 && pleines.every((cellule) => libelleSeul(cellule) !== null);
}

/** Les rangées sous une rangée de libellés qui ne portent que des valeurs ; la première peut en annoncer de plus fines. */
function suiteDeValeurs(rangees: Jeton[][][], tete: number): Jeton[][][] {
  const suite: Jeton[][][] = [];
  for (const [rang, cellules] of rangees.slice(tete + 1).entries()) {
    if (cellules.some(rang === 0 ? annonceSeule : porteUnLibelle) || teteDeFiche(rangees, tete + 1 + rang)) break;
    suite.push(cellules);
  }
  return suite;
}

const annonceSeule = (cellule: Jeton[]) =>
  reconnaitre(cellule[0]?.texte ?? "")?.reste === "" || libelleSeul(cellule) !== null;

const porteUnLibelle = (cellule: Jeton[]) =>
  cellule[0] !== undefined && (reconnaitre(cellule[0].texte) !== null || libelleSeul(cellule) !== null);
