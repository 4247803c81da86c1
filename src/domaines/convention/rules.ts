import { annee, type Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { BlocConvention, Identite } from "./model.ts";

export type RefusIdentite = "fin-avant-debut" | "fin-trop-lointaine" | "commune-inconnue" | "perimetre-vide";

/** Le dernier jour que la convention peut atteindre. */
export const finAuPlusTard = (debut: Jour): Jour => `${annee(debut) + 4}-12-31` as Jour;

/** CONV-1 : une convention finit au plus tard le 31 décembre de la quatrième année qui suit son début (modèle national, art. 10). */
export function verifierDuree({ debut, fin }: Pick<Identite, "debut" | "fin">): Refus<RefusIdentite> | null {
  if (!debut || !fin) return null;
  if (fin < debut) return refus("fin-avant-debut");
  return fin > finAuPlusTard(debut) ? refus("fin-trop-lointaine") : null;
}

/** CONV-2 : un périmètre est fait d'une commune au moins, chacune connue du code officiel et dite une fois, dans l'ordre donné. */
export function verifierPerimetre(
  codes: readonly string[],
  connue: (code: string) => boolean,
): string[] | Refus<RefusIdentite> {
  if (codes.length === 0) return refus("perimetre-vide");
  if (!codes.every(connue)) return refus("commune-inconnue");
  return [...new Set(codes)];
}

const DE: Record<number, string> = {
  0: "de ",
  1: "d’",
  2: "du ",
  3: "de la ",
  4: "des ",
  5: "de l’",
  6: "des ",
  7: "de ",
  8: "de ",
};

/** CONV-3 : la Caf porte le nom de son département, avec l'article qu'il prend ; la personne peut le corriger. */
export const nomCaf = ({ nom, liaison }: { nom: string; liaison: number }): string =>
  `Caf ${DE[liaison] ?? "de "}${nom}`;

const egal = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** CONV-4 : le journal d'une convention ne retient que ce qui a changé. */
export function changements(
  avant: BlocConvention,
  apres: BlocConvention,
): { avant: object; apres: Record<string, unknown> } | null {
  const [un, autre] = [aplati(avant), aplati(apres)];
  const cles = Object.keys(un).filter((cle) => !egal(un[cle], autre[cle]));
  if (cles.length === 0) return null;
  const garder = (bloc: Record<string, unknown>) => Object.fromEntries(cles.map((cle) => [cle, bloc[cle] ?? null]));
  return { avant: garder(un), apres: garder(autre) };
}

const aplati = ({ convention, deliberations }: BlocConvention): Record<string, unknown> => ({
  ...convention,
  deliberations,
});

/**
 * CONV-5 : une partie, un visa, un article, une annexe ou une délibération garde son identifiant quand le texte revient ;
 * on la reconnaît à sa clé, sinon à sa place.
 */
export function garderIdentifiants<T>(
  anciens: readonly (T & { id: string })[],
  nouveaux: readonly T[],
  cle: (element: T) => string,
  nouvelId: () => string,
): (T & { id: string; rang: number })[] {
  const libres = new Set(anciens);
  const reprendre = (choix: (T & { id: string }) | undefined) => {
    if (choix) libres.delete(choix);
    return choix?.id;
  };
  const parCle = nouveaux.map((un) => reprendre([...libres].find((ancien) => cle(ancien) === cle(un))));
  const aSaPlace = (rang: number) => {
    const ancien = anciens[rang];
    return ancien && libres.has(ancien) ? ancien : undefined;
  };
  return nouveaux.map((un, rang) => ({ ...un, id: parCle[rang] ?? reprendre(aSaPlace(rang)) ?? nouvelId(), rang }));
}
