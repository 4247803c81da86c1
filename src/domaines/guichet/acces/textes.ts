import type { Langue } from "../demande/model.ts";
import type { NatureDroit } from "../effacement/model.ts";
import type { MotifAcces } from "./model.ts";

/** Ce qu'une famille lit de ses données : une autre langue est le même objet, traduit. */
type TextesDonnees = {
  titre: string;
  quoi: string;
  lire: string;
  telecharger: string;
  copieTitre: string;
  copieQuoi: string;
  revenir: string;
  quiTitre: string;
  quiQuoi: string;
  quiPersonne: string;
  quiColonnes: [jour: string, qui: string, qualite: string, pourquoi: string];
  motifs: Record<MotifAcces, string>;
  droitsTitre: string;
  droitsQuoi: string;
  droit: string;
  natures: Record<NatureDroit, string>;
  demander: string;
  recu: (nature: string, jour: string) => string;
  repondu: { faite: string; refusee: string };
  deja: string;
  reclamation: string;
};

const fr: TextesDonnees = {
  titre: "Vos données",
  quoi: "Tout ce que nous gardons de vous et de votre enfant, qui l’a lu, et ce que vous pouvez demander.",
  lire: "Lire la copie de mes données",
  telecharger: "Télécharger la copie (JSON, pièces comprises)",
  copieTitre: "Copie de vos données",
  copieQuoi: "Tout ce que nous gardons de vous. Vous pouvez l’imprimer.",
  revenir: "Vos données",
  quiTitre: "Qui a ouvert votre dossier",
  quiQuoi:
    "Chaque personne du guichet ou d’une structure qui ouvre votre demande laisse une ligne, gardée douze mois. Une structure n’ouvre que les demandes qui la citent.",
  quiPersonne: "Personne n’a ouvert votre dossier depuis douze mois.",
  quiColonnes: ["Jour", "Qui", "En quelle qualité", "Pourquoi"],
  motifs: {
    instruction: "Étudier votre demande",
    saisie: "Écrire votre demande reçue sur papier",
    doublon: "Vérifier que la même demande n’est pas faite deux fois",
    commission: "Préparer la commission",
    structure: "Préparer l’accueil dans une structure que vous avez citée",
    droits: "Répondre à ce que vous avez demandé de vos données",
  },
  droitsTitre: "Ce que vous pouvez demander",
  droitsQuoi:
    "Nous répondons en un mois au plus. Pour corriger une réponse, le plus rapide est de changer votre demande vous-même.",
  droit: "Je demande à",
  natures: {
    effacement: "effacer toutes mes données, ce qui retire ma demande",
    rectification: "corriger une donnée que je ne peux pas changer moi-même",
    opposition: "m’opposer à un usage de mes données",
  },
  demander: "Envoyer",
  recu: (nature, jour) => `Vous avez demandé à ${nature}, le ${jour}.`,
  repondu: { faite: "C’est fait.", refusee: "Nous vous avons écrit pourquoi nous ne pouvons pas." },
  deja: "Vous l’avez déjà demandé : nous allons vous répondre.",
  reclamation:
    "Si notre réponse ne vous convient pas, vous pouvez écrire à la Cnil, qui protège les données personnelles.",
};

const facile: TextesDonnees = {
  ...fr,
  quoi: "Ici, vous voyez ce que nous savons de vous.",
  lire: "Lire mes données",
  telecharger: "Garder mes données dans un fichier",
  copieQuoi: "Voici tout ce que nous savons de vous.",
  quiTitre: "Qui a lu vos données",
  quiQuoi: "Quand une personne lit votre demande, son nom est écrit ici.",
  quiPersonne: "Personne n’a lu votre demande.",
  quiColonnes: ["Quel jour", "Qui", "Son travail", "Pourquoi"],
  droitsQuoi: "Vous pouvez nous demander quelque chose. Nous répondons en un mois.",
  natures: {
    effacement: "effacer tout. Alors ma demande s’arrête",
    rectification: "corriger une erreur",
    opposition: "ne plus utiliser mes données",
  },
  reclamation: "Vous n’êtes pas d’accord avec nous ? Vous pouvez écrire à la Cnil.",
};

const en: TextesDonnees = {
  titre: "Your data",
  quoi: "Everything we keep about you and your child, who has read it, and what you can ask for.",
  lire: "Read a copy of my data",
  telecharger: "Download the copy (JSON, with your documents)",
  copieTitre: "Copy of your data",
  copieQuoi: "Everything we keep about you. Field names are in French. You can print it.",
  revenir: "Your data",
  quiTitre: "Who has opened your file",
  quiQuoi:
    "Each person of this service or of a nursery who opens your request leaves a line here, kept for twelve months. A nursery only opens the requests that name it.",
  quiPersonne: "Nobody has opened your file in the last twelve months.",
  quiColonnes: ["Day", "Who", "Role", "Why"],
  motifs: {
    instruction: "To study your request",
    saisie: "To type your request received on paper",
    doublon: "To check that the same request was not made twice",
    commission: "To prepare the allocation meeting",
    structure: "To prepare the care of your child in a nursery that you named",
    droits: "To answer what you asked about your data",
  },
  droitsTitre: "What you can ask for",
  droitsQuoi: "We answer within one month. To correct an answer, the quickest way is to change your request yourself.",
  droit: "I ask you to",
  natures: {
    effacement: "erase all my data, which withdraws my request",
    rectification: "correct something that I cannot change myself",
    opposition: "stop a use of my data",
  },
  demander: "Send",
  recu: (nature, jour) => `You asked us to ${nature}, on ${jour}.`,
  repondu: { faite: "Done.", refusee: "We have written to you to say why we cannot." },
  deja: "You have already asked for it: we will answer you.",
  reclamation: "If our answer does not suit you, you can write to the Cnil, the French data protection authority.",
};

export const TEXTES_DONNEES: Record<Langue, TextesDonnees> = { fr, facile, en };
export type { TextesDonnees };
