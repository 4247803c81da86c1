import type { Jour } from "#commun/jour.ts";

/** Un palier de la décroissance : jusqu'à tant de minutes, une place compte pour ce poids. */
export type Palier = { jusqua: number; poids: number };

/** Comment on roule dans une commune ; son rang est celui de sa vitesse dans les paramètres. */
export const CLASSES_COMMUNE = ["rurale", "periurbaine", "dense"] as const;
export type ClasseCommune = (typeof CLASSES_COMMUNE)[number];

/** Ce que le calcul suppose, publié avec son résultat : temps en minutes, vitesses en km/h par classe de commune. */
export type Parametres = {
  paliers: readonly Palier[];
  detour: number;
  vitesses: readonly [number, number, number];
  depart: number;
  memePoint: number;
};

/** Un jeu de paramètres, daté et sourcé ; `aPied` : d'aucun véhicule, les temps d'un fichier ne le disent pas. */
export type Profil = Parametres & { code: string; nom: string; depuis: Jour; source: string; aPied?: true };

/** Des points en colonnes, degrés décimaux ; `classe` est un rang de CLASSES_COMMUNE. */
export type Points = { lat: Float64Array; lon: Float64Array; classe: Uint8Array };

/**
 * Les enfants d'un côté, les places de l'autre. `interne` : minutes à l'intérieur d'une commune, si on les connaît. `groupe` : le bassin
 * de chacun ; une place `reservee` ne sert que son bassin.
 */
export type Monde = {
  communes: Points & { enfants: Float64Array; interne?: Float64Array; groupe?: Int32Array };
  sites: Points & { places: Float64Array; groupe?: Int32Array; reservee?: Uint8Array };
};

/** Qui est à portée d'un site : `autour` remplit `rangs` (communes) et `minutes`, et rend combien. Les tableaux servent à chaque appel. */
export type Voisinage = { rangs: Int32Array; minutes: Float64Array; autour: (site: number) => number };

/** Des temps donnés par un fichier, site par site : les communes du site s vont de `debut[s]` à `debut[s + 1]`. */
export type TempsDonnes = { debut: Int32Array; rangs: Int32Array; minutes: Float64Array };

/** `acces` : places par enfant de chaque commune ; `ratios` : places par enfant pondéré autour de chaque site ; `perdus` : sites sans enfant à portée. */
export type Resultat = { acces: Float64Array; ratios: Float64Array; perdus: number[] };
