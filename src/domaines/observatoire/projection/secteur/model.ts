import type { Programme } from "../model.ts";

/** Ce qu'un secteur sait de lui-même : ses naissances, s'il est une partie de commune, et les logements qui viennent. */
export type SecteurDit = { zone: string; naissances: Record<string, number>; programmes: Programme[]; version: number };
