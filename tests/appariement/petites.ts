import type { Dossier, Enfant, Fratrie, Probleme, Structure } from "#domaines/guichet/appariement/model.ts";
import { plusJours } from "#commun/jour.ts";
import { type Hasard, hasard } from "#commun/hasard.ts";

/** What a family of small instances has: how many of each, and which difficulties. */
export type Genre = {
  familles: number;
  structures: number;
  points: number;
  bonus: number;
  fratries: number;
  modes: readonly Fratrie[];
  reserves?: boolean;
  gardees?: boolean;
  transferts?: number;
  mixtes?: number;
  surnombre?: boolean;
  /** Everybody wants everything: whole lists, long weeks, one section, no one there yet. */
  dur?: boolean;
};

/** September 2026. */
export const RENTREE = 2026 * 12 + 8;
const MOIS = 2;
const CASES = 10 * MOIS;

/** A week of whole days, between one and four of them. */
function semaine(tirage: Hasard, jours = 1 + tirage.entier(4)): number {
  let masque = 0;
  for (let nombre = 0; nombre < jours; nombre++) masque |= 3 << (2 * tirage.entier(5));
  return masque;
}

/** The same week with one day less, when it has two. */
function moinsUnJour(masque: number): number[] {
  for (let jour = 0; jour < 5; jour++)
    if ((masque >> (2 * jour)) & 3 && masque & ~(3 << (2 * jour))) return [masque & ~(3 << (2 * jour))];
  return [];
}

function structure(tirage: Hasard, genre: Genre, rang: number): Structure {
  const places = Array.from({ length: CASES }, () => 1 + tirage.entier(2));
  const sections = [0, 1].map(() => places.map((nombre) => Math.max(0, nombre - tirage.entier(2))));
  const occupant = {
    ne: RENTREE - 10 - tirage.entier(20),
    fin: RENTREE + 1 + tirage.entier(2),
    semaine: semaine(tirage, 1),
  };
  const garde = { places: [0, 1].map(() => tirage.entier(2)), acces: genre.gardees ? "ayantsDroit" : "tous" } as const;
  const minutes = Array.from({ length: 10 }, () => 240 + 60 * tirage.entier(3));
  return {
    id: `s${rang}`,
    etablissement: places,
    ...(tirage.fois(0.7) && !genre.dur ? { sections } : {}),
    occupants: tirage.fois(0.4) && !genre.dur ? [occupant] : [],
    ...((genre.reserves || genre.gardees) && tirage.fois(0.6) ? { reserves: [{ code: "insertion", ...garde }] } : {}),
    ...(genre.surnombre ? { surnombre: true, durees: minutes } : {}),
  };
}

function enfant(tirage: Hasard, dur: boolean): Enfant {
  const voulue = dur ? semaine(tirage, 2 + tirage.entier(3)) : semaine(tirage);
  const entree = RENTREE + (tirage.fois(0.3) && !dur ? 1 : 0);
  const tolerance = entree === RENTREE && tirage.fois(0.15) ? 1 : 0;
  return {
    ne: entree - 3 - tirage.entier(25),
    entree,
    tolerance,
    semaines: [voulue, ...(tirage.fois(0.4) ? moinsUnJour(voulue) : [])],
  };
}

function dossierDe(tirage: Hasard, genre: Genre, rang: number): Dossier {
  const enfants = Array.from({ length: tirage.fois(genre.fratries) ? 2 : 1 }, () => enfant(tirage, genre.dur ?? false));
  const rangs = Array.from({ length: genre.structures }, (_, numero) => ({ numero, cle: tirage.reel() }))
    .toSorted((a, b) => a.cle - b.cle)
    .slice(0, genre.dur ? genre.structures : 1 + tirage.entier(genre.structures));
  const choix = rangs.map(({ numero }) => ({
    structure: `s${numero}`,
    ...(genre.bonus > 0 ? { bonus: tirage.entier(genre.bonus + 1) } : {}),
  }));
  return {
    id: `d${rang}`,
    points: tirage.entier(genre.points + 1),
    depuis: plusJours("2026-01-01", tirage.entier(9)),
    tirage: tirage.entier(3),
    enfants,
    choix,
    fratrie: tirage.parmi(genre.modes),
    priorite: tirage.parmi(["structure", "semaine", "mois"]),
    ...(tirage.fois(0.4) ? { droits: ["insertion"] } : {}),
    ...(tirage.fois(genre.mixtes ?? 0) ? { complements: [`s${tirage.entier(genre.structures)}`] } : {}),
  };
}

/** A child already there who asks for another place: born early enough, keeping one day a week. */
function changer(tirage: Hasard, genre: Genre, dossier: Dossier): Dossier {
  if (!tirage.fois(genre.transferts ?? 0)) return dossier;
  const [premier] = dossier.enfants;
  const ici = { structure: `s${tirage.entier(genre.structures)}`, semaines: [semaine(tirage, 2)] };
  return premier && dossier.enfants.length === 1
    ? { ...dossier, enfants: [{ ...premier, ne: RENTREE - 15 }], actuelle: ici }
    : dossier;
}

/** The instance of a seed. */
export function petite(graine: number, genre: Genre): Probleme {
  const tirage = hasard(graine);
  return {
    reglages: {
      premier: RENTREE,
      mois: MOIS,
      sections: [
        { code: "bebes", avant: 14 },
        { code: "grands", avant: null },
      ],
      surnombre: [{ depuis: "2021-09-01", instant: 150, semaine: 100 }],
      reserves: tirage.parmi(["dAbord", "ensuite"]),
    },
    structures: Array.from({ length: genre.structures }, (_, rang) => structure(tirage, genre, rang)),
    dossiers: Array.from({ length: genre.familles }, (_, rang) =>
      changer(tirage, genre, dossierDe(tirage, genre, rang)),
    ),
  };
}
