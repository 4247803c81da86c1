import { type Dit, direEn, direPalier, direTexte, type LangueLue } from "../../../reglement/langue/rules.ts";
import type { Question } from "../model.ts";

/** Une question telle que la famille la lit ; `francais` : un de ses textes n'est pas dans sa langue. */
export type QuestionDite = {
  libelle: Dit;
  aide: Dit;
  piece: Dit;
  paliers: readonly { valeur: number; dit: Dit }[];
  francais: boolean;
};

/** GUI-133 : une question du règlement se lit dans la langue de la page ; à défaut en français, et la page le dit. */
export function direQuestion(question: Question, langue: LangueLue): QuestionDite {
  const { libelle: titre, aide: description, piece, paliers, traductions } = question;
  const source = { libelle: titre, description, piece, ...(traductions ? { traductions } : {}) };
  const [libelle, aide, preuve] = (["libelle", "description", "piece"] as const).map((cle) =>
    direTexte(source, cle, langue),
  ) as [Dit, Dit, Dit];
  const dits = paliers.map((un, rang) => ({
    valeur: un.valeur,
    dit: direPalier(source, { rang, libelle: un.libelle }, langue),
  }));
  const francais = [libelle, aide, preuve, ...dits.map(({ dit }) => dit)].some((dit) => dit.francais);
  return { libelle, aide, piece: preuve, paliers: dits, francais };
}

/** Le nom d'une pièce, dans la langue de la page si une question la demande ; sinon les mots de l'agent. */
export function direPiece(nature: string, questions: readonly Question[], langue: LangueLue): Dit {
  const question = questions.find(({ piece }) => piece === nature);
  return question ? direQuestion(question, langue).piece : direEn(langue, nature, undefined);
}
