import type { Role } from "#commun/perimetre.ts";

export type { Commune, Contexte, Epci, IndexTerritoire, Trouvaille } from "./cog/model.ts";
export type { Lot, Trace } from "./contour/model.ts";
export { LIBELLES_NATURE } from "./cog/model.ts";
export type { Territoire } from "./recherche/model.ts";

/** Ce que les rôles permettent ici : dit par qui monte les pages, le territoire ne connaît pas les comptes. */
export type DroitsTerritoire = Record<"lire" | "modifier", (roles: readonly Role[]) => boolean>;
