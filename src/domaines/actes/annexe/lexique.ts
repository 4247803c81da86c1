import type { Action } from "#domaines/acces/model.ts";
import type { AnnexeFaite } from "./model.ts";

/** Ce que soutient on ne sait qui. */
export const SANS_COLLECTIVITE = "Sans collectivité nommée";

/** Ce que l'on peut écrire dans chaque annexe, à côté de ce que Maillage tient. */
export const AIDES: Record<AnnexeFaite, string> = {
  diagnostic:
    "Ce que le diagnostic établit : population, familles, emploi, offre et besoins par thème (petite enfance, parentalité, enfance et jeunesse, vie sociale, logement, accès aux droits, insertion et handicap), zones où l’accueil manque.",
  equipements: "Ce que la liste ne dit pas : projets d’ouverture, équipements partagés, évolution des compétences.",
  plan: "Ce qui introduit le plan : sa logique, ses priorités, les moyens humains et matériels de chaque signataire.",
  pilotage:
    "Ce que la liste des instances ne dit pas : travail technique, concertation avec les partenaires et les familles, ingénierie.",
  decisions: "Ce qui accompagne les décisions : dates à venir, pièces jointes à part.",
};

type Source = { dit: string; ou: (base: string, espace: string) => string; nom: string; lire: Action };

/** D'où vient ce que Maillage écrit, où cela se corrige, et le droit de le lire. */
export const SOURCES: Record<AnnexeFaite, Source> = {
  diagnostic: {
    dit: "Les sections, leurs chiffres et les zones viennent du diagnostic, les communes du périmètre de la convention",
    ou: (base) => `${base}/diagnostic`,
    nom: "l’ouvrir",
    lire: "diagnostic.lire",
  },
  equipements: {
    dit: "La liste vient de la convention, ses places et les structures qu’une partie soutient, du registre de l’espace",
    ou: (_base, espace) => `/espaces/${espace}/equipements`,
    nom: "les voir",
    lire: "equipements.lire",
  },
  plan: {
    dit: "Les fiches viennent du plan d’actions, les montants du budget",
    ou: (base) => `${base}/plan`,
    nom: "l’ouvrir",
    lire: "plan.lire",
  },
  pilotage: {
    dit: "Les instances viennent de la gouvernance",
    ou: (base) => `${base}/instances`,
    nom: "les voir",
    lire: "gouvernance.lire",
  },
  decisions: {
    dit: "Les décisions viennent des délibérations",
    ou: (base) => `${base}/deliberations`,
    nom: "les voir",
    lire: "convention.lire",
  },
};
