import type { Valeur } from "#domaines/statistiques/model.ts";

type Datee = Pick<Valeur, "statistique" | "lieu" | "millesime" | "valeur" | "secret">;

/** SPPE-51 : un avis cite de chaque chiffre sa valeur la plus récente qui soit connue, jamais un secret ni une année à venir. */
export function derniers<V extends Datee>(valeurs: readonly V[], an: number): V[] {
  const connues = valeurs.filter(({ valeur, secret, millesime }) => valeur !== null && !secret && millesime <= an);
  const parChiffre = Map.groupBy(connues, ({ statistique, lieu }) => `${statistique} ${lieu.genre} ${lieu.code}`);
  return [...parChiffre.values()].flatMap((siennes) => siennes.toSorted((a, b) => b.millesime - a.millesime)[0] ?? []);
}
