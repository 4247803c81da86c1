import { createMiddleware } from "hono/factory";
import { inAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { aUnCompte } from "./store.ts";

/** Ce qui se lit même avant le premier pas. */
const LIBRES = new Set(["/premier-pas", "/a-propos", "/accessibilite", "/aide"]);

/** Sur une base vide, toute page mène au premier pas ; une fois fait, il ne se refait jamais. */
export const versPremierPas = (demonstration: boolean) => {
  let fait = demonstration;
  return createMiddleware<Env>(async (c, next) => {
    if (!fait && c.var.usager.compte === null) fait = await inAnnuaire(c.var.base, aUnCompte);
    if (fait || c.var.usager.compte || LIBRES.has(c.req.path)) return next();
    return c.redirect("/premier-pas", 303);
  });
};
