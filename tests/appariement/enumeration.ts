import type { Jeu, Option, Part } from "./lecture.ts";

/** A family that would rather have another option, while the others hold what they hold. */
type Cas = { jeu: Jeu; choix: readonly number[]; famille: number; option: Option };

/** What these parts, better ranked than a bound in a way in, count on a row. */
function prises(parts: readonly Part[], { voie }: Part, avant: number, ligne: number): number {
  let somme = 0;
  for (const part of parts) if (part.ordre < avant && part.voie === voie) somme += part.prend[ligne] as number;
  return somme;
}

/** Does the row hold the option's own parts, and those of the better ranked of the other families? */
function tientSur({ jeu, choix, famille, option }: Cas, part: Part, ligne: number): boolean {
  let somme = prises(option.parts, part, part.ordre + 1, ligne);
  for (let autre = 0; autre < choix.length; autre++) {
    const tenue = jeu.familles[autre]?.options[choix[autre] as number];
    if (tenue && autre !== famille) somme += prises(tenue.parts, part, part.ordre, ligne);
  }
  return somme <= (jeu.limites[ligne] as number);
}

/** Would this option fit if only the better ranked of each way in kept their places, its family's own left aside? */
function bloque(cas: Cas): boolean {
  for (const part of cas.option.parts) for (const ligne of part.lignes) if (!tientSur(cas, part, ligne)) return false;
  return true;
}

/** Stable: nobody prefers an option that would fit beside the better ranked alone. */
export function stable(jeu: Jeu, choix: readonly number[]): boolean {
  for (const [famille, { options }] of jeu.familles.entries()) {
    const tenue = choix[famille] as number;
    const fin = tenue < 0 ? options.length : tenue;
    for (let rang = 0; rang < fin; rang++)
      if (bloque({ jeu, choix, famille, option: options[rang] as Option })) return false;
  }
  return true;
}

function prendre(restes: number[], { parts }: Option, sens: 1 | -1): void {
  for (const { lignes, prend } of parts)
    for (const ligne of lignes) restes[ligne] = (restes[ligne] as number) - sens * (prend[ligne] as number);
}

const tient = (restes: readonly number[], { parts }: Option) =>
  parts.every(({ lignes }) => lignes.every((ligne) => (restes[ligne] as number) >= 0));

/** Every row within its limit. */
export function realisable({ familles, limites }: Jeu, choix: readonly number[]): boolean {
  const restes = [...limites];
  for (const [famille, { options }] of familles.entries()) {
    const option = options[choix[famille] ?? -1];
    if (option) prendre(restes, option, 1);
  }
  return restes.every((reste) => reste >= 0);
}

/** Every stable assignment: all the feasible ones are made, and each is judged by the definition. */
export function enumerer(jeu: Jeu): number[][] {
  const restes = [...jeu.limites];
  const choix = jeu.familles.map(() => -1);
  const trouvees: number[][] = [];
  const descendre = (famille: number): void => {
    if (famille === choix.length) {
      if (stable(jeu, choix)) trouvees.push([...choix]);
      return;
    }
    for (const [rang, option] of (jeu.familles[famille]?.options ?? []).entries()) {
      prendre(restes, option, 1);
      choix[famille] = rang;
      if (tient(restes, option)) descendre(famille + 1);
      choix[famille] = -1;
      prendre(restes, option, -1);
    }
    descendre(famille + 1);
  };
  descendre(0);
  return trouvees;
}
