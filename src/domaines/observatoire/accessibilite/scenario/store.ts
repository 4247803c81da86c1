import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import { noter } from "#platform/journal.ts";
import type { Changement, Scenario } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_scenario: Omit<Scenario, "changements"> & { changements: Json<Changement[]> };
  }
}

const CHAMPS = ["espace", "id", "nom", "note", "changements", "version"] as const;
const OBJET = "observatoire.scenario";

/** Les scénarios gardés, par nom. */
export const listScenarios = (db: Db, { espace }: Perimetre): Promise<Scenario[]> =>
  db
    .selectFrom("observatoire_scenario")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .orderBy("nom")
    .orderBy("id")
    .execute();

/** Un scénario de l'espace ; ceux des autres n'existent pas. */
export const getScenario = (db: Db, { espace }: Perimetre, id: string): Promise<Scenario> =>
  db
    .selectFrom("observatoire_scenario")
    .select(CHAMPS)
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);

export async function insertScenario(
  db: Db,
  { espace }: Perimetre,
  dit: Pick<Scenario, "nom" | "note"> & { changements?: readonly Changement[] },
): Promise<string> {
  const { changements = [], ...noms } = dit;
  const scenario = { ...noms, espace, id: newId(), version: 1, changements: JSON.stringify(changements) };
  await db.insertInto("observatoire_scenario").values(scenario).execute();
  noter(db, { action: "création", objet: OBJET, objetId: scenario.id, apres: dit });
  return scenario.id;
}

/** Écrit un scénario si personne ne l'a changé depuis sa lecture (409). */
export async function updateScenario(
  db: Db,
  avant: Scenario,
  suite: Pick<Scenario, "nom" | "note" | "changements">,
): Promise<void> {
  await db
    .updateTable("observatoire_scenario")
    .set({ ...suite, changements: JSON.stringify(suite.changements), version: avant.version + 1 })
    .where("espace", "=", avant.espace)
    .where("id", "=", avant.id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action: "modification", objet: OBJET, objetId: avant.id, avant, apres: suite });
}

export async function deleteScenario(db: Db, avant: Scenario): Promise<void> {
  await db.deleteFrom("observatoire_scenario").where("espace", "=", avant.espace).where("id", "=", avant.id).execute();
  noter(db, { action: "suppression", objet: OBJET, objetId: avant.id, avant });
}
