/** Diagnostic : ce que le territoire est, ce qui y manque et ce qu'il y a à faire ; l'annexe 1 de la convention. */
export { type DessinerCarte, estCommence, lireBlocsDiagnostic, lireDiagnosticSigne } from "./actions.ts";
export { apportDe, effacerApport, verserApport } from "./demarche/actions.ts";
export { listApports } from "./demarche/store.ts";
export { listEnjeux } from "./enjeu/store.ts";
export { FIGER, figer } from "./gel/actions.ts";
export { findGelDe } from "./gel/store.ts";
export { lireDiagnosticAu } from "./histoire/actions.ts";
export { fabriquesDiagnostic } from "./impression/actions.ts";
export { listCitationsDiagnostic } from "./requete/store.ts";
export { rangerEnjeux } from "./rules.ts";
export { listSections } from "./section/store.ts";
export { offrirZone } from "./zone/actions.ts";
export { listZones } from "./zone/store.ts";
