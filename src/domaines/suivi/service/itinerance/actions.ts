import type { Jour } from "#commun/jour.ts";
import { decalerMois, moisDuJour, premierJour } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import type { ArretDit } from "#domaines/equipements/index.ts";
import type { Db } from "#platform/db/db.ts";
import { nomDeCommune } from "../../indicateur/communes/actions.ts";
import { passagesDuMois, rythmeEnLettres } from "../rules.ts";
import { listArrets, listExceptions, listServices } from "../store.ts";

/** Les arrêts des services qui font vivre une structure itinérante, et leur prochain passage de ce mois ou du suivant. */
export async function lireArrets(db: Db, perimetre: Perimetre, structure: string, le: Jour): Promise<ArretDit[]> {
  if (!peut(perimetre.roles, "suivi.lire")) return [];
  const services = (await listServices(db, perimetre)).filter(({ equipement }) => equipement === structure);
  const arrets = (await listArrets(db, perimetre)).filter(({ service }) => services.some(({ id }) => id === service));
  const mois = moisDuJour(le);
  const a = premierJour(decalerMois(mois, 2));
  const exceptions = await listExceptions(db, perimetre, { de: le, a });
  const passages = [mois, decalerMois(mois, 1)]
    .flatMap((un) => passagesDuMois(arrets, exceptions, un))
    .filter(({ jour, annule }) => jour >= le && annule === null);
  return arrets
    .filter(({ fin }) => fin === null || fin >= le)
    .map((arret) => ({
      service: services.find(({ id }) => id === arret.service)?.nom ?? "",
      lieu: [arret.commune && nomDeCommune(arret.commune), arret.lieu].filter(Boolean).join(", ") || "Lieu non dit",
      quand: rythmeEnLettres(arret),
      prochain: passages.find((passage) => passage.arret.id === arret.id)?.jour ?? null,
      href: `/conventions/${arret.convention}/seances/services/${arret.service}`,
    }));
}
