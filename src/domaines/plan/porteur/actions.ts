import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import { listPersonnesEspace, peut } from "#domaines/acces/index.ts";
import { findActeurParNom, findOuCreerActeurs, insertActeur } from "#domaines/acteurs/index.ts";
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

const PERSONNE = {
  sorte: "contact",
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  courriel: null,
  organisation: null,
} as const;

/** PLA-81 : un nom nouveau qui est celui d'un seul compte de l'espace devient une personne liée à ce compte, qui pilote donc la fiche. */
async function creerPersonnes(db: Db, perimetre: Perimetre, noms: readonly string[]) {
  const nouveaux = [];
  for (const nom of noms) if (!(await findActeurParNom(db, perimetre, nom))) nouveaux.push(nom);
  if (nouveaux.length === 0) return;
  const comptes = await listPersonnesEspace(db, perimetre.espace);
  for (const nom of nouveaux) {
    const [compte, ...homonymes] = comptes.filter((un) => sansAccents(un.nom) === sansAccents(nom));
    if (compte && homonymes.length === 0) await insertActeur(db, perimetre, { ...PERSONNE, nom, compte: compte.id });
  }
}

/** Les acteurs que désignent ces noms, créés s'ils manquent par qui les tient ; le nom tel qu'il est écrit reste sur le lien. */
export async function porteursDe(db: Db, perimetre: Perimetre, noms: readonly string[], deja: readonly Porteur[] = []) {
  if (tientLesActeurs(perimetre)) await creerPersonnes(db, perimetre, noms);
  return porteursCrees(db, perimetre, noms, deja);
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
