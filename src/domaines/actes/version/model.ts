import type { Jour } from "#commun/jour.ts";
import type { ContenuVersion, Difference } from "../contenu/model.ts";

/** Une version signée : son numéro dans la convention, le jour où la dernière partie l'a signée. */
export type Signee = { id: string; numero: number; signeeLe: Jour; avenant: string | null };

/** Ce qu'un avenant signé a changé, et le jour de sa signature. */
export type PasJournal = { le: Jour; ecarts: readonly Difference[] };

/** Un contenu figé : il ne change plus jamais ; `intact` : son empreinte est encore celle du jour où il le fut. */
export type Figee = { contenu: ContenuVersion; empreinte: string; figeeLe: string; intact: boolean };
