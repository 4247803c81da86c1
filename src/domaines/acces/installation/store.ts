import type { Db } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import { deleteMark, findMark, saveMark } from "#platform/settings.ts";
import { codeNu } from "./rules.ts";

/** Vrai dès qu'un compte existe : l'installation a fait son premier pas. */
export const aUnCompte = async (db: Db): Promise<boolean> =>
  (await db.selectFrom("acces_compte").select("id").limit(1).executeTakeFirst()) !== undefined;

const PREMIER_PAS = "premier-pas";

/** Garde l'empreinte du code du premier pas ; celui d'un démarrage précédent ne vaut plus. */
export const saveCode = (db: Db, code: string): Promise<void> => saveMark(db, PREMIER_PAS, hashToken(codeNu(code)));

/** Vrai si c'est le code que ce démarrage a montré. */
export const estLeCode = async (db: Db, code: string): Promise<boolean> =>
  (await findMark(db, PREMIER_PAS)) === hashToken(codeNu(code));

/** Le premier pas fait, le code ne sert plus à rien. */
export const deleteCode = (db: Db): Promise<void> => deleteMark(db, PREMIER_PAS);
