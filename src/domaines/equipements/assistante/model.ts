import type { Jour } from "#commun/jour.ts";

/** Une assistante maternelle ; elle ne paraît que si elle y consent. `libres` : ses places, `des` : à partir de quel jour. */
export type Assistante = {
  id: string;
  version: number;
  nom: string;
  commune: string;
  quartier: string;
  telephone: string | null;
  courriel: string | null;
  /** La maison où elle exerce, s'il y en a une. */
  mam: string | null;
  agrement: number;
  agrementFin: Jour | null;
  consentieLe: Jour | null;
  retireeLe: Jour | null;
  libres: number | null;
  libresDes: Jour | null;
  ditesLe: Jour | null;
  source: "saisie" | "import" | null;
  precisions: string;
  /** Sa page sur monenfant.fr, où elle tient elle-même ses disponibilités. */
  monenfant: string | null;
};

export type FiltresAssistantes = { q: string; commune: string | null; libres: boolean };
