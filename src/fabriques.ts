import type { Fabriques } from "#domaines/documents/index.ts";

/** Every kind of document that can be asked for: a slice adds its own. */
export const FABRIQUES: Fabriques = {};
