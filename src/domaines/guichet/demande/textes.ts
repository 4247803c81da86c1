import { en } from "./langue/en/textes.ts";
import { facile } from "./langue/facile/textes.ts";
import { fr, type Textes } from "./langue/fr/textes.ts";
import type { Langue } from "./model.ts";

export type { Textes } from "./langue/fr/textes.ts";

/** Ce que lisent les familles, par langue. En ajouter une : un objet de plus, traduit du français, et son nom ici. */
export const TEXTES: Record<Langue, Textes> = { fr, facile, en };
