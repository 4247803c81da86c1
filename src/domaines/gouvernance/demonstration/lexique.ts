import type { Instance } from "../instance/model.ts";
import type { Membre } from "../membre/model.ts";
import type { Point } from "../point/model.ts";

type Siege = Pick<Membre, "nom" | "qualite" | "college"> & {
  commune?: number;
  voix?: Membre["voix"];
  suppleantDe?: string;
  courriel?: string;
};

/** Une instance inventée ; `commune` est le rang, dans la convention, de celle que le membre représente. */
export type InstanceInventee = Pick<Instance, "nature" | "nom" | "objet"> &
  Partial<Pick<Instance, "parite" | "decide" | "presidence" | "secretariat" | "frequence" | "quorum">> & {
    cle: string;
    sieges: readonly Siege[];
  };

const CAF = "Caf";
const COLLECTIVITE = "Collectivités";

const DIRECTION: readonly Siege[] = [
  { nom: "Élise Tournemire", qualite: "Présidente du conseil d’administration", college: CAF },
  { nom: "Noël Cassagne", qualite: "Directeur", college: CAF, courriel: "noel.cassagne@caf.example" },
  { nom: "Catherine Roussel", qualite: "Conseillère", college: CAF, courriel: "catherine.roussel@caf.example" },
  {
    nom: "Rémi Laborde",
    qualite: "Responsable de territoire",
    college: CAF,
    suppleantDe: "Noël Cassagne",
    courriel: "remi.laborde@caf.example",
  },
];

const ELUS: readonly Siege[] = [
  {
    nom: "Marceline Astruc",
    qualite: "Présidente",
    college: COLLECTIVITE,
    courriel: "presidence@trois-rivieres.example",
  },
  {
    nom: "Gaston Pélissier",
    qualite: "Maire",
    college: COLLECTIVITE,
    commune: 0,
    courriel: "mairie.un@trois-rivieres.example",
  },
  { nom: "Solveig Marty", qualite: "Maire", college: COLLECTIVITE, commune: 1 },
  {
    nom: "Lucien Védrine",
    qualite: "Adjoint",
    college: COLLECTIVITE,
    commune: 1,
    suppleantDe: "Solveig Marty",
    courriel: "adjoint.deux@trois-rivieres.example",
  },
];

const RESSOURCES: readonly Siege[] = [
  {
    nom: "Samira Delorme",
    qualite: "Directrice du centre social",
    college: "Personnes ressources",
    voix: "consultative",
    courriel: "samira.delorme@centre-social.example",
  },
  { nom: "Collectif de parents", qualite: "Habitants", college: "Habitants", voix: "consultative" },
];

/** Ce qui siège dans chaque espace de la démonstration. */
export const INSTANCES_INVENTEES: Record<string, readonly InstanceInventee[]> = {
  "trois-rivieres": [
    {
      cle: "copil",
      nature: "copil",
      nom: "Comité de pilotage",
      objet: "Suivre les objectifs de la convention, arbitrer, adopter les bilans.",
      parite: true,
      presidence: "copilotee",
      secretariat: "collectivite",
      frequence: 2,
      quorum: "majorite",
      sieges: [...DIRECTION, ...ELUS, ...RESSOURCES],
    },
    {
      cle: "cotech",
      nature: "cotech",
      nom: "Comité technique",
      objet: "Préparer le comité de pilotage, écrire et suivre les fiches-actions.",
      decide: false,
      frequence: 3,
      sieges: [
        {
          nom: "Nadège Aubrac",
          qualite: "Chargée de coopération",
          college: "Coordination",
          courriel: "nadege.aubrac@trois-rivieres.example",
        },
        { nom: "Catherine Roussel", qualite: "Conseillère", college: CAF, courriel: "catherine.roussel@caf.example" },
        {
          nom: "Maëlle Courtois",
          qualite: "Responsable du relais",
          college: "Structures",
          courriel: "maelle.courtois@trois-rivieres.example",
        },
      ],
    },
  ],
  "haut-plateau": [
    {
      cle: "copil",
      nature: "copil",
      nom: "Comité de pilotage",
      objet: "Suivre les objectifs de la convention.",
      parite: true,
      presidence: "alternee",
      frequence: 1,
      sieges: [
        { nom: "Noël Cassagne", qualite: "Directeur", college: CAF },
        { nom: "Gaspard Vidal", qualite: "Président", college: "Intercommunalité" },
        { nom: "Jeanne Malaval", qualite: "Maire", college: "Communes", commune: 0 },
        { nom: "Henri Cros", qualite: "Maire", college: "Communes", commune: 1 },
      ],
    },
  ],
  "val-de-lune": [
    {
      cle: "strategique",
      nature: "comiteStrategique",
      nom: "Comité stratégique des deux bassins",
      objet: "Tenir ensemble les deux conventions du territoire.",
      decide: false,
      frequence: 1,
      sieges: [
        { nom: "Solange Peyrac", qualite: "Présidente", college: COLLECTIVITE },
        { nom: "Noël Cassagne", qualite: "Directeur", college: CAF },
      ],
    },
  ],
};

type PointInvente = Pick<Point, "titre" | "attendu"> &
  Partial<Pick<Point, "expose" | "duree" | "notes" | "conclusion" | "origine" | "lien">>;

export type ReunionInventee = {
  cle: string;
  titre: string;
  /** Dans combien de jours, d'aujourd'hui. */
  dans: number;
  etat: "approuvee" | "tenue" | "convoquee";
  absents: readonly string[];
  points: readonly PointInvente[];
};

/** Les réunions du comité de pilotage des Trois-Rivières : deux tenues, une à venir. */
export const REUNIONS_INVENTEES: readonly ReunionInventee[] = [
  {
    cle: "copil-1",
    titre: "Comité de pilotage de printemps",
    dans: -206,
    etat: "approuvee",
    absents: ["Élise Tournemire"],
    points: [
      {
        titre: "Où en est le plan après six mois",
        attendu: "information",
        duree: 40,
        notes: "La première campagne de suivi a reçu presque toutes ses réponses.",
        conclusion: "Le tableau de suivi est partagé chaque trimestre.",
      },
      {
        titre: "Itinérance de la ludothèque",
        attendu: "decision",
        duree: 30,
        notes: "Deux communes demandent un arrêt de plus.",
        conclusion: "Un arrêt est ajouté à l’essai pendant une saison.",
      },
    ],
  },
  {
    cle: "copil-2",
    titre: "Comité de pilotage d’automne",
    dans: -34,
    etat: "tenue",
    absents: ["Collectif de parents"],
    points: [
      {
        titre: "Retours de la campagne de suivi",
        attendu: "information",
        duree: 30,
        notes: "Le volet jeunesse avance moins vite que la petite enfance.",
        conclusion: "Les pilotes de la jeunesse se réunissent avant la fin de l’année.",
      },
      {
        titre: "Horaires élargis au relais petite enfance",
        attendu: "decision",
        duree: 40,
        notes: "Le budget tient si l’ouverture du samedi est mensuelle.",
        conclusion: "Ouverture un samedi par mois, à compter de janvier.",
      },
      {
        titre: "Accueil des enfants en situation de handicap",
        attendu: "avis",
        duree: 20,
        notes: "À reprendre avec la PMI.",
      },
    ],
  },
  {
    cle: "copil-3",
    titre: "Comité de pilotage d’hiver",
    dans: 12,
    etat: "convoquee",
    absents: [],
    points: [
      {
        titre: "Adopter le bilan à mi-parcours",
        attendu: "decision",
        duree: 45,
        origine: "bilan",
        lien: "/conventions/ctg-trois-rivieres/bilans/bilan-demonstration",
        expose: "Le projet est joint au dossier de séance.",
      },
      { titre: "Calendrier de l’an prochain", attendu: "information", duree: 15 },
    ],
  },
];
