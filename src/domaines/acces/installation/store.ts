import type { Db } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import { codeNu } from "./rules.ts";

/** Vrai dès qu'un compte existe : l'installation a fait son premier pas. */
export const aUnCompte = async (db: Db): Promise<boolean> =>
  (await db.selectFrom("acces_compte").select("id").limit(1).executeTakeFirst()) !== undefined;

const CLE = "premier-pas";

/** Garde l'empreinte du code du premier pas ; celui d'un démarrage précédent ne vaut plus. */
export async function saveCode(db: Db, code: string): Promise<void> {
  const valeur = hashToken(codeNu(code));
  await db
    .insertInto("installation")
    .values({ cle: CLE, valeur })
    .onConflict((conflict) => conflict.column("cle").doUpdateSet({ valeur }))
    .execute();
}

/** Vrai si c'est le code que ce démarrage a montré. */
export async function estLeCode(db: Db, code: string): Promise<boolean> {
  const garde = await db.selectFrom("installation").select("valeur").where("cle", "=", CLE).executeTakeFirst();
  return garde !== undefined && garde.valeur === hashToken(codeNu(code));
}

/** Le premier pas fait, le code ne sert plus à rien. */
export const deleteCode = (db: Db) => db.deleteFrom("installation").where("cle", "=", CLE).execute();
