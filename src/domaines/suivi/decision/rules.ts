import { type Refus, refus } from "#commun/refus.ts";
import type { Devenir } from "#domaines/gouvernance/decision/effet/model.ts";
import type { Dire, EtatDefini } from "../etat/model.ts";
import { offerts } from "../etat/rules.ts";

const CODES: Record<Devenir, string> = { abandon: "abandonnee", remplacement: "remplacee", report: "reportee" };

/**
 * SUI-60 : une décision donne à la fiche l'état de la convention qui en porte le nom ; si la liste a changé, le premier qui demande
 * la même chose, une décision ou une date ; s'il n'y en a pas, elle ne s'applique pas.
 */
export function etatPourDecision(etats: readonly EtatDefini[], devenir: Devenir): EtatDefini | null {
  const exige = devenir === "report" ? "nouvelleDate" : "decision";
  const possibles = offerts(etats).filter((etat) => etat.exige === exige);
  return possibles.find(({ code }) => code === CODES[devenir]) ?? possibles[0] ?? null;
}

/** Ce que chaque fiche a de décisions qui l'arrêtent, par leur référence. */
export type Registre = ReadonlyMap<string, readonly string[]>;
type Prise = { reference: string; genre: string; adoptee: boolean; fiches: readonly string[] };

const ARRETENT = ["abandon", "remplacement", "arbitrage", "ajustementMineur"];

/** SUI-280 : ce qui arrête une fiche est une décision adoptée qui la nomme : ni un avis, ni une information, ni ce que le vote a rejeté. */
export function registreDe(prises: readonly Prise[]): Registre {
  const citables = prises
    .filter(({ genre, adoptee }) => adoptee && ARRETENT.includes(genre))
    .flatMap(({ reference, fiches }) => fiches.map((fiche) => ({ fiche, reference })));
  const parFiche = Map.groupBy(citables, ({ fiche }) => fiche);
  return new Map([...parFiche].map(([fiche, siennes]) => [fiche, siennes.map(({ reference }) => reference)]));
}

/** SUI-281 : qui cite une référence du registre cite une décision qui arrête cette fiche ; un comité et son jour, écrits en clair, se prennent. */
export function citer<D extends Pick<Dire, "decision">>(
  dit: D,
  registre: Registre,
  fiche: string,
): D | Refus<"decision-inconnue"> {
  const citees = (dit.decision ?? "").toUpperCase().match(/\bD-\d{4}-\d+\b/g) ?? [];
  return citees.every((une) => registre.get(fiche)?.includes(une)) ? dit : refus("decision-inconnue");
}
