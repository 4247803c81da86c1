import type { Brut, Cellule, Lignes, Tableau } from "#platform/files/model.ts";
import { detacher } from "../colles/rules.ts";
import { ditSesSuites } from "../coupure/rules.ts";
import { estEnteteEquipements } from "../equipements/lexique.ts";
import { normaliser, reconnaitre } from "../libelles/rules.ts";
import { rejoindreTetes } from "../tetes/rules.ts";
import type { Paire, Tabulee } from "./model.ts";

const PUCE = /(^|\t)([-–—•·●▪■□◦►➢✓*\ue000-\uf8ff]|\(?\d{1,2}[).]|[a-z]\))\t+/gu;
const PAGE = /^\d{1,3}$/;
const FILET = /^[\s\-_=*]*$/;

const couper = (texte: string, separateur: RegExp): string[] =>
  texte
    .replace(PUCE, "$1$2 ")
    .split(separateur)
    .map((cellule) => cellule.trim());

const entre = ([debut, fin]: Lignes) => Array.from({ length: Math.max(0, fin - debut + 1) }, (_, n) => debut + n);

/** Les paragraphes hors des tableaux : une ligne, et celles qui la continuent. */
function paragraphes({ lignes, tableaux }: Brut): Tabulee[] {
  const prises = new Set(tableaux.flatMap((tableau) => entre(tableau.lignes)));
  const lus: Tabulee[] = [];
  let vide = 1;
  lignes.forEach(({ texte, niveau, suite, bord }, rang) => {
    const dernier = lus.at(-1);
    const numero = rang + 1;
    if (bord) return;
    if (prises.has(numero) || FILET.test(texte)) vide += 1;
    else if (suite && dernier && vide === 0) {
      dernier.texte += ` ${texte}`;
      dernier.lignes = [dernier.lignes[0], numero];
    } else {
      lus.push({ lignes: [numero, numero], texte, titre: niveau !== null, vide });
      vide = 0;
    }
  });
  return lus;
}

const cellulesDe = ({ texte }: Tabulee) => couper(texte, /\t+/);
const estTabulee = ({ texte, titre }: Tabulee) => !titre && couper(texte.trimStart(), /\t+/).length > 1;

/** Une suite de retrait, sans rien à gauche de la tabulation. */
const estEnRetrait = ({ texte, titre }: Tabulee) => !titre && texte.startsWith("\t");

/** Les paragraphes tabulés qui se suivent. */
function suites(lus: Tabulee[]): Tabulee[][] {
  const groupes: Tabulee[][] = [];
  let suit = false;
  for (const lu of lus) {
    const attenant: boolean = suit && lu.vide === 0;
    suit = estTabulee(lu) || (attenant && estEnRetrait(lu));
    if (suit && attenant) groupes.at(-1)?.push(lu);
    else if (suit) groupes.push([lu]);
  }
  return groupes;
}

/** Un sommaire : ce que ses lignes ont à droite est un numéro de page. */
const estSommaire = (rangees: string[][]) =>
  rangees.filter((cellules) => PAGE.test(cellules.at(-1) ?? "")).length >= Math.max(2, rangees.length * 0.6);

const connue = (cellule: string | undefined) => reconnaitre(cellule ?? "")?.reste === "";
const cleDe = (cellule: string | undefined) => normaliser((cellule ?? "").replace(/\d+/g, ""));
const enPaires = (groupe: Tabulee[]) =>
  groupe.filter((une) => {
    const cellules = cellulesDe(une);
    return cellules.length === 2 && cellules.every(Boolean) && !cellules.every(connue);
  });

/** Un groupe est un tableau s'il a ses colonnes et leur tête, si c'est une fiche entière, ou une liste d'équipements. */
function enTableau(groupe: Tabulee[], suivant: Tabulee | undefined): Tableau | null {
  const larges = groupe.map(({ texte }) => couper(texte, /\t/));
  if (estRangee(larges)) return tableauDe(groupe, larges);
  const serrees = groupe.map(cellulesDe);
  const tient =
    estSommaire(serrees) ||
    estSousLibelles(serrees) ||
    estFiche(serrees, suivant) ||
    estSuiteDeLibelle(serrees) ||
    estListeEquipements(serrees);
  return tient ? tableauDe(groupe, serrees) : null;
}

const tableauDe = (groupe: Tabulee[], rangees: string[][]): Tableau => ({
  lignes: [groupe[0]?.lignes[0] ?? 1, groupe.at(-1)?.lignes[1] ?? 1],
  rangees: rangees.map((cellules, rang) =>
    cellules.map((texte): Cellule => ({ texte, lignes: groupe[rang]?.lignes ?? [1, 1] })),
  ),
});

/** Au moins trois colonnes partout, et une rangée de tête qui en nomme deux. */
function estRangee(rangees: string[][]): boolean {
  const large = rangees[0]?.length ?? 0;
  if (large < 3 || rangees.length < 2 || rangees.some(({ length }) => length !== large)) return false;
  return rangees.slice(0, 2).some((cellules) => cellules.filter(connue).length >= 2);
}

/** Deux libellés côte à côte, et leurs valeurs dessous. */
const estSousLibelles = ([tete = [], ...corps]: string[][]) =>
  tete.length >= 2 &&
  tete.every(connue) &&
  corps.length > 0 &&
  corps.every((cellules) => cellules.length === tete.length && !connue(cellules[0]));

/** Une fiche entière : trois rangées et plus, dont la plupart des libellés sont connus, et rien dessous qui en continue la dernière. */
function estFiche(rangees: string[][], suivant: Tabulee | undefined): boolean {
  const libelles = rangees.flatMap((cellules) => cellules[0] || []);
  const connus = libelles.filter(connue).length;
  const prolongee = suivant?.vide === 0 && /^\s*(?:\p{Ll}|[-–—•·●▪■]\s)/u.test(suivant.texte);
  return (
    rangees.length >= 3 &&
    rangees.every(({ length }) => length === 2) &&
    connus >= Math.max(3, libelles.length / 2) &&
    !prolongee
  );
}

/** Un libellé et ses valeurs en retrait, une par ligne. */
const estSuiteDeLibelle = ([tete = [], ...corps]: string[][]) =>
  tete.length === 2 &&
  connue(tete[0]) &&
  corps.length > 0 &&
  corps.every((cellules) => cellules.length === 2 && cellules[0] === "");

const estListeEquipements = (rangees: string[][]) =>
  rangees.length >= 2 && rangees.slice(0, 3).some(([gauche = ""]) => estEnteteEquipements(gauche));

const gauche = (une: Tabulee) => cellulesDe(une)[0];
const estTitreDit = (cellule: string | undefined) => {
  const reconnu = reconnaitre(cellule ?? "");
  return reconnu?.reste === "" && reconnu.cible.nom === "titre";
};

/** Les libellés que des tabulations séparent de leur valeur : ceux que l'on connaît, et ceux qui reviennent parmi eux. */
function libellesTabules(groupes: Tabulee[][], colles: number): (cellule: string | undefined) => boolean {
  const parmi = groupes.filter((groupe) => enPaires(groupe).some((une) => connue(gauche(une))));
  const gauches = parmi.flatMap((groupe) => enPaires(groupe).map(gauche));
  const distincts = new Set(gauches.filter(connue).map(cleDe));
  const titres = gauches.filter(estTitreDit);
  if (titres.length < 3 && (distincts.size === 0 || distincts.size + colles < 3)) return () => false;
  const comptes = Map.groupBy(gauches, cleDe);
  return (cellule) => connue(cellule) || (comptes.get(cleDe(cellule))?.length ?? 0) >= 2;
}

/** Les libellés et leur valeur que sépare une tabulation, ou que rien ne sépare. */
function pairesDe(libres: Tabulee[], groupes: Tabulee[][]): Paire[] {
  const autres = libres.filter((une) => !une.titre && !estTabulee(une));
  const colles = detacher(autres.map(({ texte }) => texte.trim()));
  const estLibelle = libellesTabules(groupes, new Set(colles.flatMap((une) => une?.cle ?? [])).size);
  return [
    ...enPaires(libres).flatMap((une): Paire[] => (estLibelle(cellulesDe(une)[0]) ? [[une, cellulesDe(une)]] : [])),
    ...autres.flatMap((une, rang): Paire[] =>
      colles[rang] ? [[une, [colles[rang].libelle, colles[rang].valeur]]] : [],
    ),
  ];
}

/**
 * IMP-141 : dans un traitement de texte, une tabulation entre un libellé et sa valeur vaut deux-points, si le document en montre
 * plusieurs ; une fiche entière ainsi écrite, des valeurs sous leurs libellés, une liste d'équipements ou des rangées de trois
 * colonnes sous leur en-tête sont un tableau, comme des libellés dont chaque valeur tient en un paragraphe.
 */
export function lireTabulations(brute: Brut): Brut {
  const brut = rejoindreTetes(brute);
  const lus = paragraphes(brut);
  const groupes = suites(lus);
  const suivants = new Map(lus.map((lu, rang) => [lu, lus[rang + 1]]));
  const tableaux = groupes.flatMap((groupe) => enTableau(groupe, suivants.get(groupe.at(-1) as Tabulee)) ?? []);
  const pris = new Set(tableaux.flatMap(({ lignes }) => entre(lignes)));
  const paires = pairesDe(
    lus.filter(({ lignes }) => !pris.has(lignes[0])),
    groupes,
  );
  const dites = new Map(paires);
  const prolongees = paires.filter(([une]) => {
    const suivant = suivants.get(une);
    return suivant?.vide === 0 && !dites.has(suivant) && !pris.has(suivant.lignes[0]);
  });
  const entieres = prolongees.length <= paires.length * 0.1;
  const cases = ditSesSuites(brut.lignes);
  const restes = groupes
    .flat()
    .filter((une) => !pris.has(une.lignes[0]) && !dites.has(une) && (cases || cellulesDe(une).every(connue)));
  const rangees = [
    ...(entieres ? paires : []),
    ...restes.filter(enUneLigne).map((une): Paire => [une, cellulesDe(une)]),
  ];
  return {
    ...brut,
    lignes: entieres ? brut.lignes : annoncer(brut, paires),
    tableaux: [...brut.tableaux, ...tableaux, ...enRangees(rangees, brut)].toSorted(
      (a, b) => a.lignes[0] - b.lignes[0],
    ),
  };
}

const enUneLigne = ({ lignes: [debut, fin] }: Tabulee) => debut === fin;

/** « Libellé → valeur » devient « Libellé : valeur », sur la ligne qui ouvre le paragraphe. */
function annoncer({ lignes }: Brut, paires: Paire[]): Brut["lignes"] {
  const dits = new Map(paires.map(([une, [libelle = ""]]) => [une.lignes[0] - 1, libelle]));
  return lignes.map((ligne, rang) => {
    const libelle = dits.get(rang);
    const valeur =
      libelle !== undefined && ligne.texte.trim().startsWith(libelle) && ligne.texte.trim().slice(libelle.length);
    return valeur
      ? { ...ligne, texte: `${libelle?.replace(/\s*:$/, "")} : ${valeur.replace(/^\s*:?\s*/, "")}` }
      : ligne;
  });
}

/** Des lignes d'autant de cases, que rien ne sépare que du blanc, sont un tableau. */
function enRangees(paires: Paire[], { lignes }: Brut): Tableau[] {
  const groupes: Paire[][] = [];
  for (const paire of paires.toSorted(([a], [b]) => a.lignes[0] - b.lignes[0])) {
    const dernier = groupes.at(-1);
    const dessus = dernier?.at(-1);
    const entreDeux = dessus ? lignes.slice(dessus[0].lignes[1], paire[0].lignes[0] - 1) : [];
    const suit = entreDeux.every(({ texte }) => texte.trim() === "") && dessus?.[1].length === paire[1].length;
    if (dernier && suit) dernier.push(paire);
    else groupes.push([paire]);
  }
  return groupes.map((groupe) =>
    tableauDe(
      groupe.map(([une]) => une),
      groupe.map(([, cellules]) => cellules),
    ),
  );
}
