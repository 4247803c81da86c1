import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listTransmissions } from "./store.ts";

type Envoye = { cle: string; envoyeLe: Jour };

/** Ce qui est parti au comité départemental, et quand. */
export const lireEnvoyes = async (db: Db, perimetre: Perimetre): Promise<Envoye[]> =>
  (await listTransmissions(db, perimetre)).flatMap(({ cle, envoi }) =>
    envoi && cle ? [{ cle, envoyeLe: envoi.envoyeLe }] : [],
  );
