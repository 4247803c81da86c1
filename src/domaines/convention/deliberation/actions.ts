import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listParties } from "../partie/store.ts";
import type { Partie } from "../model.ts";
import { getConvention } from "../store.ts";
import type { Empreintes, Question, Situation } from "./model.ts";
import { doitVoter, empreintesUtiles, situations, voterAvant } from "./rules.ts";
import { findDelaiVote, listDeliberations } from "./store.ts";

type Aujourdhui = { empreintes: Empreintes | null; le: Jour };

/** Où en est chaque partie d'une question, celles qui doivent encore voter d'abord ; et le jour avant lequel elles le doivent. */
export async function suivreVotes(
  db: Db,
  perimetre: Perimetre,
  { convention: id, question }: { convention: string; question: Question },
  { empreintes, le }: Aujourdhui,
) {
  const convention = await getConvention(db, perimetre, id);
  const { parties } = await listParties(db, perimetre, id);
  const actes = await listDeliberations(db, perimetre, id);
  const utiles = empreintesUtiles(convention, question.genre, empreintes);
  const toutes = situations(parties, actes, question, { empreintes: utiles, le });
  const delai = await findDelaiVote(db, perimetre, id, question);
  return {
    convention,
    actes,
    situations: toutes.toSorted((a, b) => Number(doitVoter(b)) - Number(doitVoter(a))),
    delai,
    avant: voterAvant(question.genre === "avenant" ? null : convention.debut, delai?.avant ?? null),
  };
}

/** Les parties qui doivent encore voter cette question, et avant quand : ce que d'autres tranches demandent avant une signature. */
export async function quiDoitVoter(
  db: Db,
  perimetre: Perimetre,
  quoi: { convention: string; question: Question },
  aujourdhui: Aujourdhui,
): Promise<{ situations: Situation<Partie>[]; avant: Jour | null }> {
  const suivi = await suivreVotes(db, perimetre, quoi, aujourdhui);
  return { situations: suivi.situations.filter(doitVoter), avant: suivi.avant };
}
