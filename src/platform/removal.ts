import { HTTPException } from "hono/http-exception";
import type { Variables } from "./http.ts";

/** The journal keeps that this object was removed, from where this person writes. */
export const wasRemoved = async ({ db, perimetre }: Pick<Variables, "db" | "perimetre">, objet: string, id: string) =>
  (await db
    .selectFrom("journal_ligne")
    .select("rang")
    .where("espace", "=", perimetre.espace)
    .where("objet", "=", objet)
    .where("objet_id", "=", id)
    .where("action", "in", ["retrait", "suppression"])
    .where((eb) => eb.or([eb("convention", "is", null), eb("convention", "in", [...perimetre.conventions])]))
    .limit(1)
    .executeTakeFirst()) !== undefined;

/**
 * What is to be removed, or null when it was removed before: a second click, or a page opened before, asks for what is already done.
 * What never was there, or is outside the perimeter, stays a 404.
 */
export const unlessRemoved = <T>(
  vars: Pick<Variables, "db" | "perimetre">,
  objet: string,
  id: string,
  reading: Promise<T>,
): Promise<T | null> =>
  reading.catch(async (error: unknown) => {
    const gone = error instanceof HTTPException && error.status === 404 && (await wasRemoved(vars, objet, id));
    if (gone) return null;
    throw error;
  });
