import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { PAR_DEFAUT } from "../lexique.ts";
import { CODES_REGLE, type CodeRegle, type Regle } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_regle: {
      espace: string;
      code: CodeRegle;
      active: boolean;
      seuil: number;
      duree: number | null;
      version: number;
    };
  }
}

/** Toutes les règles : celles que l'espace a réglées, les autres comme elles viennent (version zéro). */
export async function listRegles(db: Db, { espace }: Perimetre): Promise<Regle[]> {
  const reglees = await db.selectFrom("observatoire_regle").selectAll().where("espace", "=", espace).execute();
  return CODES_REGLE.map((code) => {
    const reglee = reglees.find((une) => une.code === code);
    if (!reglee) return PAR_DEFAUT[code];
    const { active, seuil, duree, version } = reglee;
    return { code, active, seuil: Number(seuil), duree: duree ?? PAR_DEFAUT[code].duree, version };
  });
}

/** Écrit une règle si personne ne l'a changée depuis sa lecture. */
export async function saveRegle(
  db: Db,
  { espace }: Perimetre,
  avant: Regle,
  apres: Omit<Regle, "version" | "code">,
): Promise<void> {
  const { code, version } = avant;
  if (version === 0) {
    const ecrite = await db
      .insertInto("observatoire_regle")
      .values({ ...apres, espace, code, version: 1 })
      .onConflict((conflit) => conflit.doNothing())
      .executeTakeFirst();
    orConflict({ numUpdatedRows: ecrite.numInsertedOrUpdatedRows ?? 0n } as Parameters<typeof orConflict>[0]);
  } else
    await db
      .updateTable("observatoire_regle")
      .set({ ...apres, version: version + 1 })
      .where("espace", "=", espace)
      .where("code", "=", code)
      .where("version", "=", version)
      .executeTakeFirstOrThrow()
      .then(orConflict);
  noter(db, { action: "réglage", objet: "observatoire.regle", objetId: code, avant, apres });
}
