import type { SectionModele } from "./model.ts";

/** Une section du modèle national : sa partie, son titre, ce que l'on y attend, les chiffres que l'on y propose. */
type Modele = { partie: string; titre: string; aide: string; chiffres: readonly string[] };

const TERRITOIRE = "Le territoire";
const DONNEES = "Les données socio-démographiques";
const THEMES = "Les analyses par thème";

export const MODELE: Record<SectionModele, Modele> = {
  presentation: {
    partie: TERRITOIRE,
    titre: "Présentation du territoire",
    aide: "Où il est, comment il s’organise, ce qui l’attire et ce qui l’isole.",
    chiffres: ["population"],
  },
  population: {
    partie: DONNEES,
    titre: "Population générale",
    aide: "Combien d’habitants, de quels âges, et comment cela change.",
    chiffres: ["population", "evolPopulation", "partMoins20", "enfantsMoins3", "naissances"],
  },
  allocataires: {
    partie: DONNEES,
    titre: "Population allocataire",
    aide: "Les foyers que la Caf connaît, et ce qu’ils sont.",
    chiffres: ["foyersAllocataires", "personnesCouvertes", "foyersBasRevenus"],
  },
  socioEconomique: {
    partie: DONNEES,
    titre: "Emploi, revenus, vulnérabilité",
    aide: "L’emploi, les diplômes, les revenus, et où se trouvent les plus fragiles.",
    chiffres: ["tauxPauvrete", "revenuMedianUc", "partFamillesMonoparentales", "partJeunesNonInseres"],
  },
  prestations: {
    partie: DONNEES,
    titre: "Prestations versées par la Caf",
    aide: "Quelles prestations, à combien de foyers, et ce qui évolue.",
    chiffres: ["allocatairesRsa", "aeeh", "prestationsVersees", "montantRsa", "montantAah", "montantPaje"],
  },
  petiteEnfance: {
    partie: THEMES,
    titre: "Petite enfance",
    aide: "Les modes d’accueil qui existent, les besoins, et les zones où l’offre manque ou s’atteint mal.",
    chiffres: ["tauxCouvertureGlobal", "enfantsMoins3", "assistantsActifs", "placesEaje"],
  },
  parentalite: {
    partie: THEMES,
    titre: "Parentalité",
    aide: "Ce qui accompagne les parents, et qui ne vient pas.",
    chiffres: [],
  },
  enfanceJeunesse: {
    partie: THEMES,
    titre: "Enfance et jeunesse",
    aide: "Les accueils de loisirs, les jeunes, le temps après l’école.",
    chiffres: ["enfants5a19"],
  },
  vieSociale: {
    partie: THEMES,
    titre: "Animation de la vie sociale",
    aide: "Centres sociaux, espaces de vie sociale, associations : où, pour qui.",
    chiffres: [],
  },
  logement: { partie: THEMES, titre: "Logement et cadre de vie", aide: "Se loger, rester, bien vivre.", chiffres: [] },
  accesDroits: {
    partie: THEMES,
    titre: "Accès aux droits et aux services",
    aide: "Où l’on est reçu, ce qui se fait à distance, qui n’y parvient pas.",
    chiffres: [],
  },
  insertionHandicap: {
    partie: THEMES,
    titre: "Insertion, autonomie, handicap",
    aide: "L’insertion des familles, l’accueil des enfants en situation de handicap.",
    chiffres: ["aah", "aeeh"],
  },
};

/** Où se rangent les sections que le territoire ajoute. */
export const PARTIE_LIBRE = "Autres parties";
