import type { Hono } from "hono";
import { ajustementRoutes } from "#domaines/evaluation/ajustement/routes.tsx";
import { bilanRoutes } from "#domaines/evaluation/bilan/routes.tsx";
import { brouillonRoutes } from "#domaines/evaluation/brouillon/routes.tsx";
import { critereRoutes } from "#domaines/evaluation/critere/routes.tsx";
import { retourRoutes } from "#domaines/evaluation/retour/routes.tsx";
import { sectionRoutes } from "#domaines/evaluation/section/routes.tsx";
import { transmissionRoutes } from "#domaines/evaluation/transmission/routes.tsx";
import type { Env } from "#platform/http.ts";

/** What is made of all that: the bilans, written, rated, adopted, frozen. */
export function mountEvaluation(app: Hono<Env>): void {
  app.route("/", transmissionRoutes);
  app.route("/", ajustementRoutes);
  app.route("/", bilanRoutes);
  app.route("/", sectionRoutes);
  app.route("/", critereRoutes);
  app.route("/", brouillonRoutes);
  app.route("/", retourRoutes);
}
