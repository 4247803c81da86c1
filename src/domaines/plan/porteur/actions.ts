import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { findActeurParNom, findOuCreerActeurs, relierTous } from "#domaines/acteurs/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Porteur } from "../model.ts";
import { nomsRefuses } from "./rules.ts";

const tientLesActeurs = ({ roles }: Perimetre) => peut(roles, "acteurs.modifier");

/** L'acteur que désigne chaque nom : celui que la fiche porte déjà sous ce nom, sinon celui de l'espace, sinon le nom lui-même. */
async function reconnaitrePorteurs(db: Db, perimetre: Perimetre, noms: readonly string[], deja: readonly Porteur[]) {
  const porteurs: (Porteur | string)[] = [];
  for (const libelle of noms) {
    const acteur =
      deja.find((porteur) => porteur.libelle === libelle)?.acteur ??
      (await findActeurParNom(db, perimetre, libelle))?.id;
    porteurs.push(acteur ? { acteur, libelle } : libelle);
  }
  return porteurs;
}

/** Les noms que cette personne ne peut pas donner à une fiche : l'espace ne les connaît pas, et elle ne tient pas ses acteurs. */
export const listNomsRefuses = async (
  db: Db,
  perimetre: Perimetre,
  noms: readonly string[],
  deja: readonly Porteur[] = [],
): Promise<string[]> => nomsRefuses(tientLesActeurs(perimetre), await reconnaitrePorteurs(db, perimetre, noms, deja));

/**
 * PLA-81 : les acteurs que désignent ces noms, créés s'ils manquent par qui les tient ; celui qui porte le nom d'un seul compte de
 * l'espace est la personne de ce compte, qui pilote donc la fiche. Le nom tel qu'il est écrit reste sur le lien.
 */
export async function porteursDe(db: Db, perimetre: Perimetre, noms: readonly string[], deja: readonly Porteur[] = []) {
  const porteurs = await porteursCrees(db, perimetre, noms, deja);
  if (tientLesActeurs(perimetre) && noms.some((nom) => !deja.some(({ libelle }) => libelle === nom)))
    await relierTous(db, perimetre);
  return porteurs;
}

/** Les mêmes, où aucun nom n'est celui d'un compte. */
export async function porteursCrees(
  db: Db,
  perimetre: Perimetre,
  noms: readonly string[],
  deja: readonly Porteur[] = [],
) {
  if (!tientLesActeurs(perimetre)) return porteursConnus(db, perimetre, noms, deja);
  const ids = await findOuCreerActeurs(db, perimetre, noms);
  return noms.map((libelle, rang): Porteur => ({ acteur: ids[rang] ?? "", libelle }));
}

/** Les mêmes sans rien créer : un nom inconnu tient lieu d'identifiant. */
export const porteursConnus = async (
  db: Db,
  perimetre: Perimetre,
  noms: readonly string[],
  deja: readonly Porteur[] = [],
): Promise<Porteur[]> =>
  (await reconnaitrePorteurs(db, perimetre, noms, deja)).map((porteur) =>
    typeof porteur === "string" ? { acteur: porteur, libelle: porteur } : porteur,
  );
