import type { Hono } from "hono";
import { demandeRoutes as demandeAvisRoutes } from "#domaines/sppe/avis/demande/routes.tsx";
import { publiqueRoutes } from "#domaines/sppe/avis/publique/routes.tsx";
import { suiviRoutes as suiviAvisRoutes } from "#domaines/sppe/avis/suivi/routes.tsx";
import { projetRoutes } from "#domaines/sppe/projet/routes.tsx";
import { parametreRoutes } from "#domaines/sppe/parametre/routes.tsx";
import { rattachementRoutes } from "#domaines/sppe/rattachement/routes.tsx";
import { relaisRoutes } from "#domaines/sppe/relais/routes.tsx";
import { conformiteRoutes } from "#domaines/sppe/conformite/routes.tsx";
import { editionSchemaRoutes } from "#domaines/sppe/schema/edition/routes.tsx";
import { schemaRoutes } from "#domaines/sppe/schema/routes.tsx";
import { acteRoutes } from "#domaines/sppe/competence/acte/routes.tsx";
import { competenceRoutes } from "#domaines/sppe/competence/routes.tsx";
import type { Env } from "#platform/http.ts";
import { PRETS } from "../prets.ts";

/** The public service of early childhood. */
export function mountSppe(app: Hono<Env>): void {
  app.route("/", competenceRoutes);
  app.route("/", acteRoutes);
  app.route("/", projetRoutes);
  app.route("/", demandeAvisRoutes);
  app.route("/", suiviAvisRoutes);
  app.route("/", publiqueRoutes);
  app.route("/", schemaRoutes);
  app.route("/", editionSchemaRoutes(PRETS.lireEnvoyes));
  app.route("/", conformiteRoutes);
  app.route("/", rattachementRoutes);
  app.route("/", relaisRoutes);
  app.route("/", parametreRoutes);
}
