import type { CommuneVue, NomReconnu } from "./model.ts";

/** CONV-6 : on ajoute à un périmètre les communes nommées une par ligne ; un nom qu'on ne reconnaît pas est rendu, jamais oublié. */
export function completerPerimetre(
  codes: readonly string[],
  noms: readonly NomReconnu[],
): { codes: string[]; inconnus: NomReconnu[] } {
  const reconnus = noms.flatMap(({ code }) => code ?? []);
  return {
    codes: [...new Set([...codes, ...reconnus])],
    inconnus: noms.filter(({ code }) => !code),
  };
}

const citer = (noms: readonly NomReconnu[]) => noms.map(({ nom }) => `« ${nom} »`).join(", ");

/** La phrase des communes qu'on n'a pas reconnues : celles que rien ne désigne, et celles que plusieurs communes portent. */
export function phraseInconnues(noms: readonly NomReconnu[]): string {
  const [homonymes, inconnus] = [noms.filter(({ plusieurs }) => plusieurs), noms.filter(({ plusieurs }) => !plusieurs)];
  return [
    inconnus.length > 0 &&
      `On ne reconnaît pas ${citer(inconnus)} : écrivez le nom entier, ou le nom suivi du département, comme « Colombier (42) ».`,
    homonymes.length > 0 &&
      `Plusieurs communes s’appellent ${citer(homonymes)} : ajoutez le département, comme « Colombier (42) ».`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** La somme des populations connues. */
export const habitants = (communes: readonly CommuneVue[], laquelle: "municipale" | "totale"): number =>
  communes.reduce((somme, commune) => somme + (commune[laquelle] ?? 0), 0);
