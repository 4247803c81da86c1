import { createMiddleware } from "hono/factory";
import { randomBytes } from "node:crypto";
import { type Base, inAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { ecrireCode } from "./rules.ts";
import { aUnCompte, saveCode } from "./store.ts";

/** Sur une base sans compte, un code neuf à montrer à qui tient la machine : lui seul fera le premier pas. */
export const frapperPremierPas = (base: Base): Promise<string | null> =>
  inAnnuaire(base, async (db) => {
    if (await aUnCompte(db)) return null;
    const code = ecrireCode(randomBytes(12));
    await saveCode(db, code);
    return code;
  });

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
