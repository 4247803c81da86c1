import { annee, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import { decalerMois, type Mois, moisDuJour, moisEntre, rangDuMois } from "#commun/mois.ts";
import { rentree } from "#commun/section.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Assistante } from "./assistante/model.ts";
import { insertAssistantes } from "./assistante/store.ts";
import { ASSISTANTES, FERMEE, RUCHE, STRUCTURES, type StructureInventee } from "./demonstration/lexique.ts";
import type { Soutien, TypeEquipement } from "./model.ts";
import type { NouvelOccupant } from "./places/model.ts";
import { insertOccupants, savePlaces } from "./places/store.ts";
import { cleEquipement } from "./rules.ts";
import { saveBlocEquipements } from "./store.ts";
import type { Fermeture, Structure } from "./structure/model.ts";
import { insertStructures } from "./structure/store.ts";
import type { Financement } from "./volet/model.ts";
import { insertAppuis, insertFinancements } from "./volet/store.ts";

/** Un lieu, et le rang de qui le soutient parmi les collectivités de la convention. */
type Lieu = readonly [rang: number, type: TypeEquipement, typeLibelle: string, nom: string, adresse: string | null];

/** Les lieux de la démonstration, inventés : l'espace jeunes et l'accueil de loisirs sont soutenus par trois villages. */
const LIEUX: readonly Lieu[] = [
  [0, "eajePsu", "Multi-accueil", "Les Petits Galets", "3 place du Lavoir"],
  [0, "microCrechePaje", "Micro-crèche", "La Cabane", "12 route du Col"],
  [0, "rpe", "RPE", "Relais petite enfance", "3 place du Lavoir"],
  [0, "laep", "LAEP", "La Parenthèse", "8 rue des Écoles"],
  [0, "centreSocial", "Centre social", "Centre social", "8 rue des Écoles"],
  [1, "alshExtrasco", "ALSH", "Les Grands Prés", "Chemin du Stade"],
  [1, "accueilJeunes", "Accueil de jeunes", "Le Local", "2 rue Basse"],
  [2, "alshExtrasco", "ALSH", "Les Grands Prés", "Chemin du Stade"],
  [2, "accueilJeunes", "Accueil de jeunes", "Le Local", "2 rue Basse"],
  [2, "mam", "MAM", "Les Lutins du moulin", "Le Moulin"],
  [3, "alshExtrasco", "ALSH", "Les Grands Prés", "Chemin du Stade"],
  [3, "alshPerisco", "Périscolaire", "Garderie de l’école", null],
  [4, "mediatheque", "Médiathèque", "Médiathèque de Trizac", "Place Neuve"],
  [4, "franceServices", "France services", "Maison France services", "Place Neuve"],
];

type Liste = { taille: number; collectivites: readonly string[] };

/** Chaque convention de la démonstration a sa liste, des communes qu'elle couvre ; les plus petites n'en ont que le début. */
const LISTES: Record<string, Liste> = {
  "ctg-trois-rivieres": {
    taille: LIEUX.length,
    collectivites: [
      "Communauté de communes des Trois-Rivières",
      "Commune de Riom-ès-Montagnes",
      "Commune de Menet",
      "Commune de Valette",
      "Commune de Trizac",
    ],
  },
  "ctg-haut-plateau": {
    taille: 8,
    collectivites: ["Communauté de communes du Haut-Plateau", "Commune de Pleaux", "Commune de Saint-Cernin"],
  },
  "ctg-val-de-lune-nord": {
    taille: 11,
    collectivites: [
      "Communauté d’agglomération du Val de Lune",
      "Commune d’Aurillac",
      "Commune d’Ytrac",
      "Commune de Jussac",
    ],
  },
  "ctg-val-de-lune-sud": {
    taille: 6,
    collectivites: ["Communauté d’agglomération du Val de Lune", "Commune d’Arpajon-sur-Cère"],
  },
};

/** Où la démonstration tient un registre ; les autres espaces n'ont que les listes de leurs conventions. */
const ESPACE = "trois-rivieres";

const conges = (an: number): Fermeture[] => [
  { debut: `${an}-08-03`, fin: `${an}-08-21`, motif: "congés d’été" },
  { debut: `${an}-12-24`, fin: `${an}-12-31`, motif: "fin d’année" },
];

/** Les jours d'une structure inventée se comptent d'aujourd'hui. */
function dater(structure: Structure, le: Jour): Structure {
  const an = annee(le);
  const datee = { ...structure, tenueLe: plusJours(le, -300), verifieLe: plusJours(le, -40) };
  if (structure.id === RUCHE) return { ...datee, ouverte: { debut: `${prochaineRentree(le)}-01` as Jour, fin: null } };
  if (structure.id === FERMEE)
    return { ...datee, ouverte: { debut: "1994-09-01", fin: plusMois(le, -14) }, verifieLe: null };
  if (structure.sections.length === 0) return { ...datee, verifieLe: plusMois(le, -15) };
  return { ...datee, fermetures: [...conges(an), ...conges(an + 1)] };
}

const prochaineRentree = (le: Jour): Mois => {
  const rang = rentree(rangDuMois(moisDuJour(le))) + 12;
  return `${Math.floor(rang / 12)}-09` as Mois;
};

/** Les places dites d'une structure jusqu'à la rentrée : peu d'ici là, davantage alors, une de plus le mercredi ; une case rouge pour l'exemple. */
function placesDites({ structure, libres = {} }: StructureInventee, le: Jour) {
  const mois = moisDuJour(le);
  return structure.sections.flatMap(({ id, code }) =>
    moisEntre(mois, prochaineRentree(le)).map((un) => {
      const [avant = 0, apres = 0] = libres[code] ?? [];
      const places = Array.from({ length: 10 }, (_, demi) =>
        un < prochaineRentree(le) ? avant : demi === 4 ? apres + 1 : apres,
      );
      if (structure.id === "structure-coquelicots" && code === "bebes" && un === mois) places[0] = -2;
      return { structure: structure.id, section: id, mois: un, places };
    }),
  );
}

/** Neuf enfants aux Roseaux, dont les places se comptent ; trois partiront à l'été. */
function occupants(le: Jour): NouvelOccupant[] {
  const mois = moisDuJour(le);
  return [1023, 1023, 975, 1023, 831, 1023, 1023, 51, 1023].map((semaine, rang) => ({
    structure: "structure-roseaux",
    repere: `R${rang + 1}`,
    naissance: decalerMois(mois, -8 - rang * 3),
    entree: decalerMois(mois, -Math.min(6, 2 + rang)),
    sortie: null,
    semaine,
    source: "saisie",
    demande: null,
  }));
}

/** Ce que l'on paie aux crèches, l'an passé et cette année. */
function financements(le: Jour): (Financement & { equipement: string })[] {
  const creches = STRUCTURES.filter(
    ({ structure }) => structure.type === "eajePsu" && structure.id !== RUCHE && structure.id !== FERMEE,
  );
  return creches.flatMap(({ structure: { id, sections }, appuis = [] }) => {
    const places = sections.reduce((somme, { capacites }) => somme + (capacites[0] ?? 0), 0);
    return [annee(le) - 1, annee(le)].flatMap((an): (Financement & { equipement: string })[] => [
      { equipement: id, annee: an, nature: "psu", payeur: "caf", collectivite: null, montant: places * 540_000 },
      {
        equipement: id,
        annee: an,
        nature: "bonusTerritoire",
        payeur: "caf",
        collectivite: null,
        montant: places * 210_000,
      },
      ...appuis.map((collectivite) => ({
        equipement: id,
        annee: an,
        collectivite,
        nature: "fonctionnement" as const,
        payeur: "collectivite" as const,
        montant: Math.round((places * 390_000) / appuis.length),
      })),
    ]);
  });
}

const assistantes = (le: Jour): Assistante[] =>
  ASSISTANTES.map(([nom, commune, agrement, libres, consent], rang) => ({
    id: `assistante-${rang + 1}`,
    version: 1,
    nom,
    commune,
    agrement,
    libres,
    quartier: "",
    telephone: null,
    courriel: null,
    mam: null,
    precisions: "",
    retireeLe: null,
    agrementFin: plusMois(le, 18 + rang * 3),
    consentieLe: consent ? plusMois(le, -9) : null,
    libresDes: libres ? plusMois(le, 1) : null,
    ditesLe: libres === null ? null : plusJours(le, -12),
    source: libres === null ? null : "saisie",
    monenfant: rang === 4 ? "https://monenfant.fr/" : null,
  }));

/** Le registre d'un espace : ses structures, leurs places, qui les soutient et les paie. */
async function seedRegistre(db: Db, perimetre: Perimetre, le: Jour): Promise<void> {
  const neuves = STRUCTURES.map(({ structure }) => {
    const { type, nom, adresse } = structure;
    return {
      structure: dater(structure, le),
      cle: cleEquipement({ type, nom, adresse, collectivite: null, typeLibelle: null }),
    };
  });
  await insertStructures(db, perimetre, neuves);
  for (const source of ["saisie", "import"] as const) {
    const dites = STRUCTURES.filter(({ structure, libres }) => libres && structure.comptage === source);
    await savePlaces(
      db,
      perimetre,
      dites.flatMap((une) => placesDites(une, le)),
      { source, le },
    );
  }
  await insertOccupants(db, perimetre, occupants(le), moisDuJour(le));
  await insertFinancements(db, perimetre, financements(le));
  await insertAppuis(
    db,
    perimetre,
    STRUCTURES.flatMap(({ structure, appuis = [] }) =>
      appuis.map((collectivite) => ({ equipement: structure.id, collectivite })),
    ),
  );
  await insertAssistantes(db, perimetre, assistantes(le));
}

/** Les équipements de la démonstration dans un espace : le registre d'abord, où les listes des conventions se reconnaissent. */
export async function seedEquipements(db: Db, perimetre: Perimetre, le: Jour): Promise<void> {
  if (perimetre.espace === ESPACE) await seedRegistre(db, perimetre, le);
  for (const convention of perimetre.conventions) {
    const { taille, collectivites } = LISTES[convention] ?? { taille: 0, collectivites: [] };
    const bloc = LIEUX.slice(0, taille).map(
      ([rang, type, typeLibelle, nom, adresse]): Soutien => ({
        collectivite: collectivites[rang] ?? null,
        type,
        typeLibelle,
        nom,
        adresse,
      }),
    );
    await saveBlocEquipements(db, perimetre, convention, bloc);
  }
}
