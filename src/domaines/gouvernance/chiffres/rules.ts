import { joursEntre, type Jour } from "#commun/jour.ts";
import type { Decision } from "../decision/model.ts";
import { joursDeRetard } from "../decision/rules.ts";
import type { Instance } from "../instance/model.ts";
import type { Membre } from "../membre/model.ts";
import type { Presence, Seance } from "../seance/model.ts";
import type { ComptesDecisions, Participation, RythmeInstance } from "./model.ts";

export type Periode = { debut: Jour; fin: Jour };

export const estTenue = ({ etat }: Pick<Seance, "etat">): boolean => etat === "tenue" || etat === "approuvee";
const dans = ({ debut, fin }: Periode, le: Jour | null): le is Jour => le !== null && debut <= le && le <= fin;

/**
 * GOUV-150 : une instance tient ses réunions ou non, au regard de la fréquence qu'elle s'est donnée, au prorata des jours de la
 * période ; sans fréquence dite, on ne compte pas ce qu'elle prévoyait.
 */
export function rythmes(
  instances: readonly Pick<Instance, "id" | "nom" | "frequence">[],
  seances: readonly Pick<Seance, "instance" | "etat" | "le">[],
  periode: Periode,
): RythmeInstance[] {
  const annees = (joursEntre(periode.debut, periode.fin) + 1) / 365.25;
  return instances.map(({ id, nom, frequence }) => {
    const siennes = seances.filter(({ instance, le }) => instance === id && dans(periode, le));
    return {
      nom,
      tenues: siennes.filter(estTenue).length,
      prevues: frequence === null ? null : Math.round(frequence * annees),
      aVenir: siennes.filter(({ etat }) => etat === "preparation" || etat === "convoquee").length,
      annulees: siennes.filter(({ etat }) => etat === "annulee").length,
    };
  });
}

type Constat = Pick<Presence, "seance" | "membre" | "presence">;

const compter = (nom: string, constats: readonly Constat[]): Participation => ({
  nom,
  venus: constats.filter(({ presence }) => presence === "present" || presence === "suppleant").length,
  representes: constats.filter(({ presence }) => presence === "pouvoir").length,
  attendus: constats.length,
});

/**
 * GOUV-151 : on compte les membres qui ont voix, aux réunions tenues dont la feuille est remplie ; un suppléant vient, un pouvoir
 * représente sans venir. Les invités permanents, habitants ou partenaires, se comptent à part ; celui d'une seule réunion, jamais. Un groupe se
 * nomme par collège ou par commune.
 */
export function participation(
  membres: readonly Pick<Membre, "id" | "voix" | "suppleantDe" | "seance">[],
  constats: readonly Constat[],
  nommer: (membre: string) => string | null,
  comptee: Membre["voix"] = "deliberative",
): Participation[] {
  const siens = membres.filter(
    ({ voix, suppleantDe, seance }) =>
      voix === comptee && suppleantDe === null && (seance === null || voix === "deliberative"),
  );
  const comptes = new Set(siens.map(({ id }) => id));
  const faits = constats.filter(({ membre, presence }) => presence !== null && comptes.has(membre));
  const parNom = Map.groupBy(faits, ({ membre }) => nommer(membre));
  return [...parNom]
    .flatMap(([nom, les]) => (nom === null ? [] : [compter(nom, les)]))
    .toSorted((a, b) => (a.nom < b.nom ? -1 : 1));
}

/** Les réunions tenues dans la période : celles dont on compte les présences. */
export const seancesTenues = <S extends Pick<Seance, "etat" | "le">>(seances: readonly S[], periode: Periode): S[] =>
  seances.filter((seance) => estTenue(seance) && dans(periode, seance.le));

/** GOUV-152 : les décisions comptent au jour où elles sont prises ; une exécution, au jour où elle est faite. */
export function compterDecisions(decisions: readonly Decision[], periode: Periode): ComptesDecisions {
  const prises = decisions.filter(({ le }) => dans(periode, le));
  const adoptees = prises.filter(({ adoptee }) => adoptee);
  return {
    prises: adoptees.length,
    rejetees: prises.length - adoptees.length,
    aExecuter: adoptees.filter(({ execution }) => execution === "aExecuter").length,
    enRetard: adoptees.filter((decision) => joursDeRetard(decision, periode.fin) > 0).length,
    executees: decisions.filter(({ executeeLe }) => dans(periode, executeeLe)).length,
    mineurs: adoptees.filter(({ genre }) => genre === "ajustementMineur").length,
  };
}

export type Adhesion = { fiche: string; commune: string; depuis: Jour };

/** GOUV-153 : une commune adhère à un projet depuis un jour donné ; seules comptent celles de la convention. */
export function compterAdhesions(
  adhesions: readonly Adhesion[],
  communes: readonly string[],
  { fin }: Pick<Periode, "fin">,
): { parFiche: ReadonlyMap<string, string[]>; adherentes: number } {
  const comptees = adhesions.filter(({ commune, depuis }) => depuis <= fin && communes.includes(commune));
  const parFiche = Map.groupBy(comptees, ({ fiche }) => fiche);
  return {
    parFiche: new Map([...parFiche].map(([fiche, siennes]) => [fiche, siennes.map(({ commune }) => commune)])),
    adherentes: new Set(comptees.map(({ commune }) => commune)).size,
  };
}

/** Une part, ou rien quand personne n'était attendu : zéro ne se dit pas de ce qui n'a pas eu lieu. */
export const tauxDe = ({ venus, attendus }: Pick<Participation, "venus" | "attendus">): number | null =>
  attendus === 0 ? null : venus / attendus;
