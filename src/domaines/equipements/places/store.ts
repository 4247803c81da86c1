import type { ColumnType } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Mois } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import type { Intervalle, PlacesLibres } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    equipements_place: {
      espace: string;
      equipement: string;
      section: string;
      mois: Mois;
      places: Json<number[]>;
      source: "saisie" | "import";
      dites_le: ColumnType<Jour, string, string>;
    };
  }
}

/** Les places libres des structures du registre, mois par mois, section par section. */
export async function listPlacesLibres(db: Db, { espace }: Perimetre, { de, a }: Intervalle): Promise<PlacesLibres[]> {
  const rows = await db
    .selectFrom("equipements_place as p")
    .innerJoin("equipements_section as s", (join) =>
      join.onRef("s.espace", "=", "p.espace").onRef("s.id", "=", "p.section"),
    )
    .select(["p.equipement as structure", "p.section", "s.code", "p.mois", "p.places as demiJournees", "p.source"])
    .where("p.espace", "=", espace)
    .where("p.mois", ">=", de)
    .where("p.mois", "<=", a)
    .orderBy("p.equipement")
    .orderBy("p.mois")
    .orderBy("p.section")
    .execute();
  return rows;
}
