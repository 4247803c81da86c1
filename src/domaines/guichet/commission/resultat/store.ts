import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import type { Attribution, Place } from "../../appariement/model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    guichet_commission_resultat: {
      espace: string;
      commission: string;
      dossier: string;
      rang: number;
      enfants: Json<readonly number[]>;
      places: Json<readonly Place[]>;
    };
  }
}

/** Ce que la commission a décidé d'un dossier, à son rang ; aucune place : il attend. */
export type Resultat = Omit<Attribution, "voeu">;

/** Ce que la commission a décidé, dans l'ordre du classement. */
export const listResultats = (db: Db, { espace }: Perimetre, commission: string): Promise<Resultat[]> =>
  db
    .selectFrom("guichet_commission_resultat")
    .select(["dossier", "rang", "enfants", "places"])
    .where("espace", "=", espace)
    .where("commission", "=", commission)
    .orderBy("rang")
    .execute();

const PAQUET = 2000;

export async function insertResultats(
  db: Db,
  { espace }: Perimetre,
  commission: string,
  resultats: readonly Resultat[],
): Promise<void> {
  for (let debut = 0; debut < resultats.length; debut += PAQUET)
    await db
      .insertInto("guichet_commission_resultat")
      .values(
        resultats.slice(debut, debut + PAQUET).map(({ dossier, rang, enfants, places }) => ({
          espace,
          commission,
          dossier,
          rang,
          enfants: JSON.stringify(enfants),
          places: JSON.stringify(places),
        })),
      )
      .execute();
}
