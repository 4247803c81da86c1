import type { Hono } from "hono";
import { avenantRoutes } from "#domaines/actes/avenant/routes.tsx";
import { comparaisonRoutes } from "#domaines/actes/comparaison/routes.tsx";
import { partieRoutes as signatureDePartieRoutes } from "#domaines/actes/signature/partie/routes.tsx";
import { signatureRoutes } from "#domaines/actes/signature/routes.tsx";
import { versionRoutes } from "#domaines/actes/version/routes.tsx";
import { annexeRoutes } from "#domaines/actes/annexe/routes.tsx";
import { modeleRoutes } from "#domaines/actes/modele/routes.tsx";
import { bibliothequeRoutes } from "#domaines/actes/bibliotheque/routes.tsx";
import { retourTexteRoutes } from "#domaines/actes/retour/routes.tsx";
import { elementRoutes } from "#domaines/actes/texte/element/routes.tsx";
import { accordRoutes } from "#domaines/actes/texte/accord/routes.tsx";
import { texteRoutes } from "#domaines/actes/texte/routes.tsx";
import { pieceRoutes } from "#domaines/convention/deliberation/piece/routes.tsx";
import { deliberationRoutes } from "#domaines/convention/deliberation/routes.tsx";
import { saisieDeliberationRoutes } from "#domaines/convention/deliberation/saisie/routes.tsx";
import { empreintesAVoter, listAvenantsVotes } from "#domaines/actes/index.ts";
import type { PretsVotes } from "#domaines/convention/index.ts";
import type { Env } from "#platform/http.ts";

/** The wording of the convention, and what surrounds it. */
function mountTexte(app: Hono<Env>): void {
  app.route("/", texteRoutes);
  app.route("/", accordRoutes);
  app.route("/", elementRoutes);
  app.route("/", annexeRoutes);
  app.route("/", retourTexteRoutes);
  app.route("/", bibliothequeRoutes);
  app.route("/", modeleRoutes);
}

/** What the councils vote is the whole convention, as it reads today, or one of its avenants. */
const VOTES: PretsVotes = {
  empreintes: (c) => empreintesAVoter(c.var.db, c.var.perimetre, c.req.param("convention") ?? ""),
  avenants: (c) => listAvenantsVotes(c.var.db, c.var.perimetre, c.req.param("convention") ?? ""),
};

/** What is signed: versions frozen for good, who signs them, what an avenant changes, what two dates differ by. */
function mountSignature(app: Hono<Env>): void {
  app.route("/", signatureRoutes);
  app.route("/", signatureDePartieRoutes);
  app.route("/", versionRoutes);
  app.route("/", avenantRoutes);
  app.route("/", comparaisonRoutes);
}

/** What each council decided. */
function mountDeliberations(app: Hono<Env>): void {
  app.route("/", saisieDeliberationRoutes(VOTES)); // first: « nouvelle » is no délibération
  app.route("/", deliberationRoutes(VOTES));
  app.route("/", pieceRoutes);
}

/** The convention as an act: written, voted, signed, changed. */
export function mountActes(app: Hono<Env>): void {
  mountTexte(app);
  mountDeliberations(app);
  mountSignature(app);
}
