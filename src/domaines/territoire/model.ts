export type { Commune, Contexte, Epci, IndexTerritoire, Trouvaille } from "./cog/model.ts";
export { LIBELLES_NATURE } from "./cog/model.ts";
export type { Territoire } from "./recherche/model.ts";
