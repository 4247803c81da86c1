import type { Critere, LangueTraduite, Traduction } from "../model.ts";

type Dites = Partial<Traduction> & { libelle: string };
const VIDE: Traduction = { libelle: "", description: "", piece: "", unite: "", paliers: [] };

/** Le règlement proposé, dans les langues des familles : chaque critère sous son code. */
const TRADUCTIONS: Readonly<Record<string, Readonly<Record<LangueTraduite, Dites>>>> = {
  residence: {
    facile: {
      libelle: "J’habite ici",
      description: "Votre maison est dans une commune du territoire.",
      piece: "Un papier qui montre votre adresse",
    },
    en: {
      libelle: "Living in the area",
      description: "Your household lives in one of the towns of the area.",
      piece: "Proof of address",
    },
  },
  activite: {
    facile: {
      libelle: "Le travail des parents",
      description: "Le travail, les études et la formation comptent pareil.",
      piece: "Un papier de l’employeur ou de l’école",
      paliers: [
        "Les parents travaillent ou étudient tous",
        "Un parent travaille, l’autre cherche du travail",
        "Un parent travaille, l’autre reste à la maison",
      ],
    },
    en: {
      libelle: "Work of the parents",
      description: "Working, studying and training count the same. A single parent who works has the highest level.",
      piece: "Certificate from the employer, the school or the training body",
      paliers: [
        "Each parent of the household works, studies or trains",
        "One works, the other looks for a job",
        "One works, the other stays at home",
      ],
    },
  },
  insertion: {
    facile: {
      libelle: "Je cherche un travail avec de l’aide",
      description: "Une personne vous aide à trouver un travail.",
      piece: "Un papier de la personne qui vous aide",
    },
    en: {
      libelle: "Way back to work, or active job search",
      description: "Support is under way; it also gives access to the places kept for people finding work.",
      piece: "Certificate from the body that supports you",
    },
  },
  parentIsole: {
    facile: { libelle: "Un seul parent à la maison", piece: "Un papier de la Caf ou de la MSA" },
    en: { libelle: "Only one parent at home", piece: "Certificate from the Caf or the MSA" },
  },
  parentMineur: {
    facile: { libelle: "Le parent a moins de 18 ans", piece: "La carte d’identité du parent" },
    en: { libelle: "Parent under 18", piece: "Identity document of the parent" },
  },
  naissanceMultiple: { facile: { libelle: "Des jumeaux ou des triplés" }, en: { libelle: "Twins, triplets" } },
  fratrieAccueillie: {
    facile: {
      libelle: "Un frère ou une sœur est déjà à la crèche",
      description: "Il ou elle y sera encore quand le bébé arrivera.",
    },
    en: {
      libelle: "An older child already cared for at the same time",
      description: "A brother or a sister keeps a place in a structure of the area after the entry you ask for.",
    },
  },
  adoption: {
    facile: { libelle: "Un enfant adopté", piece: "Le papier de l’adoption" },
    en: { libelle: "Arrival by adoption", piece: "Placement decision or court ruling" },
  },
  besoinsParticuliers: {
    facile: {
      libelle: "Mon enfant a des besoins particuliers",
      description: "Répondez oui ou non. N’expliquez pas.",
      piece: "Le papier de la MDPH, ou celui de l’allocation. Rien de plus.",
    },
    en: {
      libelle: "Particular needs of the child",
      description: "Yes or no, nothing more: what the care requires is prepared after the allocation.",
      piece: "Right granted by the MDPH or education allowance, with no other detail",
    },
  },
  procheHandicap: {
    facile: {
      libelle: "Une personne de la famille a un handicap",
      description: "Un parent, un frère ou une sœur. Répondez oui ou non. N’expliquez pas.",
      piece: "Le papier de la MDPH. Rien de plus.",
    },
    en: {
      libelle: "Disability of someone at home",
      description: "Of a parent, a brother or a sister: yes or no, nothing more.",
      piece: "Right granted by the MDPH, with no other detail",
    },
  },
  accompagnement: {
    facile: {
      libelle: "Un service social ou médical vous aide",
      description: "Ce service donne des points. Il dit pourquoi. Le groupe qui décide ne sait pas qui vous êtes.",
    },
    en: {
      libelle: "Situation reported by a social or medical service",
      description: "The service says how many points and signs its reason; the commission reads it without a name.",
    },
  },
  sansSolution: {
    facile: { libelle: "Personne ne garde mon enfant aujourd’hui" },
    en: { libelle: "No childcare today" },
  },
  horairesAtypiques: {
    facile: {
      libelle: "Des heures de travail spéciales",
      description: "Très tôt, très tard, la nuit, le samedi ou le dimanche.",
    },
    en: {
      libelle: "Unusual hours",
      description: "Early in the morning, late in the evening, at night, on Saturday or Sunday.",
    },
  },
  attente: {
    facile: {
      libelle: "L’attente",
      description: "Chaque mois d’attente donne un peu de points.",
      unite: "mois entier",
    },
    en: {
      libelle: "Waiting",
      description: "Few points, and a maximum: waiting must not be worth more than asking for a sure place.",
      unite: "whole month",
    },
  },
  urgence: {
    facile: { libelle: "C’est urgent", description: "Cela ne donne pas de points. Cela ouvre les places d’urgence." },
    en: { libelle: "Urgent need", description: "Adds no point: gives access to the emergency places." },
  },
  placeRefusee: {
    facile: {
      libelle: "J’ai dit non à une bonne place",
      description: "Il y a moins de six mois, sans nouvelle raison.",
    },
    en: {
      libelle: "A place that suited the request was refused",
      description: "In the last six months, without a new reason.",
    },
  },
};

/** Un critère du règlement proposé, avec ce qu'il dit dans chaque langue. */
export const traduit = (critere: Critere): Critere => {
  const dites = TRADUCTIONS[critere.code];
  return dites
    ? { ...critere, traductions: { facile: { ...VIDE, ...dites.facile }, en: { ...VIDE, ...dites.en } } }
    : critere;
};
