import type { Portee } from "#commun/portee.ts";

/** Un jeton personnel : il agit pour son compte, dans la limite de ses portées, jusqu'à son terme. */
export type JetonApi = {
  id: string;
  nom: string;
  portees: Portee[];
  creeLe: string;
  expireLe: string;
  vuLe: string | null;
  revoqueLe: string | null;
};

export const NOMS_PORTEE: Record<Portee, string> = { lecture: "lecture", ecriture: "écriture", import: "import" };

export const LIBELLES_PORTEE: Record<Portee, string> = {
  lecture: "Lire les conventions, les plans, leur histoire et les exporter",
  ecriture: "Écrire des fiches-actions",
  import: "Déposer un import, à revoir ensuite sur le site",
};

/** Les durées que l'on peut choisir, en jours : un jeton finit toujours. */
export const DUREES = { "30": "30 jours", "90": "3 mois", "365": "1 an" } as const;
export type Duree = keyof typeof DUREES;

export const JETONS_MAX = 10;

/** Deux comptes séparés : lire beaucoup n'empêche pas d'écrire. */
export const GENRES_QUOTA = ["lecture", "ecriture"] as const;
export type GenreQuota = (typeof GENRES_QUOTA)[number];
export const QUOTA: Record<GenreQuota, number> = { lecture: 600, ecriture: 120 };
export const FENETRE_SECONDES = 3_600;

/** Ce qu'un jeton a demandé depuis le début de son heure (ISO). */
export type Compteur = { depuis: string; nombre: number };
