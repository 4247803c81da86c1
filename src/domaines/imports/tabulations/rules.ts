import type { Brut, Cellule, Ligne, Tableau } from "#platform/files/model.ts";
import { normaliser, reconnaitre } from "../libelles/rules.ts";

/** Une ligne que ses tabulations coupent en cellules, à son rang dans la couche brute. */
type Tabulee = { rang: number; cellules: string[] };

const PUCE = /(^|\t)([-–—•·●▪■□◦►➢✓*\ue000-\uf8ff]|\(?\d{1,2}[).]|[a-z]\))\t+/gu;
const PAGE = /^\d{1,3}$/;

const couper = (texte: string, separateur: RegExp): string[] =>
  texte
    .replace(PUCE, "$1$2 ")
    .split(separateur)
    .map((cellule) => cellule.trim());

const estTabulee = ({ texte, niveau }: Ligne) => niveau === null && couper(texte.trimStart(), /\t+/).length > 1;

/** Une suite de retrait, sans rien à gauche de la tabulation. */
const estEnRetrait = ({ texte, niveau }: Ligne) => niveau === null && texte.startsWith("\t") && texte.trim() !== "";

/** Les lignes tabulées qui se suivent, hors des tableaux. */
function suites({ lignes, tableaux }: Brut): Tabulee[][] {
  const prises = new Set(tableaux.flatMap(({ lignes: [debut, fin] }) => entre(debut - 1, fin - 1)));
  const groupes: Tabulee[][] = [];
  let precedente = -2;
  lignes.forEach((ligne, rang) => {
    const suit = precedente === rang - 1;
    if (prises.has(rang) || !(estTabulee(ligne) || (suit && estEnRetrait(ligne)))) return;
    if (!suit) groupes.push([]);
    groupes.at(-1)?.push({ rang, cellules: couper(ligne.texte, /\t+/) });
    precedente = rang;
  });
  return groupes.filter((groupe) => !estSommaire(groupe));
}

const entre = (debut: number, fin: number) => Array.from({ length: Math.max(0, fin - debut + 1) }, (_, n) => debut + n);

/** Un sommaire : ce que ses lignes ont à droite est un numéro de page. */
const estSommaire = (groupe: Tabulee[]) =>
  groupe.filter(({ cellules }) => PAGE.test(cellules.at(-1) ?? "")).length >= Math.max(2, groupe.length * 0.6);

const connue = (cellule: string | undefined) => reconnaitre(cellule ?? "")?.reste === "";
const cleDe = (cellule: string | undefined) => normaliser((cellule ?? "").replace(/\d+/g, ""));
const enPaires = (groupe: Tabulee[]) =>
  groupe.filter(({ cellules }) => cellules.length === 2 && cellules.every(Boolean));

/** Au moins trois colonnes partout, et une rangée de tête qui en nomme deux ; ou deux colonnes, dont la première est celle des libellés. */
function enTableau(groupe: Tabulee[], lignes: Ligne[]): Tableau | null {
  const larges = groupe.map(({ rang }) => couper(lignes[rang]?.texte ?? "", /\t/));
  const rangees = estRangee(larges) ? larges : groupe.map(({ cellules }) => cellules);
  if (rangees !== larges && !estFiche(groupe, lignes)) return null;
  const premiere = groupe[0]?.rang ?? 0;
  return {
    lignes: [premiere + 1, premiere + groupe.length],
    rangees: rangees.map((cellules, n) =>
      cellules.map((texte): Cellule => ({ texte, lignes: [premiere + n + 1, premiere + n + 1] })),
    ),
  };
}

function estRangee(rangees: string[][]): boolean {
  const large = rangees[0]?.length ?? 0;
  if (large < 3 || rangees.length < 2 || rangees.some(({ length }) => length !== large)) return false;
  return rangees.slice(0, 2).some((cellules) => cellules.filter(connue).length >= 2);
}

/** Une fiche entière : trois rangées et plus, dont la plupart des libellés sont connus, et rien dessous qui en continue la dernière. */
function estFiche(groupe: Tabulee[], lignes: Ligne[]): boolean {
  const libelles = groupe.flatMap(({ cellules }) => cellules[0] || []);
  const connus = libelles.filter(connue).length;
  const suite = lignes[(groupe.at(-1)?.rang ?? 0) + 1]?.texte ?? "";
  return (
    groupe.length >= 3 &&
    groupe.every(({ cellules }) => cellules.length === 2) &&
    connus >= Math.max(3, libelles.length / 2) &&
    !/^\s*(?:\p{Ll}|[-–—•·●▪■]\s)/u.test(suite)
  );
}

/** Les libellés que des tabulations séparent de leur valeur : ceux que l'on connaît, et ceux qui reviennent parmi eux. */
function libellesTabules(groupes: Tabulee[][]): (cellule: string | undefined) => boolean {
  const parmi = groupes.filter((groupe) => enPaires(groupe).some(({ cellules }) => connue(cellules[0])));
  const gauches = parmi.flatMap((groupe) => enPaires(groupe).map(({ cellules }) => cellules[0]));
  const distincts = new Set(gauches.filter(connue).map(cleDe));
  if (distincts.size < 3) return () => false;
  const comptes = Map.groupBy(gauches, cleDe);
  return (cellule) => connue(cellule) || (comptes.get(cleDe(cellule))?.length ?? 0) >= 2;
}

/**
 * IMP-141 : dans un traitement de texte, une tabulation entre un libellé et sa valeur vaut deux-points, si le document en montre
 * plusieurs ; une fiche entière ainsi écrite, ou des rangées de trois colonnes sous leur en-tête, sont un tableau. Un sommaire n'est ni l'un ni l'autre.
 */
export function lireTabulations(brut: Brut): Brut {
  if (!brut.lignes.some(estTabulee)) return brut;
  const groupes = suites(brut);
  const tableaux = groupes.flatMap((groupe) => enTableau(groupe, brut.lignes) ?? []);
  const dansUnTableau = ({ rang }: Tabulee) =>
    tableaux.some(({ lignes: [debut, fin] }) => rang + 1 >= debut && rang + 1 <= fin);
  const estLibelle = libellesTabules(groupes);
  const dites = new Map(
    groupes
      .flatMap(enPaires)
      .filter((une) => estLibelle(une.cellules[0]) && !dansUnTableau(une))
      .map(({ rang, cellules }) => [rang, `${cellules[0]?.replace(/\s*:$/, "")} : ${cellules[1]}`]),
  );
  return {
    ...brut,
    lignes: brut.lignes.map((ligne, rang) => ({ ...ligne, texte: dites.get(rang) ?? ligne.texte })),
    tableaux: [...brut.tableaux, ...tableaux].toSorted((a, b) => a.lignes[0] - b.lignes[0]),
  };
}
