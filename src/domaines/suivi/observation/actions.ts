import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Indicateur } from "../indicateur/model.ts";
import type { Questionnaire } from "../questionnaire/model.ts";
import { depouiller } from "../questionnaire/rules.ts";
import { listQuestionnaires, listRetours } from "../questionnaire/store.ts";
import type { Dits, Periode } from "./model.ts";
import { listObservationsEntre } from "./store.ts";

const PARTOUT: Periode = { debut: "0001-01-01", fin: "9999-12-31" };

const dansLaPeriode = <T extends { jour: Jour }>(dites: readonly T[], { debut, fin }: Periode): T[] =>
  dites.filter(({ jour }) => jour >= debut && jour <= fin);

async function lireAvis(
  db: Db,
  perimetre: Perimetre,
  questionnaires: readonly Questionnaire[],
  periode: Periode,
): Promise<Dits["avis"]> {
  const avis: Dits["avis"] = [];
  for (const questionnaire of questionnaires) {
    const retours = dansLaPeriode(await listRetours(db, perimetre, questionnaire.id), periode);
    if (retours.length > 0)
      avis.push({
        titre: questionnaire.titre,
        reponses: retours.length,
        questions: depouiller(questionnaire, retours),
      });
  }
  return avis;
}

/** Ce qui se dit et s'observe de chaque indicateur dans une période : combien, jamais les mots ; ceux dont rien n'est dit n'y sont pas. */
export async function lireQualitatif(
  db: Db,
  perimetre: Perimetre,
  indicateurs: readonly Pick<Indicateur, "id">[],
  periode: Periode = PARTOUT,
): Promise<ReadonlyMap<string, Dits>> {
  const poses = Map.groupBy(await listQuestionnaires(db, perimetre), ({ indicateur }) => indicateur);
  const parIndicateur = Map.groupBy(
    await listObservationsEntre(db, perimetre, periode),
    ({ indicateur }) => indicateur,
  );
  const lus = new Map<string, Dits>();
  for (const { id } of indicateurs) {
    const vues = parIndicateur.get(id) ?? [];
    const avis = await lireAvis(db, perimetre, poses.get(id) ?? [], periode);
    const paroles = vues.filter(({ genre }) => genre === "verbatim").length;
    if (vues.length > 0 || avis.length > 0)
      lus.set(id, { paroles, observations: vues.length - paroles, derniere: vues[0]?.jour ?? null, avis });
  }
  return lus;
}
