import type { Jour } from "#commun/jour.ts";
import { annee } from "#commun/jour.ts";
import { listMesLieux, peut } from "#domaines/acces/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { stepToAnnuaire } from "#platform/db/db.ts";
import type { Membre } from "../membre/model.ts";
import { siegeLe } from "../membre/rules.ts";
import { listTousMembres } from "../membre/store.ts";
import { conventionDe, exiger, type Requete } from "../requete/actions.ts";
import { listSeances } from "../seance/store.ts";
import type { Instance } from "./model.ts";
import { collegesDe, pariteDe, pariteDite, rythmeDe } from "./rules.ts";
import { getInstance, listInstances } from "./store.ts";

export const nomDeCommune = (code: string): string => getTerritoires().communes.get(code)?.nom ?? code;

/** Les communes de la convention où l'on est, par ordre de nom. */
export async function communesDe(c: Requete): Promise<{ code: string; nom: string }[]> {
  const { perimetre: codes } = await getConvention(c.var.db, c.var.perimetre, conventionDe(c));
  return codes.map((code) => ({ code, nom: nomDeCommune(code) })).toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"));
}

/** L'instance que nomme l'adresse, à qui peut lire la gouvernance (404 hors du périmètre). */
export function instanceDe(c: Requete): Promise<Instance> {
  exiger(c, "gouvernance.lire");
  return getInstance(c.var.db, c.var.perimetre, c.req.param("instance") ?? "");
}

/** Les conventions de l'espace dont cette personne conduit la gouvernance : une instance peut en servir plusieurs. */
export async function conventionsConduites(c: Requete): Promise<{ id: string; titre: string }[]> {
  const { espace, compte } = c.var.perimetre;
  const lieux = await stepToAnnuaire(c.var.db, espace, (tx) => listMesLieux(tx, compte));
  return lieux.flatMap(({ espace: ici, convention, titre, roles }) =>
    ici === espace && convention !== null && peut(roles, "gouvernance.conduire")
      ? [{ id: convention, titre: titre ?? convention }]
      : [],
  );
}

/** Ce que l'on dit de la parité d'une instance, aujourd'hui. */
export function direParite(instance: Instance, membres: readonly Membre[], le: Jour): string | null {
  const colleges = collegesDe(membres, le);
  return pariteDite(pariteDe(instance, colleges), colleges);
}

/** Les instances de la convention, chacune avec sa composition et son rythme de l'année. */
export async function lireInstances(c: Requete) {
  const { db, perimetre, today } = c.var;
  const [instances, membres, seances] = [
    await listInstances(db, perimetre),
    await listTousMembres(db, perimetre),
    await listSeances(db, perimetre),
  ];
  return instances.map((instance) => {
    const siens = membres.filter((membre) => membre.instance === instance.id);
    return {
      instance,
      membres: siens.filter((un) => siegeLe(un, today) && un.suppleantDe === null && un.seance === null).length,
      rythme: rythmeDe(
        instance,
        seances.filter((seance) => seance.instance === instance.id),
        annee(today),
      ),
      parite: direParite(instance, siens, today),
    };
  });
}
