import type { Hono } from "hono";
import { donneesRoutes } from "#domaines/guichet/acces/routes.tsx";
import { effacementRoutes } from "#domaines/guichet/effacement/routes.tsx";
import { impressionPurgeRoutes } from "#domaines/guichet/purge/impression/routes.tsx";
import { purgeRoutes } from "#domaines/guichet/purge/routes.tsx";
import { ailleursRoutes } from "#domaines/guichet/commission/ailleurs/routes.tsx";
import { dossierRoutes } from "#domaines/guichet/commission/dossier/routes.tsx";
import { etapeRoutes } from "#domaines/guichet/commission/etape/routes.tsx";
import { lettreRoutes } from "#domaines/guichet/commission/lettre/routes.tsx";
import { libereeRoutes } from "#domaines/guichet/commission/liberee/routes.tsx";
import { listeRoutes } from "#domaines/guichet/commission/liste/routes.tsx";
import { offreRoutes } from "#domaines/guichet/commission/offre/routes.tsx";
import { placesRoutes } from "#domaines/guichet/commission/places/routes.tsx";
import { procesRoutes } from "#domaines/guichet/commission/proces/routes.tsx";
import { retoucheRoutes } from "#domaines/guichet/commission/retouche/routes.tsx";
import { sessionRoutes } from "#domaines/guichet/commission/session/routes.tsx";
import { voteRoutes } from "#domaines/guichet/commission/vote/routes.tsx";
import { accueilPlaceRoutes } from "#domaines/guichet/demande/accueil/routes.tsx";
import { fileRoutes } from "#domaines/guichet/demande/file/routes.tsx";
import { guichetRoutes } from "#domaines/guichet/demande/guichet/routes.tsx";
import { instructionRoutes } from "#domaines/guichet/demande/instruction/routes.tsx";
import { papierRoutes } from "#domaines/guichet/demande/papier/routes.tsx";
import { relanceRoutes } from "#domaines/guichet/demande/relance/routes.tsx";
import { gesteRoutes } from "#domaines/guichet/demande/geste/routes.tsx";
import { lienPlaceRoutes } from "#domaines/guichet/demande/lien/routes.tsx";
import { parcoursRoutes } from "#domaines/guichet/demande/parcours/routes.tsx";
import { pieceFamilleRoutes } from "#domaines/guichet/demande/piece/routes.tsx";
import { suiviPlaceRoutes } from "#domaines/guichet/demande/suivi/routes.tsx";
import { chiffresGuichetRoutes } from "#domaines/guichet/chiffres/routes.tsx";
import { doublonRoutes } from "#domaines/guichet/doublon/routes.tsx";
import { critereRoutes } from "#domaines/guichet/reglement/edition/critere/routes.tsx";
import { editionReglementRoutes } from "#domaines/guichet/reglement/edition/routes.tsx";
import { expertiseRoutes } from "#domaines/guichet/reglement/expertise/routes.tsx";
import { lectureReglementRoutes } from "#domaines/guichet/reglement/lecture/routes.tsx";
import { reglementPublicRoutes } from "#domaines/guichet/reglement/publique/routes.tsx";
import { simulationRoutes } from "#domaines/guichet/simulation/routes.tsx";
import type { Env } from "#platform/http.ts";
import { PRETS_PLACE } from "../place.ts";

/** The rules by which places are given. */
function mountReglement(app: Hono<Env>): void {
  app.route("/", reglementPublicRoutes);
  app.route("/", critereRoutes);
  app.route("/", editionReglementRoutes);
  app.route("/", lectureReglementRoutes);
  app.route("/", expertiseRoutes);
  app.route("/", simulationRoutes);
}

/** The commission: its sessions from the list frozen to the letters answered, and what happens between two. */
function mountCommission(app: Hono<Env>): void {
  app.route("/", libereeRoutes); // first, with « ailleurs » and « nouvelle »: they are no session
  app.route("/", ailleursRoutes);
  app.route("/", sessionRoutes);
  app.route("/", etapeRoutes);
  app.route("/", placesRoutes);
  app.route("/", listeRoutes);
  app.route("/", dossierRoutes);
  app.route("/", retoucheRoutes);
  app.route("/", voteRoutes);
  app.route("/", procesRoutes);
  app.route("/", lettreRoutes);
  app.route("/", offreRoutes);
}

/** What families may know and ask of their own data, and who answers. */
function mountDonnees(app: Hono<Env>): void {
  app.route("/", donneesRoutes);
  app.route("/", effacementRoutes);
  app.route("/", purgeRoutes);
  app.route("/", impressionPurgeRoutes);
}

/** A family without an account: it asks, step by step, comes back by its mail, follows, changes, answers. */
function mountPlace(app: Hono<Env>): void {
  app.route("/", accueilPlaceRoutes);
  app.route("/", lienPlaceRoutes);
  app.route("/", suiviPlaceRoutes(PRETS_PLACE));
  app.route("/", gesteRoutes(PRETS_PLACE));
  app.route("/", pieceFamilleRoutes(PRETS_PLACE));
  app.route("/", parcoursRoutes(PRETS_PLACE.figee)); // last: its steps are any other word
}

/** The agents: the queue, a request's page, what came on paper, whom to call. */
function mountFile(app: Hono<Env>): void {
  app.route("/", fileRoutes);
  app.route("/", guichetRoutes);
  app.route("/", relanceRoutes);
  app.route("/", instructionRoutes(PRETS_PLACE));
  app.route("/", papierRoutes(PRETS_PLACE.figee)); // last: its steps are any other word
}

/** The single door of families, the agents behind it and the commission. */
export function mountGuichet(app: Hono<Env>): void {
  mountReglement(app);
  mountDonnees(app);
  mountPlace(app);
  mountFile(app);
  app.route("/", doublonRoutes);
  app.route("/", chiffresGuichetRoutes);
  mountCommission(app);
}
