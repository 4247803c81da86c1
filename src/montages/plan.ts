import type { Hono } from "hono";
import { commentaireRoutes } from "#domaines/plan/commentaire/routes.tsx";
import { enjeuRoutes } from "#domaines/plan/enjeu/routes.tsx";
import { ensembleRoutes } from "#domaines/plan/ensemble/routes.tsx";
import { ficheRoutes } from "#domaines/plan/fiche/routes.tsx";
import { histoireRoutes } from "#domaines/plan/histoire/routes.tsx";
import { lotRoutes } from "#domaines/plan/lot/routes.tsx";
import { noeudRoutes } from "#domaines/plan/noeud/routes.tsx";
import { partageRoutes } from "#domaines/plan/partage/routes.tsx";
import { placeRoutes } from "#domaines/plan/place/routes.tsx";
import { rechercheRoutes } from "#domaines/plan/recherche/routes.tsx";
import { repriseRoutes } from "#domaines/plan/reprise/routes.tsx";
import { vueRoutes } from "#domaines/plan/vue/routes.tsx";
import { lireEtats } from "#domaines/suivi/index.ts";
import type { Env } from "#platform/http.ts";

/** The plan d’actions, view by view. */
export function mountPlan(app: Hono<Env>): void {
  app.route("/", vueRoutes(lireEtats));
  app.route("/", ensembleRoutes);
  app.route("/", ficheRoutes(lireEtats));
  app.route("/", histoireRoutes);
  app.route("/", enjeuRoutes);
  app.route("/", repriseRoutes);
  app.route("/", lotRoutes);
  app.route("/", partageRoutes);
  app.route("/", placeRoutes);
  app.route("/", commentaireRoutes);
  app.route("/", noeudRoutes);
  app.route("/", rechercheRoutes);
}
