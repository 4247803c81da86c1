import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { ArretDit } from "./model.ts";

/** Les arrêts sont tenus plus haut, avec les services qui les font : on les prête à qui les montre. */
export type LireArrets = (db: Db, perimetre: Perimetre, structure: string, le: Jour) => Promise<ArretDit[]>;
