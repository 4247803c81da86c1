import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { listValeurs } from "../valeur/actions.ts";
import { ecrireNombre } from "../valeur/nombre/rules.ts";
import { aMontrer, serieDe } from "../valeur/rules.ts";
import type { ValeurBougee } from "./model.ts";

/** Les indicateurs dont une valeur a été saisie entre deux instants : ce qu'ils montraient avant elle, et ce qu'ils montrent après. */
export async function valeursEntre(
  db: Db,
  perimetre: Perimetre,
  [de, a]: readonly [string, string],
): Promise<ValeurBougee[]> {
  const indicateurs = await listIndicateurs(db, perimetre);
  const parIndicateur = Map.groupBy(await listValeurs(db, perimetre, indicateurs), ({ indicateur }) => indicateur);
  return indicateurs.flatMap((indicateur) => {
    const valeurs = (parIndicateur.get(indicateur.id) ?? []).filter(({ saisiLe }) => saisiLe <= a);
    const anciennes = valeurs.filter(({ saisiLe }) => saisiLe <= de);
    if (anciennes.length === valeurs.length) return [];
    const montre = (liste: typeof valeurs) => {
      const nombre = aMontrer(indicateur, serieDe(indicateur, liste));
      return nombre === null ? "" : [ecrireNombre(nombre), indicateur.unite].filter(Boolean).join(" ");
    };
    const [avant, apres] = [montre(anciennes), montre(valeurs)];
    return avant === apres ? [] : [{ indicateur: indicateur.id, libelle: indicateur.libelle, avant, apres }];
  });
}
