import type { Section, Structure } from "../structure/model.ts";
import { structureVide } from "../structure/rules.ts";

/** Combien de places libres une section a d'ici l'été, puis à la rentrée. */
export type LibresDites = Record<string, readonly [avant: number, rentree: number]>;
export type StructureInventee = { structure: Structure; libres?: LibresDites; appuis?: readonly string[] };

const dix = (places: number, mercredi = places): number[] =>
  Array.from({ length: 10 }, (_, rang) => (rang === 4 || rang === 5 ? mercredi : places));

type Dite = readonly [code: Section["code"], places: number, avantMois: number | null, mercredi?: number];

const sections = (id: string, dites: readonly Dite[]): Section[] =>
  dites.map(([code, places, avantMois, mercredi]) => ({
    id: `${id}-${code}`,
    code,
    avantMois,
    capacites: dix(places, mercredi),
    modulations: [],
  }));

const OUVERTURE = Array.from({ length: 10 }, (_, rang) =>
  rang % 2 === 0 ? { de: "07:30", a: "12:30" } : { de: "12:30", a: "18:30" },
);
const RIOM = { commune: "15162", codePostal: "15400", lat: 45.2825, lon: 2.6571 };
const CONDAT = { commune: "15054", codePostal: "15190", lat: 45.3403, lon: 2.7586 };
const MENET = { commune: "15124", codePostal: "15400", lat: 45.2996, lon: 2.5842 };
const TRIZAC = { commune: "15243", codePostal: "15400", lat: 45.2533, lon: 2.5375 };
const VALETTE = { commune: "15246", codePostal: "15400", lat: 45.2697, lon: 2.6017 };
const PAYS = "Communauté de communes des Trois-Rivières";
const EPCI = { gestion: "epci", gestionnaire: PAYS } as const;
const TOUS_ENFANTS = "Enfants de 10 semaines à 3 ans";
const CENTRALISEE = { centraliseeLe: "2025-01-01", ouverture: OUVERTURE, public: TOUS_ENFANTS } as const;

type Plus = Partial<Structure>;
const structure = (id: string, type: Structure["type"], nom: string, plus: Plus): Structure => ({
  ...structureVide(id, type),
  nom,
  ...plus,
});

/** La crèche de la rentrée prochaine, dont le jour d'ouverture se compte d'aujourd'hui. */
export const RUCHE = "structure-ruche";
export const FERMEE = "structure-gare";

/** Le registre de la démonstration, tout inventé, sur des communes empruntées. */
export const STRUCTURES: readonly StructureInventee[] = [
  {
    structure: structure("structure-petits-galets", "eajePsu", "Les Petits Galets", {
      ...EPCI,
      ...RIOM,
      ...CENTRALISEE,
      adresse: "3 place du Lavoir",
      surnombre: true,
      avip: true,
      handicap: "Une éducatrice de jeunes enfants référente, des temps avec le Camsp, une salle au calme.",
      telephone: "04 71 00 00 11",
      courriel: "petits.galets@trois-rivieres.example",
      siteWeb: "https://trois-rivieres.example/petits-galets",
      autorisation: { numero: "2012-045", date: "2012-03-05", fin: "2032-12-31" },
      sections: sections("structure-petits-galets", [
        ["bebes", 8, 14],
        ["moyens", 10, 24, 8],
        ["grands", 12, null, 10],
      ]),
      tarifs: [
        { de: null, a: 120000, cout: 45, unite: "heure", aides: "Barème national, une place d’insertion gardée" },
        { de: 120000, a: 300000, cout: 130, unite: "heure", aides: "Crédit d’impôt pour frais de garde" },
        { de: 300000, a: null, cout: 260, unite: "heure", aides: "Crédit d’impôt pour frais de garde" },
      ],
      qualite: [
        {
          genre: "charte",
          intitule: "Charte nationale pour l’accueil du jeune enfant",
          le: "2024-09-02",
          preuve: "Affichée à l’entrée",
        },
        {
          genre: "formation",
          intitule: "Six analyses de pratiques par an",
          le: "2025-12-12",
          preuve: "Bilan annuel, page 4",
        },
        { genre: "referentiel", intitule: "Auto-évaluation selon le référentiel de qualité", le: null, preuve: "" },
      ],
    }),
    libres: { bebes: [1, 4], moyens: [0, 3], grands: [1, 2] },
    appuis: [PAYS],
  },
  {
    structure: structure("structure-petit-pont", "eajePsu", "Le Petit Pont", {
      ...CONDAT,
      ...CENTRALISEE,
      gestion: "association",
      gestionnaire: "Association Le Petit Pont",
      adresse: "5 rue du Pont",
      comptage: "import",
      surnombre: true,
      sections: sections("structure-petit-pont", [
        ["bebes", 6, 14],
        ["moyens", 8, 24],
        ["grands", 10, null],
      ]),
    }),
    libres: { bebes: [0, 4], moyens: [1, 3], grands: [0, 2] },
    appuis: [PAYS, "Commune de Condat", "Commune de Menet"],
  },
  {
    structure: structure("structure-coquelicots", "eajePsu", "Les Coquelicots", {
      ...MENET,
      ...CENTRALISEE,
      gestion: "regie",
      gestionnaire: "Commune de Menet",
      adresse: "2 chemin des Écoliers",
      sections: sections("structure-coquelicots", [
        ["bebes", 5, 14],
        ["moyens", 7, 24],
        ["grands", 8, null, 6],
      ]),
    }),
    libres: { bebes: [0, 3], moyens: [0, 3], grands: [1, 2] },
    appuis: ["Commune de Menet"],
  },
  {
    structure: structure("structure-roseaux", "eajePsu", "Les Roseaux", {
      ...TRIZAC,
      ...CENTRALISEE,
      gestion: "dsp",
      gestionnaire: "Société Tous petits (inventée)",
      adresse: "Route de la Rivière",
      comptage: "occupants",
      surnombre: true,
      sections: sections("structure-roseaux", [["unique", 12, null, 10]]),
    }),
    appuis: [PAYS],
  },
  {
    structure: structure(RUCHE, "eajePsu", "La Ruche", {
      ...EPCI,
      ...RIOM,
      ...CENTRALISEE,
      adresse: "Zone des Prés",
      sections: sections(RUCHE, [
        ["bebes", 5, 14],
        ["moyens", 5, 24],
        ["grands", 6, null],
      ]),
    }),
    libres: { bebes: [0, 5], moyens: [0, 5], grands: [0, 6] },
    appuis: [PAYS],
  },
  {
    structure: structure("structure-cabane", "microCrechePaje", "La Cabane", {
      ...CONDAT,
      adresse: "12 route du Col",
      gestion: "entreprise",
      gestionnaire: "La Cabane (société inventée)",
      ouverture: OUVERTURE,
      public: TOUS_ENFANTS,
      sections: sections("structure-cabane", [["unique", 12, null, 8]]),
      tarifs: [{ de: null, a: null, cout: 980, unite: "heure", aides: "Complément de libre choix du mode de garde" }],
    }),
    libres: { unique: [1, 3] },
    appuis: [PAYS],
  },
  {
    structure: structure("structure-lutins", "mam", "Les Lutins du moulin", {
      ...MENET,
      adresse: "Le Moulin",
      gestion: "association",
      gestionnaire: "Association des Lutins",
      consentieLe: "2025-09-01",
      sections: sections("structure-lutins", [["unique", 12, null]]),
    }),
    libres: { unique: [0, 3] },
    appuis: ["Commune de Menet"],
  },
  {
    structure: structure("structure-relais", "rpe", "Relais petite enfance", {
      ...EPCI,
      ...RIOM,
      adresse: "3 place du Lavoir",
      public: "Familles et assistantes maternelles",
      courriel: "relais@trois-rivieres.example",
      ouverture: OUVERTURE.map((horaire, rang) => (rang % 2 === 0 ? null : horaire)),
    }),
    appuis: [PAYS],
  },
  {
    structure: structure("structure-parenthese", "laep", "La Parenthèse", {
      ...EPCI,
      ...RIOM,
      adresse: "8 rue des Écoles",
      public: "Enfants de moins de 6 ans avec un parent",
    }),
    appuis: [PAYS],
  },
  {
    // the same place, typed twice: who keeps the register sees the two side by side
    structure: structure("structure-parenthese-bis", "laep", "Lieu d’accueil La Parenthèse", {
      ...RIOM,
      adresse: "8 rue des Écoles",
      telephone: "04 71 00 00 14",
    }),
  },
  {
    structure: structure("structure-grands-pres", "alshExtrasco", "Les Grands Prés", {
      ...VALETTE,
      adresse: "Chemin du Stade",
      gestion: "association",
      gestionnaire: "Foyer rural",
      public: "Enfants de 3 à 17 ans",
      accueils: [
        { ageDe: 3, ageA: 5, temps: "mercredi", capacite: 24, presents: 22, annee: 2026 },
        { ageDe: 6, ageA: 11, temps: "mercredi", capacite: 40, presents: 31, annee: 2026 },
        { ageDe: 3, ageA: 5, temps: "ete", capacite: 32, presents: 32, annee: 2026 },
        { ageDe: 6, ageA: 11, temps: "ete", capacite: 60, presents: 47, annee: 2026 },
        { ageDe: 12, ageA: 17, temps: "ete", capacite: 24, presents: 9, annee: 2026 },
      ],
      tarifs: [
        { de: null, a: 90000, cout: 400, unite: "jour", aides: "Bons loisirs de la Caf" },
        { de: 90000, a: null, cout: 1200, unite: "jour", aides: "" },
      ],
    }),
    appuis: ["Commune de Riom-ès-Montagnes", "Commune de Menet", "Commune de Valette"],
  },
  {
    structure: structure("structure-local", "accueilJeunes", "Le Local", {
      ...RIOM,
      adresse: "2 rue Basse",
      gestion: "association",
      gestionnaire: "Foyer rural",
      accueils: [{ ageDe: 11, ageA: 17, temps: "samedi", capacite: 30, presents: 18, annee: 2026 }],
    }),
    appuis: ["Commune de Riom-ès-Montagnes", "Commune de Menet"],
  },
  {
    structure: structure("structure-ludobus", "ludobus", "Ludothèque itinérante", {
      ...EPCI,
      commune: RIOM.commune,
      codePostal: RIOM.codePostal,
      itinerante: true,
      public: "Familles",
    }),
    appuis: [PAYS],
  },
  {
    structure: structure(FERMEE, "eajePsu", "Halte-garderie de la Gare", {
      ...RIOM,
      adresse: "1 avenue de la Gare",
      gestion: "regie",
      gestionnaire: "Commune de Riom-ès-Montagnes",
      sections: sections(FERMEE, [["unique", 10, null]]),
    }),
    appuis: ["Commune de Riom-ès-Montagnes"],
  },
];

/** Des assistantes maternelles inventées : nom, commune, agrément, places libres, si elle consent à paraître. */
export const ASSISTANTES: readonly (readonly [string, string, number, number | null, boolean])[] = [
  ["Aline Vergnes", "15162", 4, 1, true],
  ["Corinne Malaval", "15162", 3, 0, true],
  ["Djamila Ferrandi", "15054", 4, 2, true],
  ["Estelle Rigal", "15124", 2, 1, true],
  ["Françoise Combelle", "15243", 4, null, true],
  ["Hélène Sarrasin", "15246", 3, null, false],
];
