import { type DateProposee, SOUHAITS, type Souhait } from "../model.ts";

/** Ce qu'un membre répond à chaque date ; une date sans réponse n'en reçoit pas. */
export const lireSouhaits = (form: FormData, dates: readonly DateProposee[], membre: string, prefixe = ""): Souhait[] =>
  dates.flatMap(({ id }) => {
    const reponse = SOUHAITS.find((un) => un === form.get(`${prefixe}${id}`));
    return reponse ? [{ date: id, membre, reponse }] : [];
  });
