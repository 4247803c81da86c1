import { createMiddleware } from "hono/factory";
import { type Politique, reserverEssai } from "#domaines/acces/index.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { hashToken } from "#platform/session.ts";

/** Une salle d'attente entière répond par la même adresse ; une machine qui en envoie mille attend. */
const PAR_SOURCE: Politique = { libres: 60, premiere: 10, plafond: 600, oubli: 3_600 };

export type ReponseEnv = { Variables: Env["Variables"] & { attente?: number } };

const REPONSE = /^\/questionnaires\/[^/]+$/;

/** Le moment d'avant : l'envoi est compté pour sa source, hors de toute transaction ; au-delà, il attendra. */
export const questionnaireAvant = createMiddleware<ReponseEnv>(async (c, next) => {
  if (c.req.method !== "POST" || !REPONSE.test(c.req.path) || !c.var.usager.perimetre) return next();
  const cle = `questionnaire:${hashToken(c.var.source)}`;
  const attente = await inAnnuaire(c.var.base, (db) => reserverEssai(db, cle, PAR_SOURCE, c.var.maintenant()));
  if (attente > 0) c.set("attente", attente);
  return next();
});
