import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { nomDeCommune } from "../indicateur/communes/actions.ts";
import type { Indicateur } from "../indicateur/model.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { compterSeances } from "../seance/rules.ts";
import { sumSeances } from "../seance/store.ts";
import type { Valeur } from "../valeur/model.ts";
import { ecrireNombre } from "../valeur/nombre/rules.ts";
import { aMontrer, serieDe } from "../valeur/rules.ts";
import { listSaisies } from "../valeur/store.ts";
import type { ValeurBougee } from "./model.ts";
import { groupesAu, valeursAu } from "./rules.ts";

function montrer(indicateur: Indicateur, valeurs: readonly Valeur[]): string {
  const nombre = aMontrer(indicateur, serieDe(indicateur, valeurs));
  if (nombre === null) return "";
  if (indicateur.mesure === "echelle") return indicateur.niveaux[nombre - 1] ?? "";
  const unite = indicateur.mesure === "pourcentage" ? "%" : indicateur.unite;
  return [ecrireNombre(nombre), unite].filter(Boolean).join(" ");
}

/** Les indicateurs d'une convention qui ont bougé entre deux instants, saisis ou comptés depuis les séances : ce qu'ils montraient, ce qu'ils montrent. */
export async function valeursEntre(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  [de, a]: readonly [string, string],
): Promise<ValeurBougee[]> {
  const indicateurs = await listIndicateurs(db, perimetre, { convention });
  const lireEcrits = (objets: readonly string[]) =>
    listMovements(db, perimetre.espace, { objets, convention, apres: de });
  const valeurs = await listSaisies(
    db,
    perimetre,
    indicateurs.filter(({ decompte }) => decompte === null).map(({ id }) => id),
  );
  const ecrits = await lireEcrits(["suivi.valeur"]);
  const compte = indicateurs.some(({ decompte }) => decompte !== null);
  const groupes = compte ? await sumSeances(db, perimetre) : [];
  const notees = compte ? await lireEcrits(["suivi.seance"]) : [];
  const lireAu = (instant: string) => {
    const saisies = Map.groupBy(valeursAu(valeurs, ecrits, instant), ({ indicateur }) => indicateur);
    const tenues = groupesAu(groupes, notees, instant);
    return (indicateur: Indicateur) =>
      montrer(
        indicateur,
        indicateur.decompte === null
          ? (saisies.get(indicateur.id) ?? [])
          : compterSeances(indicateur, tenues, nomDeCommune),
      );
  };
  const [jadis, ensuite] = [lireAu(de), lireAu(a)];
  return indicateurs.flatMap((indicateur) => {
    const [avant, apres] = [jadis(indicateur), ensuite(indicateur)];
    return avant === apres ? [] : [{ indicateur: indicateur.id, libelle: indicateur.libelle, avant, apres }];
  });
}
