import { annee, type Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../lieu/actions.ts";
import { adresseDe } from "../lieu/rules.ts";
import { portraitDe } from "../portrait/actions.ts";
import type { Instantane } from "./model.ts";
import { alleger, estDu } from "./rules.ts";
import { insertInstantanes, listAnnees } from "./store.ts";

/** Garde les portraits de l'année, si elle ne les a pas encore ; rend combien. */
export async function prendreInstantane(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<number> {
  const prises = (await listAnnees(db, perimetre)).map((une) => une.annee);
  if (!estDu(aujourdhui, prises)) return 0;
  const { geographie, communes, bassins, epci } = await lireTerritoires(db, perimetre);
  const pris: Instantane[] = [];
  for (const lieu of [...epci, ...bassins, ...communes]) {
    const portrait = await portraitDe(db, perimetre, geographie, lieu);
    if (portrait.traits.length > 0)
      pris.push({
        annee: annee(aujourdhui),
        territoire: adresseDe(lieu),
        nom: lieu.nom,
        prisLe: aujourdhui,
        contenu: alleger(portrait),
      });
  }
  await insertInstantanes(db, perimetre, pris);
  return pris.length;
}
