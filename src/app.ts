import { Hono } from "hono";
import { csrf } from "hono/csrf";
import { createMiddleware } from "hono/factory";
import { secureHeaders } from "hono/secure-headers";
import { courrierRoutes } from "#domaines/acces/administration/courrier/routes.tsx";
import { administrationRoutes } from "#domaines/acces/administration/routes.tsx";
import { compteRoutes } from "#domaines/acces/compte/routes.tsx";
import { accesAvant, peut, porteurAvant, versPremierPas } from "#domaines/acces/index.ts";
import { installationRoutes } from "#domaines/acces/installation/routes.tsx";
import { jetonRoutes } from "#domaines/acces/jeton/routes.tsx";
import { jetonApiRoutes } from "#domaines/acces/jetonapi/routes.tsx";
import { journalRoutes } from "#domaines/acces/journal/routes.tsx";
import { partageRoutes } from "#domaines/acces/partage/routes.tsx";
import { porteRoutes } from "#domaines/acces/porte/routes.tsx";
import { registreRoutes } from "#domaines/acces/registre/routes.tsx";
import { sessionRoutes } from "#domaines/acces/session/routes.tsx";
import type { Role } from "#commun/perimetre.ts";
import { logoRoutes } from "#domaines/documents/logo/routes.tsx";
import { documentsAvant, documentsRoutes } from "#domaines/documents/routes.tsx";
import { correctionRoutes } from "#domaines/acteurs/correction/routes.tsx";
import { mandatRoutes } from "#domaines/acteurs/mandat/routes.tsx";
import { acteursRoutes } from "#domaines/acteurs/routes.tsx";
import { blocRoutes } from "#domaines/imports/revue/bloc/routes.tsx";
import { ficheEnRevueRoutes } from "#domaines/imports/revue/fiche/routes.tsx";
import { jonctionRoutes } from "#domaines/imports/revue/jonction/routes.tsx";
import { prioriteRoutes } from "#domaines/imports/revue/priorite/routes.tsx";
import { revueRoutes } from "#domaines/imports/revue/routes.tsx";
import { importsAvant, importsRoutes } from "#domaines/imports/routes.tsx";
import { sortieRoutes } from "#domaines/imports/sortie/routes.tsx";
import { tableurRoutes } from "#domaines/imports/tableur/routes.tsx";
import { grilleRoutes } from "#domaines/suivi/grille/routes.tsx";
import { rattachementRoutes } from "#domaines/suivi/rattachement/routes.tsx";
import { definitionRoutes } from "#domaines/suivi/indicateur/definition/routes.tsx";
import { indicateurRoutes } from "#domaines/suivi/indicateur/routes.tsx";
import { observationRoutes } from "#domaines/suivi/observation/routes.tsx";
import { questionnaireAvant } from "#domaines/suivi/questionnaire/repondre/actions.ts";
import { repondreRoutes } from "#domaines/suivi/questionnaire/repondre/routes.tsx";
import { questionnaireRoutes } from "#domaines/suivi/questionnaire/routes.tsx";
import { seanceRoutes } from "#domaines/suivi/seance/routes.tsx";
import { serviceRoutes } from "#domaines/suivi/service/routes.tsx";
import { commentaireRoutes } from "#domaines/plan/commentaire/routes.tsx";
import { ensembleRoutes } from "#domaines/plan/ensemble/routes.tsx";
import { ficheRoutes } from "#domaines/plan/fiche/routes.tsx";
import { histoireRoutes } from "#domaines/plan/histoire/routes.tsx";
import { lotRoutes } from "#domaines/plan/lot/routes.tsx";
import { noeudRoutes } from "#domaines/plan/noeud/routes.tsx";
import { placeRoutes } from "#domaines/plan/place/routes.tsx";
import { rechercheRoutes } from "#domaines/plan/recherche/routes.tsx";
import { vueRoutes } from "#domaines/plan/vue/routes.tsx";
import { avancementRoutes } from "#domaines/suivi/avancement/routes.tsx";
import { lireEtats } from "#domaines/suivi/index.ts";
import { bordRoutes } from "#domaines/suivi/bord/routes.tsx";
import { campagneRoutes } from "#domaines/suivi/campagne/routes.tsx";
import { classeurAvant, classeurRoutes } from "#domaines/suivi/classeur/routes.tsx";
import { suiviFicheRoutes } from "#domaines/suivi/fiche/routes.tsx";
import { etatsRoutes } from "#domaines/suivi/liste/routes.tsx";
import { mouvementRoutes } from "#domaines/suivi/mouvement/routes.tsx";
import { reponseRoutes } from "#domaines/suivi/reponse/routes.tsx";
import { communeRoutes } from "#domaines/suivi/commune/routes.tsx";
import { traceRoutes } from "#domaines/suivi/trace/routes.tsx";
import { budgetRoutes } from "#domaines/suivi/budget/routes.tsx";
import { budgetFicheRoutes } from "#domaines/suivi/budget/saisie/routes.tsx";
import { conventionApi } from "#domaines/convention/api.ts";
import { importsApi } from "#domaines/imports/api.ts";
import { planApi } from "#domaines/plan/api.ts";
import type { Endpoint } from "#platform/api/endpoint.ts";
import { apiOf } from "#platform/api/mount.ts";
import { compressed } from "#platform/compress.ts";
import { creationRoutes } from "#domaines/convention/creation/routes.tsx";
import { populationRoutes } from "#domaines/territoire/population/routes.tsx";
import { zoneRoutes } from "#domaines/territoire/zone/routes.tsx";
import { territoireRoutes } from "#domaines/territoire/routes.tsx";
import { equipementsRoutes } from "#domaines/equipements/routes.tsx";
import { avenantRoutes } from "#domaines/actes/avenant/routes.tsx";
import { comparaisonRoutes } from "#domaines/actes/comparaison/routes.tsx";
import { partieRoutes as signatureDePartieRoutes, signatureAvant } from "#domaines/actes/signature/partie/routes.tsx";
import { signatureRoutes } from "#domaines/actes/signature/routes.tsx";
import { versionRoutes } from "#domaines/actes/version/routes.tsx";
import { annexeRoutes } from "#domaines/actes/annexe/routes.tsx";
import { modeleRoutes } from "#domaines/actes/modele/routes.tsx";
import { bibliothequeRoutes } from "#domaines/actes/bibliotheque/routes.tsx";
import { depotAvant } from "#domaines/actes/depot/routes.tsx";
import { retourTexteRoutes } from "#domaines/actes/retour/routes.tsx";
import { elementRoutes } from "#domaines/actes/texte/element/routes.tsx";
import { texteRoutes } from "#domaines/actes/texte/routes.tsx";
import { ajustementRoutes } from "#domaines/evaluation/ajustement/routes.tsx";
import { bilanRoutes } from "#domaines/evaluation/bilan/routes.tsx";
import { critereRoutes } from "#domaines/evaluation/critere/routes.tsx";
import { retourRoutes } from "#domaines/evaluation/retour/routes.tsx";
import { sectionRoutes } from "#domaines/evaluation/section/routes.tsx";
import { transmissionRoutes } from "#domaines/evaluation/transmission/routes.tsx";
import { fluxAvant, fluxRoutes } from "#domaines/agenda/flux/routes.tsx";
import { agendaRoutes } from "#domaines/agenda/routes.tsx";
import { chiffresRoutes } from "#domaines/gouvernance/chiffres/routes.tsx";
import { communicationRoutes } from "#domaines/gouvernance/communication/routes.tsx";
import { cooperationRoutes } from "#domaines/gouvernance/cooperation/routes.tsx";
import { moisRoutes } from "#domaines/gouvernance/cooperation/mois/routes.tsx";
import { tenueRoutes } from "#domaines/gouvernance/cooperation/tenue/routes.tsx";
import { decisionRoutes } from "#domaines/gouvernance/decision/routes.tsx";
import { saisieDecisionRoutes } from "#domaines/gouvernance/decision/saisie/routes.tsx";
import { demandeRoutes as demandeAvisRoutes } from "#domaines/sppe/avis/demande/routes.tsx";
import { publiqueRoutes } from "#domaines/sppe/avis/publique/routes.tsx";
import { suiviRoutes as suiviAvisRoutes } from "#domaines/sppe/avis/suivi/routes.tsx";
import { projetRoutes } from "#domaines/sppe/projet/routes.tsx";
import { parametreRoutes } from "#domaines/sppe/parametre/routes.tsx";
import { relaisRoutes } from "#domaines/sppe/relais/routes.tsx";
import { conformiteRoutes } from "#domaines/sppe/conformite/routes.tsx";
import { editionSchemaRoutes } from "#domaines/sppe/schema/edition/routes.tsx";
import { schemaRoutes } from "#domaines/sppe/schema/routes.tsx";
import { acteRoutes } from "#domaines/sppe/competence/acte/routes.tsx";
import { competenceRoutes } from "#domaines/sppe/competence/routes.tsx";
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
import { cycleRoutes } from "#domaines/convention/cycle/routes.tsx";
import { ensembleRoutes as accueilRoutes } from "#domaines/convention/ensemble/routes.tsx";
import { partieRoutes } from "#domaines/convention/partie/routes.tsx";
import { signataireRoutes } from "#domaines/convention/partie/signataire/routes.tsx";
import { reconductionRoutes } from "#domaines/convention/reconduction/routes.tsx";
import { modeRoutes } from "#domaines/convention/resiliation/mode/routes.tsx";
import { resiliationRoutes } from "#domaines/convention/resiliation/routes.tsx";
import { voisineRoutes } from "#domaines/convention/voisine/routes.tsx";
import { pieceAvant, pieceRoutes } from "#domaines/convention/deliberation/piece/routes.tsx";
import { deliberationRoutes } from "#domaines/convention/deliberation/routes.tsx";
import { saisieDeliberationRoutes } from "#domaines/convention/deliberation/saisie/routes.tsx";
import { conventionRoutes } from "#domaines/convention/routes.tsx";
import { empreinteCourante } from "#domaines/actes/index.ts";
import type { EmpreinteCourante } from "#domaines/convention/index.ts";
import { lireBilansAAdopter, lireBilansFinaux } from "#domaines/evaluation/index.ts";
import type { Base } from "#platform/db/db.ts";
import { answerError } from "#platform/failure.tsx";
import { type Env, formOnly, transactional } from "#platform/http.ts";
import { COOKIE, sourceOf } from "#platform/session.ts";
import { type Statique, statiqueRoutes } from "#platform/static.ts";
import { FABRIQUES } from "./fabriques.ts";
import { citer } from "./citations.ts";
import { PRETS } from "./prets.ts";
import { lirePropositions } from "./propositions.ts";
import { welcome } from "./entree.ts";

/** `adresse`: how the outside reaches the site (https makes the cookies secure); `mandataire`: behind a proxy of our own. */
export type Deps = {
  base: Base;
  maintenant: () => Date;
  demonstration: boolean;
  statique: Statique;
  adresse?: string;
  mandataire?: boolean;
};

export { COOKIE };

const HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    imgSrc: ["'self'", "data:"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
  },
});

/** Over which base, at what time, reached how and from where: what every request knows, of the site or of the API. */
const situate = ({ base, maintenant, adresse, mandataire = false }: Deps) =>
  createMiddleware<Env>(async (c, next) => {
    c.set("base", base);
    c.set("maintenant", maintenant);
    c.set("adresse", adresse ?? new URL(c.req.url).origin);
    c.set("source", sourceOf(c, mandataire));
    await next();
  });

/** Every act of the API: what answers it, and what its contract publishes. */
export const API: readonly Endpoint[] = [...conventionApi, ...planApi, ...importsApi];

/** Who enters, and what everyone may read of the installation. */
function mountAcces(app: Hono<Env>, demonstration: boolean): void {
  app.route("/", sessionRoutes(demonstration));
  app.route("/", jetonRoutes);
  app.route("/", compteRoutes);
  app.route("/", jetonApiRoutes);
  app.route("/", partageRoutes);
  app.route("/", journalRoutes(citer));
  app.route("/", registreRoutes);
  app.route("/", installationRoutes);
  app.route("/", courrierRoutes);
  app.route("/", administrationRoutes);
  app.route("/", porteRoutes);
}

/** The plan d’actions, view by view. */
function mountPlan(app: Hono<Env>): void {
  app.route("/", vueRoutes(lireEtats));
  app.route("/", ensembleRoutes);
  app.route("/", ficheRoutes(lireEtats));
  app.route("/", histoireRoutes);
  app.route("/", lotRoutes);
  app.route("/", placeRoutes);
  app.route("/", commentaireRoutes);
  app.route("/", noeudRoutes);
  app.route("/", rechercheRoutes);
}

/** Where each fiche stands, and the campaigns that ask. */
function mountCampagnes(app: Hono<Env>): void {
  app.route("/", bordRoutes);
  app.route("/", suiviFicheRoutes);
  app.route("/", campagneRoutes);
  app.route("/", avancementRoutes);
  app.route("/", classeurRoutes); // before the answers: « classeur » is no campaign
  app.route("/", reponseRoutes);
  app.route("/", etatsRoutes);
  app.route("/", mouvementRoutes);
}

/** What becomes of the plan: what is measured, its money. */
function mountSuivi(app: Hono<Env>): void {
  app.route("/", questionnaireRoutes);
  app.route("/", repondreRoutes);
  app.route("/", grilleRoutes);
  app.route("/", rattachementRoutes);
  app.route("/", definitionRoutes);
  app.route("/", indicateurRoutes);
  app.route("/", observationRoutes);
  app.route("/", serviceRoutes);
  app.route("/", seanceRoutes);
}

/** What the plan costs, who pays, and what links all of it. */
function mountBudget(app: Hono<Env>): void {
  app.route("/", budgetRoutes);
  app.route("/", budgetFicheRoutes);
  app.route("/", traceRoutes);
  app.route("/", communeRoutes);
}

/** What is made of all that: the bilans, written, rated, adopted, frozen. */
function mountEvaluation(app: Hono<Env>): void {
  app.route("/", transmissionRoutes);
  app.route("/", ajustementRoutes);
  app.route("/", bilanRoutes);
  app.route("/", sectionRoutes);
  app.route("/", critereRoutes);
  app.route("/", retourRoutes);
}

/** What is decided, said together, coordinated, exchanged. */
function mountDecisions(app: Hono<Env>): void {
  app.route("/", instanceRoutes);
  app.route("/", membreRoutes);
  app.route("/", reunionRoutes(lirePropositions));
  app.route("/", dateRoutes(lirePropositions));
  app.route("/", pointRoutes(lirePropositions));
  app.route("/", convocationRoutes);
  app.route("/", invitationRoutes);
  app.route("/", seanceTenueRoutes);
  app.route("/", releveRoutes);
  app.route("/", echangeRoutes);
  app.route("/", etapeRoutes);
  app.route("/", saisieDecisionRoutes(lireBilansAAdopter)); // before the register: « nouvelle » is no decision
  app.route("/", decisionRoutes);
  app.route("/", agendaRoutes);
  app.route("/", fluxRoutes);
  app.route("/", communicationRoutes);
  app.route("/", chiffresRoutes);
  app.route("/", cooperationRoutes);
  app.route("/", tenueRoutes);
  app.route("/", moisRoutes);
}

/** The public service of early childhood. */
function mountSppe(app: Hono<Env>): void {
  app.route("/", competenceRoutes);
  app.route("/", acteRoutes);
  app.route("/", projetRoutes);
  app.route("/", demandeAvisRoutes);
  app.route("/", suiviAvisRoutes);
  app.route("/", publiqueRoutes);
  app.route("/", schemaRoutes);
  app.route("/", editionSchemaRoutes);
  app.route("/", conformiteRoutes);
  app.route("/", relaisRoutes);
  app.route("/", parametreRoutes);
}

/** The wording of the convention, and what surrounds it. */
function mountTexte(app: Hono<Env>): void {
  app.route("/", texteRoutes);
  app.route("/", elementRoutes);
  app.route("/", annexeRoutes);
  app.route("/", retourTexteRoutes);
  app.route("/", bibliothequeRoutes);
  app.route("/", modeleRoutes);
}

/** What the councils vote is the whole convention, as it reads today. */
const contenuDuJour: EmpreinteCourante = (c) =>
  empreinteCourante(c.var.db, c.var.perimetre, c.req.param("convention") ?? "");

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
  app.route("/", saisieDeliberationRoutes(contenuDuJour)); // first: « nouvelle » is no délibération
  app.route("/", deliberationRoutes(contenuDuJour));
  app.route("/", pieceRoutes);
}

const DROITS_LOGO = {
  lire: (roles: readonly Role[]) => peut(roles, "convention.lire"),
  modifier: (roles: readonly Role[]) => peut(roles, "convention.modifier"),
};

const DROITS_TERRITOIRE = {
  lire: (roles: readonly Role[]) => peut(roles, "territoire.lire"),
  modifier: (roles: readonly Role[]) => peut(roles, "territoire.modifier"),
};

/** The convention, and what its espace holds. */
function mountTerritoire(app: Hono<Env>): void {
  app.route("/", conventionRoutes(PRETS.lireBilansFinaux));
  app.route("/", cycleRoutes);
  app.route("/", accueilRoutes(PRETS));
  app.route("/", voisineRoutes);
  app.route("/", reconductionRoutes);
  app.route("/", partieRoutes);
  app.route("/", signataireRoutes);
  app.route("/", resiliationRoutes);
  app.route("/", modeRoutes);
  app.route("/", correctionRoutes);
  app.route("/", mandatRoutes); // before: « referents » is no actor
  app.route("/", acteursRoutes);
  app.route("/", equipementsRoutes);
  app.route("/", territoireRoutes(DROITS_TERRITOIRE));
  app.route("/", zoneRoutes(DROITS_TERRITOIRE));
  app.route("/", populationRoutes(DROITS_TERRITOIRE));
}

/** What comes in from a file and what goes out as one. */
function mountImports(app: Hono<Env>): void {
  app.route("/", importsRoutes);
  app.route("/", revueRoutes);
  app.route("/", blocRoutes);
  app.route("/", prioriteRoutes);
  app.route("/", ficheEnRevueRoutes);
  app.route("/", jonctionRoutes);
  app.route("/", sortieRoutes);
  app.route("/", tableurRoutes);
}

/** The whole site over one database, at the day that `maintenant` gives. */
export function createApp(deps: Deps) {
  const app = new Hono<Env>();
  app.use(compressed);
  app.use(HEADERS);
  app.route("/statique", statiqueRoutes(deps.statique));
  app.use(situate(deps));
  app.route("/api/v1", apiOf(API, porteurAvant));
  app.use(csrf());
  app.use(welcome(deps));
  app.use(versPremierPas(deps.demonstration));
  app.use(accesAvant);
  app.use(questionnaireAvant);
  app.route("/", importsAvant);
  app.route("/", classeurAvant);
  app.route("/", fluxAvant);
  app.route("/", depotAvant);
  app.route("/", signatureAvant);
  app.route("/", documentsAvant(FABRIQUES));
  app.route("/", pieceAvant);
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
  mountTexte(app);
  mountDeliberations(app);
  mountSignature(app);
  mountSppe(app);
  mountTerritoire(app);
  app.route("/", logoRoutes(DROITS_LOGO));
  app.route("/", documentsRoutes(FABRIQUES));
  mountImports(app);
  app.onError(answerError);
  app.notFound((c) => answerError(null, c));
  return app;
}
