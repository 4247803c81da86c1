import { cleLieu } from "../../lieu/rules.ts";
import type { Depose, Gardee } from "../../valeur/model.ts";
import { type Modele, MODELES } from "../lexique.ts";
import type { Colonne, Reglage } from "../model.ts";

/** Ce qu'écrire changerait : des valeurs neuves, d'autres qui remplaceraient, et celles qui sont déjà là. */
export type Essai = { neuves: number; changees: number; memes: number };

const cle = (statistique: string, lieu: Depose["lieu"], millesime: number) =>
  `${statistique}|${cleLieu(lieu)}|${millesime}`;
const termes = (une: Depose | Gardee) =>
  JSON.stringify([une.valeur ?? null, une.numerateur ?? null, une.denominateur ?? null, une.secret ?? false]);

/** Un drapeau que le fichier ne dit pas ne change rien : celui que l'on a mis reste. */
const drapeauxChanges = (dite: Depose, avant: Gardee): boolean =>
  (["contour", "rupture"] as const).some((nom) => Boolean(dite[nom]) && dite[nom] !== avant[nom]);

/** STAT-19 : avant d'écrire, on sait combien de valeurs sont neuves, combien changeraient, combien sont déjà les mêmes. */
export function essayer(valeurs: readonly Depose[], gardees: readonly Gardee[]): Essai {
  const connues = new Map(
    gardees.map((une) => [cle(une.statistique, { genre: une.genre, code: une.territoire }, une.millesime), une]),
  );
  const essai = { neuves: 0, changees: 0, memes: 0 };
  for (const une of valeurs) {
    const avant = connues.get(cle(une.statistique, une.lieu, une.millesime));
    if (avant === undefined) essai.neuves += 1;
    else if (termes(avant) === termes(une) && !drapeauxChanges(une, avant)) essai.memes += 1;
    else essai.changees += 1;
  }
  return essai;
}

/** STAT-20 : le modèle d'un fichier est celui dont on y reconnaît le plus de colonnes, et le titre s'il en veut un ; aucun, s'il n'en a pas. */
export function modeleDe(colonnes: readonly Colonne[], titres: readonly string[] = []): Modele | null {
  const portees = new Set(colonnes.map(({ cible }) => cible));
  const possibles = MODELES.filter(({ titre }) => titre === undefined || titres.includes(titre));
  const comptes = possibles.map((modele) => ({
    modele,
    nombre: modele.porte.filter((cible) => portees.has(cible)).length,
  }));
  const [meilleur] = comptes.toSorted((a, b) => b.nombre - a.nombre);
  return meilleur && meilleur.nombre > 0 ? meilleur.modele : null;
}

/** STAT-21 : une lecture se fait quand on sait où est le territoire et quel chiffre au moins est là ; sinon, ce qui manque. */
export function manqueAuReglage({ colonnes }: Reglage): "territoire" | "chiffre" | null {
  const cibles = colonnes.map(({ cible }) => cible);
  if (!cibles.includes("territoire") && !cibles.includes("nom")) return "territoire";
  const deLigne = cibles.includes("statistique") && cibles.some((cible) => ["valeur", "numerateur"].includes(cible));
  return deLigne || cibles.some((cible) => cible.includes(":")) ? null : "chiffre";
}
