import type { Hono } from "hono";
import { grilleRoutes } from "#domaines/suivi/grille/routes.tsx";
import { rattachementRoutes } from "#domaines/suivi/rattachement/routes.tsx";
import { definitionRoutes } from "#domaines/suivi/indicateur/definition/routes.tsx";
import { preuveRoutes } from "#domaines/suivi/valeur/preuve/routes.tsx";
import { repriseRoutes } from "#domaines/suivi/indicateur/reprise/routes.tsx";
import { indicateurRoutes } from "#domaines/suivi/indicateur/routes.tsx";
import { observationRoutes } from "#domaines/suivi/observation/routes.tsx";
import { repondreRoutes } from "#domaines/suivi/questionnaire/repondre/routes.tsx";
import { questionnaireRoutes } from "#domaines/suivi/questionnaire/routes.tsx";
import { seanceRoutes } from "#domaines/suivi/seance/routes.tsx";
import { serviceRoutes } from "#domaines/suivi/service/routes.tsx";
import { avancementRoutes } from "#domaines/suivi/avancement/routes.tsx";
import { bordRoutes } from "#domaines/suivi/bord/routes.tsx";
import { campagneRoutes } from "#domaines/suivi/campagne/routes.tsx";
import { classeurRoutes } from "#domaines/suivi/classeur/routes.tsx";
import { suiviFicheRoutes } from "#domaines/suivi/fiche/routes.tsx";
import { effacerDesBilans, effacerParoleDesBilans, listTextesDesBilans } from "#domaines/evaluation/index.ts";
import { horsLigneRoutes } from "#domaines/suivi/horsligne/routes.tsx";
import { effacementRoutes } from "#domaines/suivi/effacement/routes.tsx";
import { etatsRoutes } from "#domaines/suivi/liste/routes.tsx";
import { mouvementRoutes } from "#domaines/suivi/mouvement/routes.tsx";
import { reponseRoutes } from "#domaines/suivi/reponse/routes.tsx";
import { communeRoutes } from "#domaines/suivi/commune/routes.tsx";
import { traceRoutes } from "#domaines/suivi/trace/routes.tsx";
import { budgetRoutes } from "#domaines/suivi/budget/routes.tsx";
import { budgetFicheRoutes } from "#domaines/suivi/budget/saisie/routes.tsx";
import type { Env } from "#platform/http.ts";

/** Where each fiche stands, and the campaigns that ask. */
export function mountCampagnes(app: Hono<Env>): void {
  app.route("/", horsLigneRoutes);
  app.route("/", bordRoutes);
  app.route("/", suiviFicheRoutes);
  app.route("/", effacementRoutes(effacerDesBilans, listTextesDesBilans));
  app.route("/", campagneRoutes);
  app.route("/", avancementRoutes);
  app.route("/", classeurRoutes); // before the answers: « classeur » is no campaign
  app.route("/", reponseRoutes);
  app.route("/", etatsRoutes);
  app.route("/", mouvementRoutes);
}

/** What becomes of the plan: what is measured, its money. */
export function mountSuivi(app: Hono<Env>): void {
  app.route("/", questionnaireRoutes(effacerParoleDesBilans));
  app.route("/", repondreRoutes);
  app.route("/", grilleRoutes);
  app.route("/", rattachementRoutes);
  app.route("/", definitionRoutes);
  app.route("/", indicateurRoutes);
  app.route("/", preuveRoutes);
  app.route("/", repriseRoutes);
  app.route("/", observationRoutes(effacerParoleDesBilans));
  app.route("/", serviceRoutes);
  app.route("/", seanceRoutes);
}

/** What the plan costs, who pays, and what links all of it. */
export function mountBudget(app: Hono<Env>): void {
  app.route("/", budgetRoutes);
  app.route("/", budgetFicheRoutes);
  app.route("/", traceRoutes);
  app.route("/", communeRoutes);
}
