import type { Definition } from "../model.ts";

/** Un indicateur inventé : sa définition en peu de mots, les fiches qu'il éclaire, et ses valeurs, la plus ancienne d'abord. */
export type Esquisse = {
  cle: string;
  definition: Partial<Definition> & Pick<Definition, "libelle">;
  fiches: readonly string[];
  /** Un nombre par période passée ; une part et son tout ; ou un nombre par modalité. */
  valeurs: readonly (number | readonly [number, number] | readonly number[])[];
  /** La valeur de départ, et les cibles en années à venir. */
  depart?: { nombre: number; sur?: number };
  cibles?: readonly (readonly [dans: number, valeur: number, modalite?: string])[];
  grille?: boolean;
  /** Où se lit ce qui appuie ses valeurs. */
  preuve?: string;
};

const RELAIS = "Relais petite enfance";

export const ESQUISSES: readonly Esquisse[] = [
  {
    cle: "accueillis",
    definition: { libelle: "Enfants accueillis", unite: "enfants", frequence: "semestrielle", source: RELAIS },
    fiches: ["PE1"],
    valeurs: [18, 22, 25, 31, 36, 42],
    preuve: "https://exemple.fr/halte/registre-de-presence",
    depart: { nombre: 18 },
    cibles: [
      [1, 60],
      [3, 80],
    ],
  },
  {
    cle: "villages",
    definition: { libelle: "Villages desservis", unite: "villages", minimum: 0, maximum: 4 },
    fiches: ["PE1"],
    valeurs: [0, 1, 2],
    depart: { nombre: 0 },
    cibles: [[1, 4]],
  },
  {
    cle: "solution",
    definition: {
      libelle: "Familles qui ont une solution",
      mesure: "pourcentage",
      frequence: "trimestrielle",
      source: "Guichet unique",
    },
    fiches: ["PE2"],
    valeurs: [
      [21, 48],
      [26, 52],
      [24, 45],
      [33, 57],
      [31, 49],
      [38, 58],
      [40, 56],
      [44, 61],
    ],
    depart: { nombre: 21, sur: 48 },
    cibles: [[1, 80]],
  },
  {
    cle: "agrements",
    definition: { libelle: "Nouveaux agréments", unite: "agréments", cumul: true, source: "Département, PMI" },
    fiches: ["PE3"],
    valeurs: [3, 4, 2],
    cibles: [[3, 20]],
  },
  {
    cle: "satisfaction",
    definition: {
      libelle: "Satisfaction des familles",
      mesure: "echelle",
      niveaux: ["Insatisfaites", "Plutôt insatisfaites", "Plutôt satisfaites", "Très satisfaites"],
    },
    fiches: ["PE1"],
    valeurs: [2, 3],
    cibles: [[1, 4]],
  },
  {
    cle: "formes",
    definition: {
      libelle: "Agents formés",
      unite: "agents",
      ventilation: "public",
      modalites: ["Périscolaire", "Accueils de loisirs"],
    },
    fiches: ["EJ3"],
    valeurs: [
      [4, 2],
      [7, 5],
      [9, 6],
    ],
    cibles: [
      [2, 24],
      [2, 14, "Périscolaire"],
      [2, 10, "Accueils de loisirs"],
    ],
  },
  {
    cle: "sans-accueil",
    definition: {
      libelle: "Communes sans accueil de loisirs le mercredi",
      unite: "communes",
      sens: "baisse",
      source: "Caf",
    },
    fiches: ["EJ1"],
    valeurs: [7, 6, 5],
    depart: { nombre: 7 },
    cibles: [[2, 2]],
  },
  {
    cle: "suivis",
    definition: { libelle: "Assistants maternels suivis", unite: "personnes", sens: "maintien", source: RELAIS },
    fiches: ["PE3"],
    valeurs: [46, 44, 45],
    cibles: [[3, 45]],
    grille: true,
  },
  {
    cle: "rendez-vous",
    definition: { libelle: "Rendez-vous avec des familles", unite: "rendez-vous", source: RELAIS },
    fiches: ["PE2", "PE3"],
    valeurs: [118, 131, 156],
    cibles: [[3, 180]],
    grille: true,
  },
  {
    cle: "ateliers",
    definition: { libelle: "Ateliers d’éveil tenus", unite: "ateliers", source: RELAIS },
    fiches: ["PE3"],
    valeurs: [38, 41, 52],
    grille: true,
  },
  {
    cle: "actifs",
    definition: { libelle: "Assistants maternels en activité", mesure: "pourcentage", source: RELAIS },
    fiches: ["PE3"],
    valeurs: [
      [46, 61],
      [44, 58],
      [45, 57],
    ],
    cibles: [[3, 85]],
    grille: true,
  },
  {
    cle: "naissances",
    definition: {
      libelle: "Naissances sur le territoire",
      unite: "naissances",
      sens: "maintien",
      source: "Insee, état civil",
      statistique: "naissances",
    },
    fiches: ["CO2"],
    valeurs: [],
  },
];

/** Ce que l'on a entendu et vu, sans personne dedans. */
export const PAROLES = [
  ["verbatim", "Le samedi soir on n’attend plus dans le froid, on a un endroit.", "Soirée d’ouverture", 20],
  ["verbatim", "Si la navette passait plus tard, je viendrais aussi le jeudi.", "Sortie du collège", 48],
  ["observation", "Deux groupes qui ne se parlaient pas ont préparé le tournoi ensemble.", "Tournoi de l’automne", 62],
] as const;

export const QUESTIONNAIRE = {
  titre: "Votre avis sur la ludothèque itinérante",
  accueil: "Deux questions et un mot, une minute. Vos réponses aident à choisir les lieux et les heures.",
  questions: [
    {
      libelle: "Les jours et les heures vous conviennent-ils ?",
      niveaux: ["Pas du tout", "Plutôt non", "Plutôt oui", "Tout à fait"],
    },
    {
      libelle: "Reviendrez-vous ?",
      niveaux: ["Non", "Peut-être", "Oui"],
    },
  ],
  libre: "Qu’est-ce qui vous aiderait à venir plus souvent ?",
};

/** Les réponses : un niveau à chaque question (rien si l'on a passé), et parfois un mot. */
export const RETOURS: readonly (readonly [number | null, number | null, string])[] = [
  [3, 2, ""],
  [2, 2, "Un passage le mercredi matin."],
  [3, 2, ""],
  [1, 1, "C’est pendant la sieste."],
  [2, 2, ""],
  [3, 2, "Plus de jeux pour les grands."],
  [0, 1, "Je travaille à cette heure-là."],
  [2, null, ""],
  [3, 2, ""],
  [2, 2, ""],
  [2, 1, "Être prévenue quand c’est annulé."],
  [3, 2, ""],
];
