import type { Jour } from "#commun/jour.ts";

/** Un arrêt d'une structure itinérante : où, quand d'ordinaire, et son prochain passage. */
export type ArretDit = { service: string; lieu: string; quand: string; prochain: Jour | null; href: string };
