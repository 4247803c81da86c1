import { sql } from "kysely";
import type { Db } from "#platform/db/db.ts";
import { ESSAIS_DU_CODE } from "../frein/model.ts";
import type { LienACode } from "./model.ts";

/**
 * Compte l'essai d'un code avant qu'il soit jugé, dans une transaction à lui : dix gestes lancés ensemble comptent pour dix.
 * Faux s'il est de trop ; rien si ce lien n'existe pas.
 */
export async function reserverCode(db: Db, { table, colonne, valeur }: LienACode): Promise<boolean | undefined> {
  const { rows } = await sql<{ essais: number }>`update ${sql.table(table)}
    set essais = least(essais + 1, ${ESSAIS_DU_CODE + 1}::integer) where ${sql.ref(colonne)} = ${valeur} returning essais`.execute(
    db,
  );
  return rows[0] && rows[0].essais <= ESSAIS_DU_CODE;
}

/** Un code juste ne compte pas : qui passe d'un appareil à l'autre n'épuise pas son lien. */
export const rendreCode = (db: Db, { table, colonne, valeur }: LienACode) =>
  sql`update ${sql.table(table)} set essais = essais - 1 where ${sql.ref(colonne)} = ${valeur} and essais > 0`.execute(
    db,
  );
