import { secondesDepuis } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { type Compteur, FENETRE_SECONDES, type GenreQuota, type JetonApi, JETONS_MAX, QUOTA } from "./model.ts";

type Vie = Pick<JetonApi, "expireLe" | "revoqueLe">;

/** ACC-20 : un jeton vaut jusqu'à son terme, sauf révoqué ; révoqué, il ne vaut plus jamais. */
export const vaut = ({ expireLe, revoqueLe }: Vie, maintenant: Date): boolean =>
  revoqueLe === null && maintenant.toISOString() < expireLe;

/** ACC-21 : un compte tient au plus dix jetons valables à la fois. */
export const peutCreer = (jetons: readonly Vie[], maintenant: Date): null | Refus<"trop-de-jetons"> =>
  jetons.filter((jeton) => vaut(jeton, maintenant)).length >= JETONS_MAX ? refus("trop-de-jetons") : null;

export type Reste = { genre: GenreQuota; limite: number; reste: number; secondes: number; depasse: boolean };

/** ACC-22 : un jeton lit 600 fois et écrit 120 fois par heure ; au-delà il attend la fin de son heure. */
export function resteDe(genre: GenreQuota, { depuis, nombre }: Compteur, maintenant: Date): Reste {
  const limite = QUOTA[genre];
  return {
    genre,
    limite,
    reste: Math.max(0, limite - nombre),
    secondes: Math.max(1, FENETRE_SECONDES - secondesDepuis(depuis, maintenant)),
    depasse: nombre > limite,
  };
}

const PORTEUR = /^Bearer +([\w.~+/-]+=*)$/i;

/** Le jeton que porte l'en-tête « Authorization », s'il en porte un. */
export const jetonDe = (entete: string | undefined): string | null => PORTEUR.exec(entete ?? "")?.[1] ?? null;
