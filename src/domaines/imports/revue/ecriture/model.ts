import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Revue } from "../actions.ts";

export type Auteur = { perimetre: Perimetre; instant: string };
export type Ecriture = Auteur & { db: Db; revue: Revue };

/** Où chaque nœud de l'import se trouve désormais dans le plan ; un nœud laissé rend celui de ses parents qui reste. */
export type Places = (id: string | null) => string | null;
