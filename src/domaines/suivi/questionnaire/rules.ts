import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Question, Questionnaire, Retour } from "./model.ts";

/** SUI-150 : un questionnaire pose une à trois questions : deux au plus à niveaux, de deux à sept niveaux distincts, et une libre. */
export function verifierQuestions(
  questions: readonly Question[],
  libre: string,
): Refus<"sans-question" | "trop-de-questions" | "niveaux"> | null {
  if (questions.length === 0 && !libre) return refus("sans-question");
  if (questions.length > 2) return refus("trop-de-questions");
  const justes = questions.every(
    ({ niveaux }) => niveaux.length >= 2 && niveaux.length <= 7 && new Set(niveaux).size === niveaux.length,
  );
  return justes ? null : refus("niveaux");
}

/** SUI-151 : une réponse dit quelque chose : un niveau de l'échelle, ou quelques mots. */
export function verifierRetour(
  { questions, libre: demandee }: Pick<Questionnaire, "questions" | "libre">,
  { niveaux, libre }: Pick<Retour, "niveaux" | "libre">,
): Refus<"reponse-vide" | "niveau-inconnu"> | null {
  const connus = niveaux.every((rang, i) => rang === null || (rang >= 0 && rang < (questions[i]?.niveaux.length ?? 0)));
  if (!connus || niveaux.length !== questions.length) return refus("niveau-inconnu");
  const dit = niveaux.some((rang) => rang !== null) || (demandee !== "" && libre !== "");
  return dit ? null : refus("reponse-vide");
}

/** Une question et ce que l'on y a répondu, niveau par niveau, dans l'ordre de l'échelle. */
export type Depouille = { libelle: string; repondu: number; comptes: { niveau: string; nombre: number }[] };

/** SUI-152 : on compte les réponses, niveau par niveau ; qui n'a pas répondu à une question n'y compte pas. */
export const depouiller = (
  { questions }: Pick<Questionnaire, "questions">,
  retours: readonly Pick<Retour, "niveaux">[],
): Depouille[] =>
  questions.map(({ libelle, niveaux }, i) => {
    const comptes = niveaux.map((niveau, rang) => ({
      niveau,
      nombre: retours.filter((retour) => retour.niveaux[i] === rang).length,
    }));
    return { libelle, comptes, repondu: comptes.reduce((total, { nombre }) => total + nombre, 0) };
  });

/** SUI-153 : un questionnaire prend des réponses jusqu'à son dernier jour, compris. */
export const estOuvert = ({ fermeLe }: Pick<Questionnaire, "fermeLe">, aujourdhui: Jour): boolean =>
  aujourdhui <= fermeLe;
