import type { Jour } from "#commun/jour.ts";
import type { ContenuVersion, Difference } from "../contenu/model.ts";

/** Une version signée : son numéro dans la convention, le jour où la dernière partie l'a signée. */
export type Signee = { id: string; numero: number; signeeLe: Jour; avenant: string | null; empreinte: string };

/** Ce qu'un avenant signé a changé, et le jour de sa signature. */
export type PasJournal = { le: Jour; ecarts: readonly Difference[] };

/** Une différence portée par un avenant, ce qui la motive, et la décision qui la couvrait déjà s'il y en a une. */
export type Modification = { ecart: Difference; motif: string; decision: string | null };

/** Un contenu figé : il ne change plus jamais ; `intact` : son empreinte est encore celle du jour où il le fut. */
export type Figee = {
  id: string;
  convention: string;
  avenant: string | null;
  contenu: ContenuVersion;
  modifications: Modification[];
  empreinte: string;
  figeeLe: string;
  figeePar: string;
  intact: boolean;
};

/** « Version 2, avenant 1 » : comme on nomme une version partout. */
export const nomVersion = ({ numero, avenant }: Pick<Signee, "numero" | "avenant">): string =>
  avenant === null ? `Version ${numero}, convention d’origine` : `Version ${numero}, par avenant`;
