import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import {
  entrerParGuichet,
  entrerParPorte,
  estReponse,
  findPerimetre,
  listPerimetres,
  porteDuLien,
  reprendreSession,
  RESTE_SANS_GESTE,
} from "#domaines/acces/index.ts";
import { type Db, inAnnuaire } from "#platform/db/db.ts";
import { type Compte, type Env, placeOf, type Usager } from "#platform/http.ts";
import { COOKIE, readCookie } from "#platform/session.ts";
import type { Statique } from "#platform/static.ts";
import { setFrame } from "#ui/render.tsx";
import { rubriquesDe } from "./rubriques.ts";
/** How far the address lets one see: by the roles of an account, else by a link that needs none. */
async function entrer(c: Context<Env>, db: Db, compte: Compte | null): Promise<Partial<Usager>> {
  const famille = await entrerParGuichet(c, db);
  if (famille) return famille.perimetre ? { ...famille, compte: null, perimetres: [] } : {};
  const place = placeOf(c.req.path);
  const found = compte && place ? await findPerimetre(db, compte, place) : null;
  if (found) return found;
  const invite = (await entrerParPorte(c, db)) ?? (await porteDuLien(db, c.req.path));
  return invite ? { ...invite, compte: null, perimetres: [] } : {};
}

async function identify(c: Context<Env>): Promise<Usager> {
  const { base, maintenant } = c.var;
  return inAnnuaire(base, async (db) => {
    const compte = await reprendreSession(db, readCookie(c, COOKIE), maintenant());
    const perimetres = compte ? await listPerimetres(db, compte.id) : [];
    return { compte, perimetres, perimetre: null, lieu: null, ...(await entrer(c, db, compte)) };
  });
}

/** Who asks, and for what place: the frame of the page follows; what is not his does not exist. */
export const welcome = ({ demonstration, statique }: { demonstration: boolean; statique: Statique }) =>
  createMiddleware<Env>(async (c, next) => {
    c.header("Cache-Control", "no-store"); // a page of an account never comes back by the Back button of another
    const usager = await identify(c);
    c.set("usager", usager);
    const { lieu, compte } = usager;
    const rubriques = rubriquesDe(usager);
    const session = compte?.reste === undefined ? null : { sansGeste: RESTE_SANS_GESTE, enTout: compte.reste };
    setFrame(c, { chemin: c.req.path, nom: compte?.nom ?? null, lieu, rubriques, demonstration, session, statique });
    if (!placeOf(c.req.path) || usager.perimetre) return next();
    if (compte) return c.notFound();
    const vers = encodeURIComponent(c.req.path);
    return c.redirect(estReponse(c.req.path) ? `/reponses/reprise?vers=${vers}` : `/connexion?vers=${vers}`, 303);
  });
