import type { Lieu } from "../lieu/model.ts";

export const GENRES_COMPOSES = ["epci", "bassin"] as const satisfies readonly Lieu["genre"][];
export type GenreCompose = (typeof GENRES_COMPOSES)[number];

/** De quelles communes un EPCI ou un bassin de vie était fait, du premier janvier d'une année jusqu'à la suivante que l'on dit. */
export type Composition = {
  genre: GenreCompose;
  territoire: string;
  debut: number;
  communes: string[];
  source: string;
  version: number;
};
