import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { lireGeographie, nommerLieu, territoiresDe } from "#domaines/statistiques/index.ts";
import type { Geographie, Lieu, LieuNomme } from "#domaines/statistiques/model.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { lireLieu } from "./rules.ts";

/** Les communes que couvrent les conventions de l'espace que l'on peut lire. */
export async function communesDesConventions(db: Db, perimetre: Perimetre): Promise<string[]> {
  const codes = new Set<string>();
  for (const id of perimetre.conventions)
    for (const code of (await getConvention(db, perimetre, id)).perimetre) codes.add(code);
  return [...codes];
}

/** Le code officiel, les bassins, et les territoires dont cet espace parle. */
export async function lireTerritoires(db: Db, perimetre: Perimetre) {
  const geographie = await lireGeographie(db, perimetre);
  return { geographie, ...territoiresDe(geographie, await communesDesConventions(db, perimetre)) };
}

export const nommer = (geographie: Geographie, lieu: Lieu): LieuNomme => ({
  ...lieu,
  nom: nommerLieu(geographie, lieu),
});

/** Le territoire que nomme une adresse ; un territoire inconnu n'a pas de page. */
export async function getLieu(db: Db, perimetre: Perimetre, texte: string) {
  const geographie = await lireGeographie(db, perimetre);
  return { geographie, lieu: nommer(geographie, orNotFound(lireLieu(geographie, texte) ?? undefined)) };
}
