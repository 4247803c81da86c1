import type { Hono } from "hono";
import { courrierRoutes } from "#domaines/acces/administration/courrier/routes.tsx";
import { administrationRoutes } from "#domaines/acces/administration/routes.tsx";
import { compteRoutes } from "#domaines/acces/compte/routes.tsx";
import { installationRoutes } from "#domaines/acces/installation/routes.tsx";
import { jetonRoutes } from "#domaines/acces/jeton/routes.tsx";
import { jetonApiRoutes } from "#domaines/acces/jetonapi/routes.tsx";
import { journalRoutes } from "#domaines/acces/journal/routes.tsx";
import { partageRoutes } from "#domaines/acces/partage/routes.tsx";
import { porteRoutes } from "#domaines/acces/porte/routes.tsx";
import { registreRoutes } from "#domaines/acces/registre/routes.tsx";
import { sessionRoutes } from "#domaines/acces/session/routes.tsx";
import { findInvitable, relier } from "#domaines/acteurs/index.ts";
import { listCollectivites } from "#domaines/convention/index.ts";
import type { Env } from "#platform/http.ts";
import { citer } from "../citations.ts";

/** Who enters, and what everyone may read of the installation. */
export function mountAcces(app: Hono<Env>, demonstration: boolean): void {
  app.route("/", sessionRoutes(demonstration));
  app.route("/", jetonRoutes);
  app.route("/", compteRoutes);
  app.route("/", jetonApiRoutes);
  app.route("/", partageRoutes({ listCollectivites, findInvitable, relier }));
  app.route("/", journalRoutes(citer));
  app.route("/", registreRoutes);
  app.route("/", installationRoutes);
  app.route("/", courrierRoutes);
  app.route("/", administrationRoutes);
  app.route("/", porteRoutes);
}
