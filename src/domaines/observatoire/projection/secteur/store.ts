import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { SecteurDit } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_secteur: {
      espace: string;
      zone: string;
      naissances: Json<SecteurDit["naissances"]>;
      programmes: Json<SecteurDit["programmes"]>;
      version: number;
    };
  }
}

/** Ce que les secteurs disent d'eux-mêmes. */
export const listSecteursDits = (db: Db, { espace }: Perimetre): Promise<SecteurDit[]> =>
  db
    .selectFrom("observatoire_secteur")
    .select(["zone", "naissances", "programmes", "version"])
    .where("espace", "=", espace)
    .orderBy("zone")
    .execute();

/** Écrit ce qu'un secteur dit si personne ne l'a changé depuis sa lecture (409) ; `version` 0 : il n'avait encore rien dit. */
export async function saveSecteurDit(
  db: Db,
  { espace }: Perimetre,
  { zone, version, ...dit }: SecteurDit,
): Promise<void> {
  const ligne = {
    naissances: JSON.stringify(dit.naissances),
    programmes: JSON.stringify(dit.programmes),
    version: version + 1,
  };
  const ecrit =
    version === 0
      ? await db
          .insertInto("observatoire_secteur")
          .values({ ...ligne, espace, zone })
          .onConflict((conflit) => conflit.doNothing())
          .returning("version")
          .executeTakeFirst()
      : await db
          .updateTable("observatoire_secteur")
          .set(ligne)
          .where("espace", "=", espace)
          .where("zone", "=", zone)
          .where("version", "=", version)
          .returning("version")
          .executeTakeFirst();
  orConflict({ numUpdatedRows: ecrit ? 1n : 0n });
  noter(db, { action: "écriture", objet: "observatoire.secteur", objetId: zone, apres: dit });
}
