import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { findRank } from "#platform/journal-list.ts";

/** Ce qui se calcule longuement et se relit souvent : une carte, un portrait. */
const memoire = new Map<string, unknown>();
const GARDES = 60;

/**
 * Ce qui a déjà été calculé pour cet espace, ces conventions et cette demande, tant que rien n'y a été écrit depuis : le journal de
 * l'espace n'a pas bougé. La clé commence par l'espace et ce que l'on peut y lire : rien ne passe de l'un à l'autre.
 */
export async function retenir<T>(
  db: Db,
  { espace, conventions }: Perimetre,
  demande: string,
  calculer: () => Promise<T>,
): Promise<T> {
  const rang = await findRank(db, espace);
  const cle = JSON.stringify([espace, conventions, rang, demande]);
  if (memoire.has(cle)) return memoire.get(cle) as T;
  const calcule = await calculer();
  memoire.set(cle, calcule);
  for (const ancienne of memoire.keys()) if (memoire.size > GARDES) memoire.delete(ancienne);
  return calcule;
}
