import type { Db } from "#platform/db/db.ts";

/** Vrai dès qu'un compte existe : l'installation a fait son premier pas. */
export const aUnCompte = async (db: Db): Promise<boolean> =>
  (await db.selectFrom("acces_compte").select("id").limit(1).executeTakeFirst()) !== undefined;
