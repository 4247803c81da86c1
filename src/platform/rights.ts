import { HTTPException } from "hono/http-exception";

/** Refuses what the role may not do inside a perimeter that it may read. */
export function forbid(allowed: boolean): asserts allowed is true {
  if (!allowed) throw new HTTPException(403, { message: "Votre rôle ne permet pas cet acte." });
}
