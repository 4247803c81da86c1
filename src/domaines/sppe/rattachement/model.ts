import type { Competence } from "../competence/model.ts";

/** Une fiche-action et l'une des compétences qu'elle sert. */
export type Rattachement = { fiche: string; competence: Competence };
