import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { EtatBilanFinal } from "./model.ts";

/** Où en est le bilan final de chacune de ces conventions : une tranche plus haute le sait, et le prête. */
export type LireBilansFinaux = (db: Db, perimetre: Perimetre) => Promise<ReadonlyMap<string, EtatBilanFinal>>;
