import type { Jour } from "#commun/jour.ts";

/** Une séance tenue : quand, où, par quel service, pour qui, combien ils étaient. Personne n'y est nommé. */
export type Seance = {
  id: string;
  convention: string;
  version: number;
  service: string;
  jour: Jour;
  commune: string | null;
  lieu: string;
  public: string;
  adultes: number;
  enfants: number;
  saisiPar: string;
  saisiLe: string;
};

/** Les séances d'un même jour, service, commune et public, additionnées. */
export type Groupe = {
  jour: Jour;
  convention: string;
  service: string;
  commune: string | null;
  public: string;
  seances: number;
  adultes: number;
  enfants: number;
};
