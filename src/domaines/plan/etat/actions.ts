import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { EtatsLus } from "./model.ts";

/** Ce que le plan demande au suivi, qui est au-dessus de lui : l'application les relie. */
export type LireEtats = (db: Db, perimetre: Perimetre, convention: string) => Promise<EtatsLus>;
