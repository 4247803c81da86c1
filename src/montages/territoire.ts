import type { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Role } from "#commun/perimetre.ts";
import { correctionRoutes } from "#domaines/acteurs/correction/routes.tsx";
import { mandatRoutes } from "#domaines/acteurs/mandat/routes.tsx";
import { acteursRoutes } from "#domaines/acteurs/routes.tsx";
import { populationRoutes } from "#domaines/territoire/population/routes.tsx";
import { contourAvant, contourRoutes } from "#domaines/territoire/contour/routes.tsx";
import { zoneRoutes } from "#domaines/territoire/zone/routes.tsx";
import { territoireRoutes } from "#domaines/territoire/routes.tsx";
import { responsableRoutes } from "#domaines/equipements/responsable/routes.tsx";
import { assistanteRoutes } from "#domaines/equipements/assistante/routes.tsx";
import { correctionStructureRoutes } from "#domaines/equipements/correction/routes.tsx";
import { exportRoutes as exportEquipementsRoutes } from "#domaines/equipements/export/routes.tsx";
import { fusionRoutes } from "#domaines/equipements/fusion/routes.tsx";
import { occupantRoutes } from "#domaines/equipements/occupant/routes.tsx";
import { preuveRoutes } from "#domaines/equipements/preuve/routes.tsx";
import { placesRoutes } from "#domaines/equipements/places/routes.tsx";
import { placesImportRoutes } from "#domaines/equipements/places/tableau/routes.tsx";
import { equipementsRoutes } from "#domaines/equipements/routes.tsx";
import { structureRoutes } from "#domaines/equipements/structure/routes.tsx";
import { figerSignee, lirePapier } from "#domaines/actes/index.ts";
import { listCollectivites, listFins } from "#domaines/convention/index.ts";
import { cycleRoutes } from "#domaines/convention/cycle/routes.tsx";
import { ensembleRoutes as accueilRoutes } from "#domaines/convention/ensemble/routes.tsx";
import { partieRoutes } from "#domaines/convention/partie/routes.tsx";
import { signataireRoutes } from "#domaines/convention/partie/signataire/routes.tsx";
import { reconductionRoutes } from "#domaines/convention/reconduction/routes.tsx";
import { modeRoutes } from "#domaines/convention/resiliation/mode/routes.tsx";
import { resiliationRoutes } from "#domaines/convention/resiliation/routes.tsx";
import { voisineRoutes } from "#domaines/convention/voisine/routes.tsx";
import { conventionRoutes } from "#domaines/convention/routes.tsx";
import type { Env } from "#platform/http.ts";
import { PRETS, SUITES_STRUCTURE } from "../prets.ts";

export const DROITS_LOGO = {
  lire: (roles: readonly Role[]) => peut(roles, "convention.lire"),
  modifier: (roles: readonly Role[]) => peut(roles, "convention.modifier"),
};

const DROITS_TERRITOIRE = {
  lire: (roles: readonly Role[]) => peut(roles, "territoire.lire"),
  modifier: (roles: readonly Role[]) => peut(roles, "territoire.modifier"),
};

/** A file of contours is read before the transaction. */
export const contoursAvant = contourAvant(DROITS_TERRITOIRE);

/** The convention, and what its espace holds. */
export function mountTerritoire(app: Hono<Env>): void {
  app.route("/", conventionRoutes(PRETS.lireBilansFinaux));
  app.route("/", cycleRoutes({ lire: lirePapier, figer: figerSignee }));
  app.route("/", accueilRoutes(PRETS));
  app.route("/", voisineRoutes);
  app.route("/", reconductionRoutes);
  app.route("/", partieRoutes);
  app.route("/", signataireRoutes);
  app.route("/", resiliationRoutes);
  app.route("/", modeRoutes);
  app.route("/", correctionRoutes);
  app.route("/", mandatRoutes(listCollectivites, listFins)); // before: « referents » is no actor
  app.route("/", acteursRoutes(listFins));
  app.route("/", correctionStructureRoutes);
  app.route("/", equipementsRoutes); // first: it asks who may read
  app.route("/", placesRoutes); // before a structure: « places » is none
  app.route("/", placesImportRoutes);
  app.route("/", occupantRoutes);
  app.route("/", assistanteRoutes);
  app.route("/", exportEquipementsRoutes);
  app.route("/", preuveRoutes);
  app.route("/", fusionRoutes(SUITES_STRUCTURE)); // before a structure: « doublons » is none
  app.route("/", structureRoutes(PRETS.lireArrets));
  app.route("/", responsableRoutes);
  app.route("/", territoireRoutes(DROITS_TERRITOIRE));
  app.route("/", zoneRoutes(DROITS_TERRITOIRE));
  app.route("/", populationRoutes(DROITS_TERRITOIRE));
  app.route("/", contourRoutes(DROITS_TERRITOIRE));
}
