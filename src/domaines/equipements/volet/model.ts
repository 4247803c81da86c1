import type { TypeEquipement } from "../model.ts";

export const VOLETS = [
  "identite",
  "coordonnees",
  "agrement",
  "sections",
  "modulations",
  "horaires",
  "fermetures",
  "financement",
  "tarifs",
  "loisirs",
  "qualite",
  "soutiens",
] as const;
export type NomVolet = (typeof VOLETS)[number];

export const TITRES_VOLET: Record<NomVolet, string> = {
  identite: "Identité",
  coordonnees: "Où la trouver",
  agrement: "Autorisation et accueil",
  sections: "Sections et capacité autorisée",
  modulations: "Capacité modulée",
  horaires: "Heures d’ouverture",
  fermetures: "Semaines de fermeture",
  financement: "Financement",
  tarifs: "Coût pour les familles",
  loisirs: "Accueil de loisirs : âges et jours",
  qualite: "Qualité de l’accueil",
  soutiens: "Collectivités qui la soutiennent",
};

/** Devant les champs d'un coût, quand d'autres champs de la page ont déjà leurs noms. */
export const PREFIXE_TARIF = "tarif";

const PETITE_ENFANCE: readonly TypeEquipement[] = ["eajePsu", "microCrechePaje", "mam", "halteGarderieItinerante"];
const LOISIRS: readonly TypeEquipement[] = ["alshPerisco", "alshExtrasco", "accueilJeunes"];

/** Les modes d'accueil du jeune enfant : leurs places se comptent et s'attribuent ; l'autorisation et l'accueil du handicap se disent de tous. */
export const compteDesPlaces = (type: TypeEquipement): boolean =>
  PETITE_ENFANCE.includes(type) || type === "dispositifPasserelle";

const RESERVES: Partial<Record<NomVolet, readonly TypeEquipement[]>> = {
  sections: PETITE_ENFANCE,
  modulations: PETITE_ENFANCE,
  loisirs: LOISIRS,
};

/** Les volets d'une structure selon son type : les sections d'âge aux modes d'accueil, les âges et jours aux accueils de loisirs. */
export const voletsDe = (type: TypeEquipement): NomVolet[] =>
  VOLETS.filter((nom) => RESERVES[nom]?.includes(type) ?? true);

export const NATURES_FINANCEMENT = [
  "psu",
  "paje",
  "ps",
  "bonusTerritoire",
  "bonus",
  "fonctionnement",
  "investissement",
  "miseADisposition",
  "autre",
] as const;
export type NatureFinancement = (typeof NATURES_FINANCEMENT)[number];
export const LIBELLES_NATURE: Record<NatureFinancement, string> = {
  psu: "Prestation de service unique (PSU)",
  paje: "Paje (CMG structure)",
  ps: "Autre prestation de service",
  bonusTerritoire: "Bonus territoire",
  bonus: "Autre bonus (mixité, handicap, attractivité)",
  fonctionnement: "Subvention de fonctionnement",
  investissement: "Investissement",
  miseADisposition: "Mise à disposition (locaux, agents)",
  autre: "Autre",
};

export const PAYEURS = ["caf", "msa", "collectivite", "departement", "autre"] as const;
export type Payeur = (typeof PAYEURS)[number];
export const LIBELLES_PAYEUR: Record<Payeur, string> = {
  caf: "La Caf, directement",
  msa: "La MSA",
  collectivite: "Une collectivité",
  departement: "Le département",
  autre: "Un autre",
};

/** Ce que quelqu'un paie à une structure une année, en centimes. */
export type Financement = {
  annee: number;
  nature: NatureFinancement;
  payeur: Payeur;
  collectivite: string | null;
  montant: number;
};
