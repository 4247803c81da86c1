import type { CommuneVue, NomReconnu } from "./model.ts";

/** CONV-6 : on ajoute à un périmètre les communes nommées une par ligne ; un nom qu'on ne reconnaît pas est rendu, jamais oublié. */
export function completerPerimetre(
  codes: readonly string[],
  noms: readonly NomReconnu[],
): { codes: string[]; inconnus: string[] } {
  const reconnus = noms.flatMap(({ code }) => code ?? []);
  return {
    codes: [...new Set([...codes, ...reconnus])],
    inconnus: noms.filter(({ code }) => !code).map(({ nom }) => nom),
  };
}

/** La phrase d'une commune qu'on n'a pas reconnue. */
export const phraseInconnues = (inconnus: readonly string[]): string =>
  `On ne reconnaît pas ${inconnus.map((nom) => `« ${nom} »`).join(", ")} : écrivez le nom entier, ou le nom suivi du département, comme « Colombier (42) ».`;

/** La somme des populations connues. */
export const habitants = (communes: readonly CommuneVue[], laquelle: "municipale" | "totale"): number =>
  communes.reduce((somme, commune) => somme + (commune[laquelle] ?? 0), 0);
