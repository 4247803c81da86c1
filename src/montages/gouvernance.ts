import type { Hono } from "hono";
import { listAvenantsVotes } from "#domaines/actes/index.ts";
import { fluxRoutes } from "#domaines/agenda/flux/routes.tsx";
import { agendaRoutes } from "#domaines/agenda/routes.tsx";
import { chiffresRoutes } from "#domaines/gouvernance/chiffres/routes.tsx";
import { communicationRoutes } from "#domaines/gouvernance/communication/routes.tsx";
import { cooperationRoutes } from "#domaines/gouvernance/cooperation/routes.tsx";
import { moisRoutes } from "#domaines/gouvernance/cooperation/mois/routes.tsx";
import { tenueRoutes } from "#domaines/gouvernance/cooperation/tenue/routes.tsx";
import { decisionRoutes } from "#domaines/gouvernance/decision/routes.tsx";
import { saisieDecisionRoutes } from "#domaines/gouvernance/decision/saisie/routes.tsx";
import { echangeRoutes } from "#domaines/gouvernance/echange/routes.tsx";
import { etapeRoutes } from "#domaines/gouvernance/echange/etape/routes.tsx";
import { convocationRoutes } from "#domaines/gouvernance/convocation/routes.tsx";
import { invitationRoutes } from "#domaines/gouvernance/convocation/invitation/routes.tsx";
import { instanceRoutes } from "#domaines/gouvernance/instance/routes.tsx";
import { membreRoutes } from "#domaines/gouvernance/membre/routes.tsx";
import { pointRoutes } from "#domaines/gouvernance/point/routes.tsx";
import { releveRoutes } from "#domaines/gouvernance/releve/routes.tsx";
import { dateRoutes } from "#domaines/gouvernance/seance/date/routes.tsx";
import { reunionRoutes } from "#domaines/gouvernance/seance/routes.tsx";
import { seanceTenueRoutes } from "#domaines/gouvernance/tenue/routes.tsx";
import { lireBilansAAdopter } from "#domaines/evaluation/index.ts";
import type { Env } from "#platform/http.ts";
import { lirePropositions } from "../propositions.ts";

/** What is decided, said together, coordinated, exchanged. */
export function mountDecisions(app: Hono<Env>): void {
  app.route("/", instanceRoutes);
  app.route("/", membreRoutes);
  app.route("/", reunionRoutes(lirePropositions));
  app.route("/", dateRoutes(lirePropositions));
  app.route("/", pointRoutes(lirePropositions));
  app.route("/", convocationRoutes);
  app.route("/", invitationRoutes);
  app.route("/", seanceTenueRoutes(lireBilansAAdopter));
  app.route("/", releveRoutes);
  app.route("/", echangeRoutes);
  app.route("/", etapeRoutes);
  app.route("/", saisieDecisionRoutes(lireBilansAAdopter)); // before the register: « nouvelle » is no decision
  app.route("/", decisionRoutes);
  app.route("/", agendaRoutes(listAvenantsVotes));
  app.route("/", fluxRoutes);
  app.route("/", communicationRoutes);
  app.route("/", chiffresRoutes);
  app.route("/", cooperationRoutes);
  app.route("/", tenueRoutes);
  app.route("/", moisRoutes);
}
