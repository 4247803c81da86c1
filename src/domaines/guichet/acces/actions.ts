import type { Context } from "hono";
import type { Env } from "#platform/http.ts";
import type { MotifAcces } from "./model.ts";
import { noterOuvertures } from "./store.ts";

/** Note que cette page nomme ces familles : une ligne chacune, que chaque famille pourra lire. */
export const noterLecture = (
  { var: { db, perimetre, today, maintenant } }: Context<Env>,
  familles: readonly string[],
  motif: MotifAcces,
): Promise<void> =>
  noterOuvertures(
    db,
    perimetre,
    familles.map((famille) => ({ famille, demande: null, motif })),
    { le: today, instant: maintenant() },
  );
