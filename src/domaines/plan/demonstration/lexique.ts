import type { GenreNoeud } from "../model.ts";

/** Une fiche de la démonstration, en bref : inventée, comme tout ce que montre la démonstration. */
export type Esquisse = {
  reference: string;
  titre: string;
  pourquoi: string;
  objectifs: readonly string[];
  etapes: readonly string[];
  pilotes: readonly string[];
  partenaires: readonly string[];
  /** Années comptées depuis celle de la signature, comprises. */
  de: number;
  a: number;
  priorite: string | null;
  publics: readonly string[];
  champs: readonly string[];
  indicateurs: readonly string[];
  budget: string | null;
};
export type Branche = {
  genre: GenreNoeud;
  code: string;
  libelle: string;
  fiches: readonly Esquisse[];
  branches?: readonly Branche[];
};

const CC = "Communauté de communes";
const RPE = "Relais petite enfance";
const CS = "Centre social";

type Bref = Pick<Esquisse, "reference" | "titre" | "pilotes" | "de" | "a"> & Partial<Esquisse>;
const fiche = (bref: Bref): Esquisse => ({
  pourquoi: "",
  objectifs: [],
  etapes: [],
  partenaires: [],
  priorite: null,
  publics: [],
  champs: [],
  indicateurs: [],
  budget: null,
  ...bref,
});

export const PETITE_ENFANCE: Branche = {
  genre: "axe",
  code: "1",
  libelle: "Accueillir les tout-petits partout",
  fiches: [
    fiche({
      reference: "PE1",
      titre: "Ouvrir une halte-garderie itinérante sur quatre villages",
      pourquoi:
        "Quatre villages n’ont ni crèche ni maison d’assistants maternels à moins de vingt minutes. Des parents renoncent à reprendre un emploi ou comptent sur leur famille.",
      objectifs: [
        "Offrir deux demi-journées d’accueil par semaine et par village",
        "Réserver une place sur six aux parcours d’insertion",
        "Préparer l’entrée à l’école avec les quatre maternelles",
      ],
      etapes: [
        "Équiper le véhicule et les salles communales",
        "Recruter une éducatrice et deux accompagnantes",
        "Ouvrir deux villages, puis les deux autres",
      ],
      pilotes: [RPE],
      partenaires: ["Caisse d’allocations familiales", "Département, protection maternelle et infantile", CC],
      de: 0,
      a: 1,
      priorite: "Premier rang",
      publics: ["Familles d’enfants de moins de 3 ans"],
      champs: ["Petite enfance", "Mobilité"],
      indicateurs: [
        "quantitatif : enfants accueillis",
        "quantitatif : villages desservis",
        "qualitatif : satisfaction des familles",
      ],
      budget: "À compléter\n148 000 €\nVéhicule compris",
    }),
    fiche({
      reference: "PE2",
      titre: "Guichet unique : une seule demande pour toutes les crèches",
      pourquoi:
        "Une famille dépose aujourd’hui jusqu’à quatre dossiers ; personne ne voit les doublons ni le besoin réel.",
      objectifs: ["Une demande, une réponse, un interlocuteur", "Connaître le besoin de chaque commune"],
      etapes: ["Écrire le règlement d’attribution", "Réunir une première commission", "Publier les critères"],
      pilotes: [CC],
      partenaires: [RPE, "Crèches du territoire"],
      de: 0,
      a: 0,
      priorite: "Premier rang",
      publics: ["Familles d’enfants de moins de 3 ans"],
      champs: ["Petite enfance", "Accès aux droits"],
      indicateurs: ["quantitatif : demandes reçues", "quantitatif : familles qui ont une solution"],
      budget: "Existant",
    }),
    fiche({
      reference: "PE3",
      titre: "Faire connaître le métier d’assistant maternel",
      pourquoi: "Plus de la moitié des assistants maternels auront cessé leur activité dans dix ans.",
      objectifs: ["Susciter des vocations", "Accompagner chaque demande d’agrément"],
      etapes: ["Deux réunions par an", "Stages d’observation en maison d’assistants maternels"],
      pilotes: [RPE],
      partenaires: ["France Travail", "Département, protection maternelle et infantile"],
      de: 0,
      a: 4,
      publics: ["Demandeurs d’emploi", "Assistants maternels"],
      champs: ["Petite enfance", "Insertion"],
      indicateurs: ["quantitatif : nouveaux agréments"],
      budget: "Existant",
    }),
    fiche({
      reference: "PE4",
      titre: "Accueillir sur des horaires décalés",
      pilotes: ["Crèches du territoire"],
      de: 2,
      a: 4,
      champs: ["Petite enfance"],
      publics: ["Familles d’enfants de moins de 3 ans"],
      objectifs: ["Connaître les besoins avant 7 h et après 19 h"],
    }),
    fiche({
      reference: "PE5",
      titre: "Une passerelle entre la crèche et l’école",
      pilotes: [CC],
      partenaires: ["Éducation nationale"],
      de: 1,
      a: 3,
      priorite: "Second rang",
      champs: ["Petite enfance", "Enfance"],
      indicateurs: ["quantitatif : enfants concernés"],
    }),
  ],
};

export const ENFANCE: Branche = {
  genre: "axe",
  code: "2",
  libelle: "Grandir et s’épanouir",
  fiches: [
    fiche({
      reference: "EJ1",
      titre: "Accueil de loisirs commun le mercredi pour les communes du haut",
      pourquoi: "Cinq communes n’ont pas d’accueil de loisirs ; la plus proche est complète le mercredi.",
      objectifs: ["Ouvrir trente places", "Partager le coût entre cinq communes"],
      etapes: ["Choisir le lieu", "Écrire la convention entre communes", "Ouvrir"],
      pilotes: ["Référente enfance des communes du haut"],
      partenaires: [CC, "Caisse d’allocations familiales"],
      de: 0,
      a: 2,
      priorite: "Premier rang",
      publics: ["Enfants de 3 à 11 ans"],
      champs: ["Enfance"],
      indicateurs: ["quantitatif : communes engagées", "quantitatif : enfants inscrits"],
      budget: "Supplémentaire à mobiliser\n62 500 €",
    }),
    fiche({
      reference: "EJ2",
      titre: "Rendez-vous des adolescents : un lieu, un animateur, une navette",
      pourquoi: "Les 12-17 ans n’ont pas de lieu à eux et dépendent d’une voiture.",
      objectifs: ["Ouvrir un lieu deux soirs et le samedi", "Faire tourner une navette"],
      pilotes: ["Service jeunesse"],
      partenaires: [CS, "Mission locale"],
      de: 1,
      a: 3,
      priorite: "Second rang",
      publics: ["Jeunes de 12 à 17 ans"],
      champs: ["Jeunesse", "Mobilité"],
      indicateurs: ["quantitatif : jeunes venus au moins trois fois", "qualitatif : ce qu’ils en disent"],
    }),
    fiche({
      reference: "EJ3",
      titre: "Former ensemble les équipes du périscolaire à l’inclusion",
      pilotes: [CC],
      partenaires: ["Pôle ressources handicap"],
      de: 0,
      a: 3,
      publics: ["Enfants en situation de handicap"],
      champs: ["Enfance", "Handicap"],
      indicateurs: ["quantitatif : agents formés"],
      budget: "Existant",
    }),
    fiche({
      reference: "EJ4",
      titre: "Des chantiers éducatifs à chaque vacance",
      pilotes: ["Service jeunesse"],
      de: 1,
      a: 4,
      publics: ["Jeunes de 16 à 20 ans"],
      champs: ["Jeunesse"],
    }),
    fiche({
      reference: "EJ5",
      titre: "Conseil intercommunal des jeunes",
      pilotes: [CC],
      de: 2,
      a: 4,
      priorite: "Second rang",
      champs: ["Jeunesse", "Citoyenneté"],
    }),
  ],
};

export const PARENTALITE: Branche = {
  genre: "axe",
  code: "3",
  libelle: "Être parent, être entouré",
  fiches: [
    fiche({
      reference: "PA1",
      titre: "Cafés des parents dans les écoles",
      pourquoi: "Les parents disent leur isolement, surtout dans les villages et les premières années.",
      objectifs: ["Un café par école et par trimestre", "Des sujets choisis par les parents"],
      pilotes: [CS],
      partenaires: ["Éducation nationale", "Associations de parents d’élèves"],
      de: 0,
      a: 4,
      priorite: "Second rang",
      publics: ["Parents"],
      champs: ["Parentalité"],
      indicateurs: ["quantitatif : rencontres tenues", "quantitatif : parents venus"],
      budget: "Existant",
    }),
    fiche({
      reference: "PA2",
      titre: "Rouvrir le lieu d’accueil enfants-parents",
      pilotes: [CS],
      partenaires: [RPE],
      de: 1,
      a: 1,
      publics: ["Parents", "Enfants de moins de 6 ans"],
      champs: ["Parentalité", "Petite enfance"],
      objectifs: ["Deux matinées par semaine", "Une équipe de quatre accueillants"],
    }),
    fiche({
      reference: "PA3",
      titre: "Semaine de la parentalité à l’échelle du territoire",
      pilotes: [CS],
      de: 1,
      a: 4,
      publics: ["Parents"],
      champs: ["Parentalité"],
      indicateurs: ["quantitatif : participants"],
    }),
    fiche({
      reference: "PA4",
      titre: "Médiation familiale : une permanence par mois",
      pilotes: ["Caisse d’allocations familiales"],
      de: 0,
      a: 2,
      publics: ["Parents séparés"],
      champs: ["Parentalité", "Accès aux droits"],
    }),
  ],
};

export const DROITS: Branche = {
  genre: "axe",
  code: "4",
  libelle: "Faire valoir ses droits, se déplacer, se loger",
  fiches: [],
  branches: [
    {
      genre: "objectifStrategique",
      code: "4.1",
      libelle: "Rapprocher les services",
      fiches: [
        fiche({
          reference: "AD1",
          titre: "Un bus des droits dans dix communes",
          pourquoi: "Une commune sur trois n’a aucun service public à moins de dix kilomètres.",
          objectifs: ["Un passage par mois et par commune"],
          pilotes: ["France Services"],
          partenaires: ["Caisse d’allocations familiales", CC],
          de: 0,
          a: 4,
          priorite: "Premier rang",
          publics: ["Tous les habitants"],
          champs: ["Accès aux droits", "Numérique"],
          indicateurs: ["quantitatif : personnes reçues", "quantitatif : droits ouverts"],
          budget: "Existant\n35 000 €",
        }),
        fiche({
          reference: "AD2",
          titre: "Ateliers numériques pour les familles",
          pilotes: [CS],
          de: 0,
          a: 3,
          publics: ["Familles"],
          champs: ["Numérique"],
          indicateurs: ["quantitatif : ateliers tenus"],
        }),
      ],
    },
    {
      genre: "objectifStrategique",
      code: "4.2",
      libelle: "Loger et déplacer les familles",
      fiches: [
        fiche({
          reference: "LM1",
          titre: "Logements passerelles pour les familles monoparentales",
          pilotes: [CC],
          partenaires: ["Bailleurs sociaux"],
          de: 2,
          a: 4,
          champs: ["Logement"],
          publics: ["Familles monoparentales"],
          budget: "Supplémentaire à mobiliser",
        }),
        fiche({
          reference: "LM2",
          titre: "Covoiturage solidaire vers les structures d’accueil",
          pilotes: ["Association des mobilités du pays"],
          de: 1,
          a: 3,
          champs: ["Mobilité"],
          publics: ["Familles"],
        }),
      ],
    },
  ],
};

export const PILOTAGE: Branche = {
  genre: "axe",
  code: "5",
  libelle: "Conduire la convention ensemble",
  fiches: [
    fiche({
      reference: "CO1",
      titre: "Coordonner et suivre la convention",
      pourquoi: "Vingt conseils, trente actions : sans suivi partagé, chacun travaille seul.",
      objectifs: ["Un tableau de suivi à jour chaque trimestre", "Un point d’étape chaque année"],
      pilotes: [CC],
      partenaires: ["Caisse d’allocations familiales"],
      de: 0,
      a: 4,
      priorite: "Premier rang",
      champs: ["Coordination"],
      indicateurs: ["quantitatif : comités de pilotage tenus"],
      budget: "Existant",
    }),
    fiche({
      reference: "CO2",
      titre: "Un observatoire partagé des besoins des familles",
      pilotes: [CC],
      de: 1,
      a: 4,
      champs: ["Coordination"],
      indicateurs: ["qualitatif : usages par les élus"],
    }),
    fiche({
      reference: "CO3",
      titre: "Faire connaître la convention aux habitants",
      pilotes: [CS],
      de: 0,
      a: 4,
      priorite: "Second rang",
      champs: ["Coordination", "Citoyenneté"],
    }),
  ],
};
