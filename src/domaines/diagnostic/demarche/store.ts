import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Apport, Etape, GenreEtape, Origine, Theme } from "../model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    diagnostic_etape: {
      espace: string;
      id: string;
      convention: string;
      genre: GenreEtape;
      titre: string;
      debut: Jour | null;
      fin: Jour | null;
      participants: number | null;
      public: string;
      constats: string;
      version: number;
    };
    diagnostic_apport: {
      espace: string;
      id: string;
      convention: string;
      etape: string | null;
      origine: Origine;
      theme: Theme;
      texte: string;
      version: number;
    };
  }
}

/** Les moments de la démarche, du premier au dernier. */
export const listEtapes = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<Etape[]> =>
  db
    .selectFrom("diagnostic_etape")
    .select(["id", "convention", "genre", "titre", "debut", "fin", "participants", "public", "constats", "version"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("debut", (ordre) => ordre.asc().nullsLast())
    .orderBy("id")
    .execute();

/** Ce que chacun a apporté, par thème. */
export const listApports = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<Apport[]> =>
  db
    .selectFrom("diagnostic_apport")
    .select(["id", "convention", "etape", "origine", "theme", "texte", "version"])
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .where("convention", "in", [...conventions])
    .orderBy("theme")
    .orderBy("id")
    .execute();
