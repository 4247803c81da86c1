import type { Hono } from "hono";
import { parametreRoutes as parametreAccesRoutes } from "#domaines/observatoire/accessibilite/parametre/routes.tsx";
import { accesRoutes } from "#domaines/observatoire/accessibilite/routes.tsx";
import { scenarioRoutes } from "#domaines/observatoire/accessibilite/scenario/routes.tsx";
import { situationRoutes } from "#domaines/observatoire/accessibilite/situation/routes.tsx";
import { tempsRoutes } from "#domaines/observatoire/accessibilite/temps/routes.tsx";
import { zoneAccesRoutes } from "#domaines/observatoire/accessibilite/zone/routes.tsx";
import { fluxRoutes } from "#domaines/observatoire/carte/flux/routes.tsx";
import { carteRoutes } from "#domaines/observatoire/carte/routes.tsx";
import { getConvention } from "#domaines/convention/index.ts";
import { compositionRoutes } from "#domaines/statistiques/composition/routes.tsx";
import { catalogueRoutes } from "#domaines/statistiques/catalogue/routes.tsx";
import { ficheRoutes } from "#domaines/statistiques/catalogue/fiche/routes.tsx";
import { definitionRoutes } from "#domaines/statistiques/catalogue/definition/routes.tsx";
import { publicationRoutes } from "#domaines/statistiques/publication/routes.tsx";
import { saisieRoutes } from "#domaines/statistiques/valeur/saisie/routes.tsx";
import { seuilRoutes } from "#domaines/statistiques/seuil/routes.tsx";
import { apportAvant, apportRoutes } from "#domaines/statistiques/apport/routes.tsx";
import type { LireCommunes } from "#domaines/statistiques/requete/actions.ts";
import { diagnosticRoutes } from "#domaines/diagnostic/routes.tsx";
import { sectionRoutes } from "#domaines/diagnostic/section/routes.tsx";
import { dessinerCarte } from "#domaines/observatoire/index.ts";
import { instantaneRoutes } from "#domaines/observatoire/instantane/routes.tsx";
import { veilleRoutes } from "#domaines/observatoire/veille/routes.tsx";
import { ecoleRoutes } from "#domaines/observatoire/projection/ecole/routes.tsx";
import { tableauEcolesRoutes } from "#domaines/observatoire/projection/ecole/tableau/routes.tsx";
import { projectionRoutes } from "#domaines/observatoire/projection/routes.tsx";
import { secteurRoutes } from "#domaines/observatoire/projection/secteur/routes.tsx";
import { portraitRoutes } from "#domaines/observatoire/portrait/routes.tsx";
import type { Env } from "#platform/http.ts";

/** The communes that the conventions of the place cover: the figures stand below the conventions, and are lent them. */
const lireCommunes: LireCommunes = async (db, perimetre) => {
  const codes = new Set<string>();
  for (const id of perimetre.conventions)
    for (const code of (await getConvention(db, perimetre, id)).perimetre) codes.add(code);
  return [...codes];
};

/** Reads a deposited file of figures while nothing is open. */
export const statistiquesAvant = apportAvant(lireCommunes);

/** The figures of the territory. */
function mountStatistiques(app: Hono<Env>): void {
  app.route("/", catalogueRoutes(lireCommunes));
  app.route("/", apportRoutes(lireCommunes));
  app.route("/", seuilRoutes);
  app.route("/", compositionRoutes(lireCommunes));
  app.route("/", definitionRoutes);
  app.route("/", saisieRoutes(lireCommunes));
  app.route("/", publicationRoutes(lireCommunes));
  app.route("/", ficheRoutes(lireCommunes)); // last: the others name their pages, this one any figure
}

/** Who reaches a place of childcare, and what would change it. */
function mountAccessibilite(app: Hono<Env>): void {
  app.route("/", zoneAccesRoutes);
  app.route("/", tempsRoutes);
  app.route("/", situationRoutes);
  app.route("/", parametreAccesRoutes);
  app.route("/", scenarioRoutes);
  app.route("/", accesRoutes);
}

/** How many pupils and children are to come. */
function mountProjections(app: Hono<Env>): void {
  app.route("/", tableauEcolesRoutes);
  app.route("/", ecoleRoutes);
  app.route("/", secteurRoutes);
  app.route("/", projectionRoutes);
}

/** Figures, diagnostic, portraits, maps and projections of a territory. */
export function mountObservatoire(app: Hono<Env>): void {
  mountStatistiques(app);
  app.route("/", sectionRoutes(dessinerCarte));
  app.route("/", diagnosticRoutes);
  app.route("/", portraitRoutes);
  app.route("/", instantaneRoutes);
  app.route("/", carteRoutes);
  app.route("/", fluxRoutes);
  app.route("/", veilleRoutes);
  mountAccessibilite(app);
  mountProjections(app);
}
