import type { Hono } from "hono";
import { critereRoutes } from "#domaines/guichet/reglement/edition/critere/routes.tsx";
import { editionReglementRoutes } from "#domaines/guichet/reglement/edition/routes.tsx";
import { lectureReglementRoutes } from "#domaines/guichet/reglement/lecture/routes.tsx";
import { reglementPublicRoutes } from "#domaines/guichet/reglement/publique/routes.tsx";
import type { Env } from "#platform/http.ts";

/** The rules by which places are given. */
function mountReglement(app: Hono<Env>): void {
  app.route("/", reglementPublicRoutes);
  app.route("/", critereRoutes);
  app.route("/", editionReglementRoutes);
  app.route("/", lectureReglementRoutes);
}

/** The single door of families, the agents behind it and the commission. */
export function mountGuichet(app: Hono<Env>): void {
  mountReglement(app);
}
