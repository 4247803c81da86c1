import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import type { GenreZone, Theme, Zone } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    diagnostic_zone: {
      espace: string;
      id: string;
      convention: string;
      genre: GenreZone;
      theme: Theme;
      nom: string;
      communes: Json<string[]>;
      constat: string;
      version: number;
    };
  }
}

/** Les zones où l'on manque, par thème. */
export const listZones = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<Zone[]> =>
  db
    .selectFrom("diagnostic_zone")
    .select(["id", "convention", "genre", "theme", "nom", "communes", "constat", "version"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("theme")
    .orderBy("nom")
    .orderBy("id")
    .execute();
