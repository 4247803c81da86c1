import { createHash } from "node:crypto";
import { Hono } from "hono";
import { getCookie } from "hono/cookie";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { findCompteDeSession, findPerimetre, listPerimetres } from "#domaines/acces/index.ts";
import { type Base, inAnnuaire } from "#platform/db/db.ts";
import { answerError } from "#platform/failure.tsx";
import { type Env, placeOf, transactional, type Usager } from "#platform/http.ts";
import { type Statique, statiqueRoutes } from "#platform/static.ts";
import { setFrame } from "#ui/render.tsx";
import { rubriquesDe } from "./rubriques.ts";

export type Deps = { base: Base; maintenant: () => Date; demonstration: boolean; statique: Statique };

export const COOKIE = "maillage";

async function identify(base: Base, jeton: string | undefined, path: string): Promise<Usager> {
  return inAnnuaire(base, async (db) => {
    const empreinte = jeton && createHash("sha256").update(jeton).digest("hex");
    const compte = (empreinte && (await findCompteDeSession(db, empreinte))) || null;
    const perimetres = compte ? await listPerimetres(db, compte.id) : [];
    const place = placeOf(path);
    const found = compte && place ? await findPerimetre(db, compte, place) : null;
    return { compte, perimetres, perimetre: found?.perimetre ?? null, lieu: found?.lieu ?? null };
  });
}

/** The whole site over one database, at the day that `maintenant` gives. */
export function createApp({ base, maintenant, demonstration, statique }: Deps) {
  const app = new Hono<Env>();
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", "data:"], objectSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"], formAction: ["'self'"] } }));
  app.route("/statique", statiqueRoutes(statique));
  app.use(csrf());
  app.use(async (c, next) => {
    c.set("base", base);
    c.set("maintenant", maintenant);
    const usager = await identify(base, getCookie(c, COOKIE), c.req.path);
    c.set("usager", usager);
    const { lieu, compte } = usager;
    const rubriques = rubriquesDe(usager);
    setFrame(c, { chemin: c.req.path, nom: compte?.nom ?? null, lieu, rubriques, demonstration, statique });
    if (placeOf(c.req.path) && !usager.perimetre) return compte ? c.notFound() : c.redirect(`/connexion?vers=${encodeURIComponent(c.req.path)}`, 303);
    return next();
  });
  app.use(transactional);
  app.onError(answerError);
  app.notFound((c) => answerError(null, c));
  return app;
}
