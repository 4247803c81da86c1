import type { Commune, Epci } from "../cog/model.ts";

/** Une réponse de la recherche : une commune ou un EPCI. */
export type Territoire = { genre: "commune"; commune: Commune } | { genre: "epci"; epci: Epci };
