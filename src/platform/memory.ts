import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "./db/db.ts";
import { findHead } from "./journal-list.ts";

/** What takes long to compute and is read often: a map, a portrait, a convention as it was one day. */
const memory = new Map<string, unknown>();
const KEPT = 60;

/**
 * What was already computed for this espace, these conventions and this request, as long as nothing was written since: the head of the
 * espace's journal is the same. The key starts with the espace and what one may read of it: nothing goes from one to the other.
 */
export async function remember<T>(
  db: Db,
  { espace, conventions }: Perimetre,
  request: string,
  compute: () => Promise<T>,
): Promise<T> {
  const key = JSON.stringify([espace, conventions, await findHead(db, espace), request]);
  const known = memory.has(key) ? (memory.get(key) as T) : await compute();
  memory.delete(key);
  memory.set(key, known);
  for (const oldest of memory.keys()) if (memory.size > KEPT) memory.delete(oldest);
  return known;
}
