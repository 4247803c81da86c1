import type { Hono } from "hono";
import { blocRoutes } from "#domaines/imports/revue/bloc/routes.tsx";
import { correctionRoutes } from "#domaines/imports/revue/correction/routes.tsx";
import { ficheEnRevueRoutes } from "#domaines/imports/revue/fiche/routes.tsx";
import { jonctionRoutes } from "#domaines/imports/revue/jonction/routes.tsx";
import { porteurRoutes } from "#domaines/imports/revue/porteur/routes.tsx";
import { prioriteRoutes } from "#domaines/imports/revue/priorite/routes.tsx";
import { revueRoutes } from "#domaines/imports/revue/routes.tsx";
import { importsRoutes } from "#domaines/imports/routes.tsx";
import { sortieRoutes } from "#domaines/imports/sortie/routes.tsx";
import { tableurRoutes } from "#domaines/imports/tableur/routes.tsx";
import type { Env } from "#platform/http.ts";

/** What comes in from a file and what goes out as one. */
export function mountImports(app: Hono<Env>): void {
  app.route("/", importsRoutes);
  app.route("/", revueRoutes);
  app.route("/", blocRoutes);
  app.route("/", correctionRoutes);
  app.route("/", porteurRoutes);
  app.route("/", prioriteRoutes);
  app.route("/", ficheEnRevueRoutes);
  app.route("/", jonctionRoutes);
  app.route("/", sortieRoutes);
  app.route("/", tableurRoutes);
}
