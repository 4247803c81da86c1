import { type Hasard, hasard } from "#commun/hasard.ts";
import { plusJours } from "#commun/jour.ts";
import { moisDe, partager, SURNOMBRE } from "./index.ts";
import type { Choix, Dossier, Enfant, Occupant, Probleme, Reglages, Structure } from "./model.ts";

/** Ce qui classe les familles : un barème pour tous, des points propres à une structure, des places gardées dans les plus grandes. */
export type Mode = "commun" | "bonus" | "reserves";
export type Taille = { familles: number; structures: number; mode: Mode; graine?: number };

const RENTREE = moisDe("2026-09-01");
const MOIS = 12;
const TOUS = 1023;
const MERCREDI = 48;
const JOURS = [3, 12, 48, 192, 768];

export const REGLAGES: Reglages = {
  premier: RENTREE,
  mois: MOIS,
  sections: [
    { code: "bebes", avant: 12 },
    { code: "moyens", avant: 24 },
    { code: "grands", avant: null },
  ],
  surnombre: SURNOMBRE,
  reserves: "dAbord",
};

type Lieu = { x: number; y: number };
type Creche = Lieu & { structure: Structure };
type Ville = { creches: Creche[]; poids: number };

function sansJours(tirage: Hasard, entiere: number, nombre: number): number {
  let reste = entiere;
  for (let fois = 0; fois < nombre; fois++) {
    const presents = JOURS.filter((jour) => reste & jour);
    if (presents.length > 1) reste &= ~tirage.parmi(presents);
  }
  return reste;
}

/** 47 % de semaines entières, 18 % sans le mercredi, 7 % d'un autre quatre jours, 12 % de trois, 8 % de deux, le reste épars. */
function semaine(tirage: Hasard): number {
  const part = tirage.reel();
  if (part < 0.47) return TOUS;
  if (part < 0.65) return TOUS & ~MERCREDI;
  if (part < 0.72) return TOUS & ~tirage.parmi(JOURS.filter((jour) => jour !== MERCREDI));
  if (part < 0.84) return sansJours(tirage, TOUS, 2);
  if (part < 0.92) return sansJours(tirage, TOUS, 3);
  return (1 + tirage.entier(TOUS)) & TOUS;
}

function taille(tirage: Hasard): number {
  const part = tirage.reel();
  if (part < 0.42) return 10 + tirage.entier(3);
  return part < 0.85 ? 20 + tirage.entier(20) : 40 + tirage.entier(40);
}

/** Moins de places le mercredi et le vendredi après-midi. */
const moduler = (places: number) =>
  Int16Array.from({ length: 10 * MOIS }, (_, rang) => {
    const demiJournee = rang % 10;
    if (demiJournee === 9) return Math.floor(places * 0.8);
    return demiJournee === 4 || demiJournee === 5 ? Math.floor(places * 0.9) : places;
  });

/** Les enfants déjà là : trois quarts des places, quelques départs en cours d'année. */
function occupant(tirage: Hasard, section: number): Occupant {
  const fin = tirage.fois(0.3) ? { fin: RENTREE + 1 + tirage.entier(11) } : {};
  return { ne: RENTREE - 12 * section - tirage.entier(12), semaine: semaine(tirage), ...fin };
}

function creche(tirage: Hasard, rang: number, mode: Mode): Structure {
  const places = taille(tirage);
  const parts = partager(places, [34, 36, 30]);
  const garde = mode === "reserves" && places >= 20 ? partager(Math.floor(places / 10), parts) : null;
  return {
    id: `c${String(rang).padStart(6, "0")}`,
    etablissement: moduler(places),
    sections: parts.map(moduler),
    occupants: parts.flatMap((nombre, section) =>
      Array.from({ length: Math.round(nombre * 0.735) }, () => occupant(tirage, section)),
    ),
    ...(garde ? { reserves: [{ code: "insertion", places: garde, acces: "tous" as const }] } : {}),
  };
}

/** Des villes sur un plan, une quinzaine de crèches chacune. */
function villes(tirage: Hasard, { structures, mode }: Taille): Ville[] {
  const nombre = Math.max(1, Math.round(structures / 15));
  const centres = Array.from({ length: nombre }, () => ({ x: tirage.reel() * 100, y: tirage.reel() * 100 }));
  const toutes: Ville[] = centres.map(() => ({ creches: [], poids: 0 }));
  for (let rang = 0; rang < structures; rang++) {
    const numero = rang < nombre ? rang : tirage.entier(nombre);
    const { x, y } = centres[numero] as Lieu;
    const structure = creche(tirage, rang, mode);
    const ville = toutes[numero] as Ville;
    ville.creches.push({ x: x + tirage.reel(), y: y + tirage.reel(), structure });
    ville.poids += structure.etablissement[0] ?? 0;
  }
  return toutes;
}

const normale = (tirage: Hasard) => Math.sqrt(-2 * Math.log(1 - tirage.reel())) * Math.cos(2 * Math.PI * tirage.reel());

function enfant(tirage: Hasard): Enfant {
  const entree = RENTREE + (tirage.fois(0.62) ? 0 : 1 + tirage.entier(11));
  const voulue = semaine(tirage);
  const reduite = sansJours(tirage, voulue, 1 + tirage.entier(2));
  const semaines = tirage.fois(0.4) && reduite !== voulue ? [voulue, reduite] : [voulue];
  return { ne: entree - 3 - Math.floor(tirage.reel() ** 1.6 * 27), entree, semaines };
}

/** D'une à sept crèches par distance bruitée ; une famille sur dix prend l'une des douze plus proches. */
function choixDe(tirage: Hasard, { creches }: Ville, mode: Mode): Choix[] {
  const ici = { x: tirage.reel(), y: tirage.reel() };
  const [origine] = creches as [Creche];
  const distances = creches.map((une) => ({
    une,
    distance:
      Math.hypot(une.x - origine.x - ici.x + 0.5, une.y - origine.y - ici.y + 0.5) * (0.7 + 0.6 * tirage.reel()),
  }));
  const nombre = tirage.fois(0.1) ? 12 : 1 + tirage.entier(7);
  const proches = distances.toSorted((a, b) => a.distance - b.distance).slice(0, nombre);
  const aine = tirage.fois(0.08) ? tirage.entier(proches.length) : -1;
  const commune = tirage.entier(3);
  return proches.map(({ une: { structure } }, rang) => {
    const bonus = (Number(structure.id.slice(1)) % 3 === commune ? 2 : 0) + (rang === aine ? 5 : 0);
    return mode === "commun" || bonus === 0 ? { structure: structure.id } : { structure: structure.id, bonus };
  });
}

function dossier(tirage: Hasard, rang: number, [ville, mode]: readonly [Ville, Mode]): Dossier {
  const premier = enfant(tirage);
  const enfants = tirage.fois(0.04) ? [premier, { ...enfant(tirage), entree: premier.entree }] : [premier];
  return {
    id: `d${String(rang).padStart(6, "0")}`,
    points: Math.min(20, Math.max(0, Math.round(8 + 3.2 * normale(tirage)))),
    depuis: plusJours("2025-09-01", tirage.entier(300)),
    tirage: tirage.entier(2 ** 32),
    enfants,
    choix: choixDe(tirage, ville, mode),
    priorite: tirage.fois(0.5) ? "structure" : "semaine",
    ...(mode === "reserves" && tirage.fois(0.12) ? { droits: ["insertion"] } : {}),
  };
}

/** Une séance tirée d'une graine : même taille et même graine, mêmes demandes. */
export function monde(voulu: Taille): Probleme {
  const tirage = hasard(voulu.graine ?? 7);
  const toutes = villes(tirage, voulu);
  const cumuls: number[] = [];
  for (const { poids } of toutes) cumuls.push((cumuls.at(-1) ?? 0) + poids);
  const villeAuHasard = () => {
    const part = tirage.reel() * (cumuls.at(-1) ?? 1);
    let bas = 0;
    for (let haut = cumuls.length - 1; bas < haut; ) {
      const milieu = (bas + haut) >> 1;
      if ((cumuls[milieu] as number) > part) haut = milieu;
      else bas = milieu + 1;
    }
    return toutes[bas] as Ville;
  };
  return {
    reglages: REGLAGES,
    structures: toutes.flatMap(({ creches }) => creches.map(({ structure }) => structure)),
    dossiers: Array.from({ length: voulu.familles }, (_, rang) => dossier(tirage, rang, [villeAuHasard(), voulu.mode])),
  };
}
