import { pluriel } from "#commun/texte.ts";
import { annee, enLettres, type Jour, joursEntre } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Decision, DecisionDite, Vote } from "./model.ts";

/** GOUV-120 : un vote est acquis selon la majorité dite ; sans un seul « pour », il ne l'est jamais. */
export function estAcquis({ pour, contre, abstentions, majorite }: Vote): boolean {
  if (pour === 0) return false;
  const seuils: Record<Vote["majorite"], boolean> = {
    simple: pour > contre,
    absolue: 2 * pour > pour + contre + abstentions,
    deuxTiers: 3 * pour >= 2 * (pour + contre),
    unanimite: contre === 0,
  };
  return seuils[majorite];
}

/** « 12 pour, 3 contre, 1 abstention : 12 sur 16 votants ». */
export const voteEcrit = ({ pour, contre, abstentions }: Vote): string =>
  `${pour} pour, ${contre} contre, ${pluriel(abstentions, "abstention")} sur ${pluriel(pour + contre + abstentions, "votant")}`;

export type RefusDecision =
  | "date-future"
  | "sans-instance"
  | "sans-fiche"
  | "avant-passe"
  | "avant-seul"
  | "deja-executee"
  | "rien-a-executer"
  | "constat-avant"
  | "instance-consultative";

type Neuve = Pick<Decision, "annee" | "adoptee" | "execution"> & DecisionDite;

const VISE_DES_FICHES: readonly Decision["genre"][] = ["abandon", "remplacement"];

const jugerDelai = ({ avant, le, responsable }: DecisionDite): Refus<"avant-seul" | "avant-passe"> | null => {
  if (avant === null) return null;
  if (responsable === "") return refus("avant-seul");
  return avant < le ? refus("avant-passe") : null;
};

const juger = (dite: DecisionDite, aujourdhui: Jour): Refus<RefusDecision> | null => {
  if (dite.le > aujourdhui) return refus("date-future");
  if (!dite.seance && dite.instance === "") return refus("sans-instance");
  if (VISE_DES_FICHES.includes(dite.genre) && dite.fiches.length === 0) return refus("sans-fiche");
  return jugerDelai(dite);
};

/**
 * GOUV-121 : une décision dit son instance et son jour ; abandonner ou remplacer nomme des fiches ; rejetée par le vote, elle n'a
 * pas de suite ; qui doit l'exécuter, et avant quand, se disent ensemble.
 */
export function decider(dite: DecisionDite, aujourdhui: Jour): Neuve | Refus<RefusDecision> {
  const faute = juger(dite, aujourdhui);
  if (faute) return faute;
  const adoptee = dite.vote === null || estAcquis(dite.vote);
  const execution = adoptee && dite.responsable ? "aExecuter" : "sansSuite";
  return { ...dite, annee: annee(dite.le), adoptee, execution };
}

const SANS_DECIDER: readonly Decision["genre"][] = ["information", "avis"];

/** GOUV-130 : une instance qui ne rend pas de décision informe et donne un avis ; elle ne valide, n'arbitre ni ne change rien. */
export const peutDecider = (
  { decide }: { decide: boolean },
  genre: Decision["genre"],
): null | Refus<"instance-consultative"> =>
  decide || SANS_DECIDER.includes(genre) ? null : refus("instance-consultative");

/** GOUV-123 : ce qui est à exécuter l'est une fois, un jour qui n'est ni à venir ni d'avant la décision. */
export function executer(
  decision: Decision,
  { le, constat }: { le: Jour; constat: string },
  aujourdhui: Jour,
): Decision | Refus<RefusDecision> {
  if (decision.execution === "executee") return refus("deja-executee");
  if (decision.execution === "sansSuite") return refus("rien-a-executer");
  if (le > aujourdhui) return refus("date-future");
  if (le < decision.le) return refus("constat-avant");
  return { ...decision, execution: "executee", executeeLe: le, constat };
}

/** GOUV-124 : une décision est en retard le lendemain du jour dit, tant qu'elle n'est pas exécutée. */
export const joursDeRetard = ({ execution, avant }: Pick<Decision, "execution" | "avant">, aujourdhui: Jour): number =>
  execution === "aExecuter" && avant !== null ? Math.max(0, joursEntre(avant, aujourdhui)) : 0;

/** GOUV-125 : une décision se nomme « D-2026-3 » : son année et son rang dans l'année de la convention. */
export const referenceDe = ({ annee: an, numero }: Pick<Decision, "annee" | "numero">): string => `D-${an}-${numero}`;

/** « D-2026-3, Comité de pilotage du 12 mars 2026 » : ce que le suivi d'une fiche en garde. */
export const citationDe = (decision: Pick<Decision, "annee" | "numero" | "instance" | "le">): string =>
  `${referenceDe(decision)}, ${decision.instance} du ${enLettres(decision.le)}`;

/** La décision qu'un texte cite, s'il en cite une : ce qui fut écrit à la main avant le registre n'en cite pas. */
export function lireReference(texte: string): { annee: number; numero: number } | null {
  const [, an, numero] = /\bD-(\d{4})-(\d{1,6})\b/.exec(texte) ?? [];
  return an && numero ? { annee: Number(an), numero: Number(numero) } : null;
}
