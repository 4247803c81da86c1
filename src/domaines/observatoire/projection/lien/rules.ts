/** Ce que l'on compare d'un secteur à l'autre : l'accès aux modes d'accueil, et la part de ses enfants qui entrent en petite section. */
export type Point = { acces: number; entree: number };

export type Lien = {
  secteurs: number;
  rang: number | null;
  dit: "tropPeu" | "aucun" | "ensemble" | "contraire";
};

/** Au-dessous, on ne peut rien conclure d'un classement. */
const SECTEURS_MIN = 8;

/** Les rangs de valeurs ; à égalité, le rang moyen. */
function rangsDe(valeurs: readonly number[]): number[] {
  return valeurs.map((une) => {
    const avant = valeurs.filter((autre) => autre < une).length;
    const egales = valeurs.filter((autre) => autre === une).length;
    return avant + (egales + 1) / 2;
  });
}

/** OBS-130 : deux classements se comparent par leurs rangs (Spearman), de -1 (contraires) à 1 (pareils) ; sans écart entre secteurs, rien. */
export function correlation(points: readonly Point[]): number | null {
  const [x, y] = [rangsDe(points.map(({ acces }) => acces)), rangsDe(points.map(({ entree }) => entree))];
  const moyenne = (points.length + 1) / 2;
  const produit = (a: readonly number[], b: readonly number[]) =>
    a.reduce((somme, un, rang) => somme + (un - moyenne) * ((b[rang] ?? 0) - moyenne), 0);
  const echelle = Math.sqrt(produit(x, x) * produit(y, y));
  return echelle > 0 ? produit(x, y) / echelle : null;
}

/** OBS-131 : sous huit secteurs on ne conclut pas ; au-delà, un lien se dit s'il n'a pas une chance sur vingt d'être un hasard. */
export function lierAccesEtEntree(points: readonly Point[]): Lien {
  const secteurs = points.length;
  const rang = secteurs > 1 ? correlation(points) : null;
  if (secteurs < SECTEURS_MIN || rang === null) return { secteurs, rang, dit: "tropPeu" };
  if (Math.abs(rang) <= 1.96 / Math.sqrt(secteurs - 1)) return { secteurs, rang, dit: "aucun" };
  return { secteurs, rang, dit: rang > 0 ? "ensemble" : "contraire" };
}

/** OBS-132 : accueillir les enfants de deux ans ajoute une part de ceux qui ont cet âge ; la part vient des écoles du territoire qui le font. */
export const deuxAnsEnPlus = (naissances: number, part: number): number => naissances * part;
