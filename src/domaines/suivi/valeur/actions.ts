import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { nomDeCommune } from "../indicateur/communes/actions.ts";
import type { Indicateur } from "../indicateur/model.ts";
import { compterSeances } from "../seance/rules.ts";
import { sumSeances } from "../seance/store.ts";
import type { Valeur } from "./model.ts";
import { type EtatIndicateur, etatIndicateur } from "./rules.ts";
import { listSaisies } from "./store.ts";

/** Les valeurs de ces indicateurs, toutes périodes : celles que l'on a saisies, et celles que les séances comptent. */
export async function listValeurs(db: Db, perimetre: Perimetre, indicateurs: readonly Indicateur[]): Promise<Valeur[]> {
  const saisis = indicateurs.filter(({ decompte }) => decompte === null).map(({ id }) => id);
  const comptes = indicateurs.filter(({ decompte }) => decompte !== null);
  const groupes = comptes.length > 0 ? await sumSeances(db, perimetre) : [];
  const comptees = comptes.flatMap((indicateur) => compterSeances(indicateur, groupes, nomDeCommune));
  return [...(await listSaisies(db, perimetre, saisis)), ...comptees];
}

/** L'état de chaque indicateur un jour donné, dans leur ordre. */
export async function etatsDesIndicateurs(
  db: Db,
  perimetre: Perimetre,
  indicateurs: readonly Indicateur[],
  aujourdhui: Jour,
): Promise<{ indicateur: Indicateur; etat: EtatIndicateur }[]> {
  const valeurs = Map.groupBy(await listValeurs(db, perimetre, indicateurs), ({ indicateur }) => indicateur);
  return indicateurs.map((indicateur) => ({
    indicateur,
    etat: etatIndicateur(indicateur, valeurs.get(indicateur.id) ?? [], aujourdhui),
  }));
}
