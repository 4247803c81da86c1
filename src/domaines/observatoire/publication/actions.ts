import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getValeurs, grouper, periodesDe, publier, seuilDe } from "#domaines/statistiques/index.ts";
import type { LieuNomme, Statistique } from "#domaines/statistiques/model.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../lieu/actions.ts";
import { adresseDe } from "../lieu/rules.ts";
import { retenir } from "../memoire/actions.ts";
import type { Cache } from "./rules.ts";

const cle = (statistique: string, territoire: string, millesime: number) => `${statistique} ${territoire} ${millesime}`;

/** Ce qu'un chiffre cache, commune par commune et bassin par bassin, aux mêmes années que sa page de publication. */
async function cachesDe(db: Db, perimetre: Perimetre, statistique: Statistique, aujourdhui: Jour): Promise<string[]> {
  const { geographie, communes, bassins } = await lireTerritoires(db, perimetre);
  const valeurs = await getValeurs(db, perimetre, { codes: [statistique.code], territoires: communes });
  const parCle = new Map(valeurs.map((une) => [`${une.lieu.code}|${une.millesime}`, une]));
  const lire = ({ code }: LieuNomme, annee: number) => parCle.get(`${code}|${annee}`);
  const seuil = (await seuilDe(db, perimetre, statistique, aujourdhui)) ?? 0;
  const groupes = grouper(communes, geographie.bassins);
  const parNom = new Map(bassins.map((un) => [un.nom, adresseDe(un)]));
  return periodesDe(valeurs).flatMap((periode) => {
    const annees = periode.annees.filter((annee) => valeurs.some(({ millesime }) => millesime === annee));
    const lignes = publier({ statistique, groupes, annees, seuil, lire });
    const lieux = groupes.flatMap((groupe) => groupe.communes).map(adresseDe);
    const tues = (une: (typeof lignes)[number], territoire: string | undefined) =>
      annees.flatMap((annee, rang) =>
        territoire && une.annees[rang] === "cache" ? [cle(statistique.code, territoire, annee)] : [],
      );
    return [
      ...lignes.filter(({ total }) => !total).flatMap((une, rang) => tues(une, lieux[rang])),
      ...lignes.filter(({ total }) => total).flatMap((une) => tues(une, parNom.get(une.nom))),
    ];
  });
}

/** Ce qui ne se publie pas de ces chiffres ; un chiffre public se publie toujours. */
export async function lireCaches(
  db: Db,
  perimetre: Perimetre,
  statistiques: readonly Statistique[],
  aujourdhui: Jour,
): Promise<Cache> {
  const tues = new Set<string>();
  for (const statistique of statistiques.filter(({ publique }) => !publique)) {
    const demande = JSON.stringify(["caches", statistique.code, aujourdhui]);
    for (const une of await retenir(db, perimetre, demande, () => cachesDe(db, perimetre, statistique, aujourdhui)))
      tues.add(une);
  }
  return (statistique, territoire, millesime) => tues.has(cle(statistique, territoire, millesime));
}
