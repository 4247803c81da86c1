import type { Effectif } from "../model.ts";

/** Une ligne d'un tableau d'écoles, telle qu'elle se lit : l'école y est encore un nom. */
export type LigneEcole = Omit<Effectif, "ecole"> & { numero: number; nom: string; commune: string };

/** Une école que le tableau nomme et que l'espace n'a pas encore. */
export type EcoleNeuve = { nom: string; commune: string };
