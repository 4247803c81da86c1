import { annee, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../lieu/actions.ts";
import { adresseDe } from "../lieu/rules.ts";
import { portraitDe } from "../portrait/actions.ts";
import type { Instantane } from "./model.ts";
import { alleger, estDu } from "./rules.ts";
import { insertInstantanes, listAnnees } from "./store.ts";

/** Fait un travail dans une transaction : celle d'une page, ou une nouvelle à chaque fois. */
export type Dans = <T>(travail: (db: Db) => Promise<T>) => Promise<T>;

/**
 * Garde les portraits de l'année, si elle ne les a pas encore ; rend combien. Chacun se lit à part, pour que qui demande une page
 * entre-temps n'attende pas tous les autres ; ils s'écrivent ensemble.
 */
export async function prendreInstantane(dans: Dans, perimetre: Perimetre, aujourdhui: Jour): Promise<number> {
  const prises = (await dans((db) => listAnnees(db, perimetre))).map((une) => une.annee);
  if (!estDu(aujourdhui, prises)) return 0;
  const { geographie, communes, bassins, epci } = await dans((db) => lireTerritoires(db, perimetre));
  const pris: Instantane[] = [];
  for (const lieu of [...epci, ...bassins, ...communes]) {
    const portrait = await dans((db) => portraitDe(db, perimetre, geographie, lieu));
    if (portrait.traits.length > 0)
      pris.push({
        annee: annee(aujourdhui),
        territoire: adresseDe(lieu),
        nom: lieu.nom,
        prisLe: aujourdhui,
        contenu: alleger(portrait),
      });
  }
  await dans((db) => insertInstantanes(db, perimetre, pris));
  return pris.length;
}
