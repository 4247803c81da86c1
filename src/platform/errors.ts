import { HTTPException } from "hono/http-exception";
import type { UpdateResult } from "kysely";
import type { FormErrors } from "#ui/form.ts";
import { log } from "./log.ts";

/** Unwraps a row, or answers 404. */
export function orNotFound<T>(row: T | undefined): T {
  if (row === undefined) throw new HTTPException(404, { message: "Page introuvable" });
  return row;
}

/** What is answered to whoever writes over what she has not read. */
export const conflict = (): HTTPException =>
  new HTTPException(409, { message: "Quelqu’un a modifié cette page entre-temps" });

/** Accepts a guarded update only if it found the row as we had read it, or answers 409. */
export function orConflict({ numUpdatedRows }: UpdateResult): void {
  if (numUpdatedRows === 0n) throw conflict();
}

/** Two people wrote at once what may exist only once: the second one's write is refused by the database (unique_violation). */
const isDuplicate = (error: Error | null): boolean => error !== null && "code" in error && error.code === "23505";

/** What is answered to an error; nothing answered where there is none. */
export function statusOf(error: Error | null): HTTPException["status"] {
  if (error === null) return 404;
  if (error instanceof HTTPException) return error.status;
  if (!isDuplicate(error)) return 500;
  log.warn({ err: error }, "doublon");
  return 409;
}

/** A form that none of our pages sends, or one cut short: 400, with what is wrong of it. */
export const incomplete = ({ errors }: FormErrors): HTTPException =>
  new HTTPException(400, {
    message: Object.values(errors)
      .flatMap((faults) => faults?.[0] ?? [])
      .join(" "),
  });
