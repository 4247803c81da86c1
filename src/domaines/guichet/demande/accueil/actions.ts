import { createMiddleware } from "hono/factory";
import { type Politique, reserverEssai } from "#domaines/acces/index.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { hashToken } from "#platform/session.ts";

/** Une maternité, une médiathèque, une mairie sortent par une seule adresse : trois cents demandes à l'heure avant d'attendre. */
const PAR_SOURCE: Politique = { libres: 300, premiere: 10, plafond: 600, oubli: 3_600 };

export type PlaceEnv = { Variables: Env["Variables"] & { attente?: number; essaiDuCode?: boolean } };

/** Ce qui ouvre une demande ou fait partir un courriel ; une étape remplie n'est pas comptée. */
const COMPTE = /^\/espaces\/[^/]+\/place(?:\/reprise|\/liens\/[^/]+\/nouveau)?$/;

/** Le moment d'avant : ce qui ouvre ou écrit est compté pour sa source, hors de toute transaction. */
export const placeAvant = createMiddleware<PlaceEnv>(async (c, next) => {
  if (c.req.method !== "POST" || !COMPTE.test(c.req.path) || !c.var.usager.perimetre) return next();
  const cle = `place:${hashToken(c.var.source)}`;
  const attente = await inAnnuaire(c.var.base, (db) => reserverEssai(db, cle, PAR_SOURCE, c.var.maintenant()));
  if (attente > 0) c.set("attente", attente);
  return next();
});
