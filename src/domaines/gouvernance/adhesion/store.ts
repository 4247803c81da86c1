import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import type { Adhesion } from "../chiffres/rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    gouvernance_adhesion: Adhesion & { espace: string; convention: string };
  }
}

/** Quelle commune a rejoint quel projet, depuis quand. */
export const listAdhesions = (db: Db, { espace, conventions }: Perimetre): Promise<Adhesion[]> =>
  db
    .selectFrom("gouvernance_adhesion")
    .select(["fiche", "commune", "depuis"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .orderBy("fiche")
    .orderBy("commune")
    .execute();

/** Dit quelles communes ont rejoint un projet ; celles qui y étaient déjà gardent leur jour. */
export async function saveAdhesions(
  db: Db,
  perimetre: Perimetre,
  { convention, fiche }: { convention: string; fiche: string },
  { communes, depuis }: { communes: readonly string[]; depuis: Jour },
): Promise<void> {
  const { espace } = perimetre;
  const avant = (await listAdhesions(db, perimetre)).filter((une) => une.fiche === fiche);
  await db
    .deleteFrom("gouvernance_adhesion")
    .where("espace", "=", espace)
    .where("fiche", "=", fiche)
    .where("convention", "=", convention)
    .execute();
  const apres = communes.map((commune) => ({
    fiche,
    commune,
    depuis: avant.find((une) => une.commune === commune)?.depuis ?? depuis,
  }));
  if (apres.length > 0)
    await db
      .insertInto("gouvernance_adhesion")
      .values(apres.map((une) => ({ ...une, espace, convention })))
      .execute();
  noter(db, { action: "adhesion", objet: "gouvernance.adhesion", objetId: fiche, convention, avant, apres });
}
