import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";

export const ETATS_ECHANGE = [
  "demandee",
  "etudiee",
  "avisRendu",
  "acceptee",
  "refusee",
  "inscrite",
  "retiree",
  "close",
] as const;
export type EtatEchange = (typeof ETATS_ECHANGE)[number];
export const LIBELLES_ECHANGE: Record<EtatEchange, string> = {
  demandee: "Demandé, à étudier",
  etudiee: "Étudié",
  avisRendu: "Avis du délégué rendu",
  acceptee: "Accepté",
  refusee: "Refusé",
  inscrite: "Inscrit au registre",
  retiree: "Demande retirée",
  close: "Terminé",
};

/**
 * GOUV-100 : des données personnelles vont de la demande aux études, à l'avis du délégué du détenteur, à la décision puis au registre
 * (convention nationale, art. 7 ; RGPD, art. 30 et 35) ; aucune étape ne se saute, et la demande se retire tant que rien n'est décidé.
 */
export const CYCLE_PERSONNEL: Cycle<EtatEchange> = {
  demandee: ["etudiee", "retiree"],
  etudiee: ["avisRendu", "retiree"],
  avisRendu: ["acceptee", "refusee", "retiree"],
  acceptee: ["inscrite"],
  inscrite: ["close"],
  refusee: [],
  retiree: [],
  close: [],
};

/** GOUV-101 : des données qui ne disent rien de personne vont droit des études à la décision (convention nationale, art. 7). */
export const CYCLE_COURT: Cycle<EtatEchange> = {
  demandee: ["etudiee", "retiree"],
  etudiee: ["acceptee", "refusee", "retiree"],
  avisRendu: [],
  acceptee: ["close"],
  inscrite: [],
  refusee: [],
  retiree: [],
  close: [],
};

export const BASES_LEGALES = [
  "missionInteretPublic",
  "obligationLegale",
  "contrat",
  "consentement",
  "interetLegitime",
] as const;
export type BaseLegale = (typeof BASES_LEGALES)[number];
export const LIBELLES_BASE: Record<BaseLegale, string> = {
  missionInteretPublic: "Mission d’intérêt public (RGPD, article 6.1.e)",
  obligationLegale: "Obligation légale (RGPD, article 6.1.c)",
  contrat: "Contrat avec la personne (RGPD, article 6.1.b)",
  consentement: "Consentement de la personne (RGPD, article 6.1.a)",
  interetLegitime: "Intérêt légitime (RGPD, article 6.1.f)",
};

export const SENS_ETUDE = ["favorable", "reserve", "defavorable"] as const;
export type SensEtude = (typeof SENS_ETUDE)[number];
export const LIBELLES_SENS: Record<SensEtude, string> = {
  favorable: "Favorable",
  reserve: "Favorable avec réserves",
  defavorable: "Défavorable",
};

export const ETUDES = ["opportunite", "faisabilite", "conformite"] as const;
export type NomEtude = (typeof ETUDES)[number];
export const LIBELLES_ETUDE: Record<NomEtude, string> = {
  opportunite: "Opportunité",
  faisabilite: "Faisabilité",
  conformite: "Conformité à la protection des données",
};

export type Etude = { sens: SensEtude; texte: string; le: Jour };
export type Etudes = Partial<Record<NomEtude, Etude>>;

/** `renduPar` : le délégué du détenteur, qu'il ait un compte ou qu'on recopie ce qu'il a écrit. */
export type Avis = { sens: SensEtude; recommandations: string; le: Jour; renduPar: string };
export type DecisionEchange = { motif: string; le: Jour; par: string };

/** Ce que l'article 30 veut au registre, en plus de ce que dit déjà la demande. */
export type Inscription = {
  reference: string;
  responsable: string;
  /** Le délégué du responsable, et comment le joindre ; absent de ce qui fut inscrit avant qu'on le demande. */
  delegue?: string;
  personnes: string;
  destinataires: string;
  conservation: string;
  securite: string;
  transferts: string;
  le: Jour;
};

/** Une demande de données d'une partie à une autre, et tout ce qu'il en est advenu. */
export type Echange = {
  id: string;
  convention: string;
  objet: string;
  demandeur: string;
  detenteur: string;
  finalite: string;
  categories: string;
  personnelles: boolean;
  baseLegale: BaseLegale | null;
  demandeLe: Jour;
  etat: EtatEchange;
  opportunite: Etude | null;
  faisabilite: Etude | null;
  conformite: Etude | null;
  avis: Avis | null;
  decision: DecisionEchange | null;
  inscription: Inscription | null;
  revoirLe: Jour | null;
  version: number;
};

export type Demande = Pick<
  Echange,
  "objet" | "demandeur" | "detenteur" | "finalite" | "categories" | "personnelles" | "baseLegale" | "demandeLe"
>;
