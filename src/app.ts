import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import { accesAvant, peut, porteurAvant, versPremierPas } from "#domaines/acces/index.ts";
import { logoRoutes } from "#domaines/documents/logo/routes.tsx";
import { documentsAvant, documentsRoutes } from "#domaines/documents/routes.tsx";
import { importsAvant } from "#domaines/imports/routes.tsx";
import { placeAvant } from "#domaines/guichet/demande/accueil/actions.ts";
import { panneDePlace } from "#domaines/guichet/demande/visite/actions.ts";
import { pieceFamilleAvant } from "#domaines/guichet/demande/piece/routes.tsx";
import { questionnaireAvant } from "#domaines/suivi/questionnaire/repondre/actions.ts";
import { preuveAvant } from "#domaines/equipements/preuve/routes.tsx";
import { placesAvant } from "#domaines/equipements/places/tableau/routes.tsx";
import { classeurAvant } from "#domaines/suivi/classeur/routes.tsx";
import { preuveValeurAvant } from "#domaines/suivi/valeur/preuve/routes.tsx";
import { conventionApi } from "#domaines/convention/api.ts";
import { importsApi } from "#domaines/imports/api.ts";
import { planApi } from "#domaines/plan/api.ts";
import type { Endpoint } from "#platform/api/endpoint.ts";
import { apiOf } from "#platform/api/mount.ts";
import { compressed } from "#platform/compress.ts";
import { creationRoutes } from "#domaines/convention/creation/routes.tsx";
import { signatureAvant } from "#domaines/actes/signature/partie/routes.tsx";
import { purgeAvant } from "#domaines/guichet/purge/impression/routes.tsx";
import { depotAvant } from "#domaines/actes/depot/routes.tsx";
import { listAvenantsVotes } from "#domaines/actes/index.ts";
import { fluxAvant } from "#domaines/agenda/flux/routes.tsx";
import { pieceAvant } from "#domaines/convention/deliberation/piece/routes.tsx";
import type { Base } from "#platform/db/db.ts";
import { answerError } from "#platform/failure.tsx";
import { type Env, formOnly, readableForm, transactional } from "#platform/http.ts";
import { COOKIE, sourceOf } from "#platform/session.ts";
import { type Statique, statiqueRoutes } from "#platform/static.ts";
import { FABRIQUES } from "./fabriques.ts";
import { welcome } from "./entree.ts";
import { mountAcces } from "./montages/acces.ts";
import { mountPlan } from "./montages/plan.ts";
import { mountCampagnes, mountSuivi, mountBudget } from "./montages/suivi.ts";
import { mountEvaluation } from "./montages/evaluation.ts";
import { mountDecisions } from "./montages/gouvernance.ts";
import { mountSppe } from "./montages/sppe.ts";
import { mountGuichet } from "./montages/guichet.ts";
import { mountObservatoire, statistiquesAvant } from "./montages/observatoire.ts";
import { mountActes } from "./montages/actes.ts";
import { contoursAvant, DROITS_LOGO, mountTerritoire } from "./montages/territoire.ts";
import { mountImports } from "./montages/imports.ts";

/** `adresse`: how the outside reaches the site (https makes the cookies secure); `mandataire`: behind a proxy of our own; `fond`: who draws under the maps. */
export type Deps = {
  base: Base;
  maintenant: () => Date;
  demonstration: boolean;
  statique: Statique;
  adresse?: string;
  mandataire?: boolean;
  fond?: string;
};

export { COOKIE };

/** Nothing comes from another site, but the background of the maps where the installation has chosen one. */
const headersOf = (fond: string | undefined) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", "data:", ...(fond ? [new URL(fond).origin] : [])],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
    },
  });

/** Over which base, at what time, reached how and from where: what every request knows, of the site or of the API. */
const situate = ({ base, maintenant, adresse, mandataire = false, fond }: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    c.set("base", base);
    c.set("maintenant", maintenant);
    c.set("adresse", adresse ?? new URL(c.req.url).origin);
    c.set("source", sourceOf(c, mandataire));
    c.set("fond", fond);
    await next();
  });

/** Every act of the API: what answers it, and what its contract publishes. */
export const API: readonly Endpoint[] = [...conventionApi, ...planApi, ...importsApi];

/** What must be read of a request while nothing is open yet: files, and who comes without an account. */
function mountAvant(app: Hono<Env>): void {
  app.route("/", importsAvant);
  app.route("/", classeurAvant);
  app.route("/", preuveValeurAvant);
  app.route("/", placesAvant);
  app.route("/", preuveAvant);
  app.route("/", fluxAvant(listAvenantsVotes));
  app.route("/", depotAvant);
  app.route("/", signatureAvant);
  app.route("/", documentsAvant(FABRIQUES));
  app.route("/", pieceAvant);
  app.route("/", purgeAvant);
  app.route("/", pieceFamilleAvant);
  app.route("/", contoursAvant);
  app.route("/", statistiquesAvant);
}

/** The whole site over one database, at the day that `maintenant` gives. */
export function createApp(deps: Deps) {
  const app = new Hono<Env>();
  app.use(compressed);
  app.use(headersOf(deps.fond));
  app.route("/statique", statiqueRoutes(deps.statique));
  app.use(situate(deps));
  app.route("/api/v1", apiOf(API, porteurAvant));
  app.use(csrf());
  app.use(readableForm);
  app.use(welcome(deps));
  app.use(versPremierPas(deps.demonstration));
  app.use(accesAvant);
  app.use(questionnaireAvant);
  app.use(placeAvant);
  mountAvant(app);
  app.use(formOnly);
  app.use(transactional);
  app.route("/", creationRoutes); // first: « nouvelle » is no convention, whatever page another slice gives to one
  mountAcces(app, deps.demonstration);
  mountPlan(app);
  mountCampagnes(app);
  mountBudget(app);
  mountSuivi(app);
  mountEvaluation(app);
  mountDecisions(app);
  mountActes(app);
  mountSppe(app);
  mountGuichet(app);
  mountObservatoire(app);
  mountTerritoire(app);
  app.route("/", logoRoutes(DROITS_LOGO));
  app.route(
    "/",
    documentsRoutes(FABRIQUES, (roles) => peut(roles, "exports.faire")),
  );
  mountImports(app);
  app.onError((error, c) => answerError(error, c, panneDePlace(c)));
  app.notFound((c) => answerError(null, c, panneDePlace(c)));
  return app;
}
