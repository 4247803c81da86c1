import type { Dossier, Enfant, Probleme, Reglages, Structure } from "#domaines/guichet/appariement/model.ts";
import { moisDe } from "#domaines/guichet/appariement/sejour/rules.ts";

export const RENTREE = moisDe("2026-09-01");
export const LUNDI = 3;
export const MARDI = 12;
export const TOUTE_LA_SEMAINE = 1023;

export const REGLAGES: Reglages = {
  premier: RENTREE,
  mois: 12,
  sections: [
    { code: "bebes", avant: 12 },
    { code: "moyens", avant: 24 },
    { code: "grands", avant: null },
  ],
  surnombre: [{ depuis: "2021-09-01", instant: 115, semaine: 100 }],
  reserves: "dAbord",
};

/** The same number of places at every half-day of the year. */
export const partout = (places: number, mois = REGLAGES.mois) => Array.from({ length: 10 * mois }, () => places);

export const creche = (id: string, places: number, plus: Partial<Structure> = {}): Structure => ({
  id,
  etablissement: partout(places),
  ...plus,
});

export const bebe = (plus: Partial<Enfant> = {}): Enfant => ({
  ne: RENTREE - 4,
  entree: RENTREE,
  semaines: [TOUTE_LA_SEMAINE],
  ...plus,
});

/** A request for these structures, in order. */
export const demande = (id: string, points: number, choix: string, plus: Partial<Dossier> = {}): Dossier => ({
  id,
  points,
  depuis: "2026-01-05",
  tirage: 0,
  enfants: [bebe()],
  choix: choix.split(" ").map((structure) => ({ structure })),
  ...plus,
});

export const seance = (
  structures: readonly Structure[],
  dossiers: readonly Dossier[],
  plus: Partial<Reglages> = {},
): Probleme => ({
  reglages: { ...REGLAGES, ...plus },
  structures,
  dossiers,
});
