import type { Jour } from "#commun/jour.ts";
import type { Deliberation } from "../model.ts";

export const ORGANES = [
  "conseilMunicipal",
  "conseilCommunautaire",
  "comiteSyndical",
  "conseilDepartemental",
  "conseilAdministration",
  "autre",
] as const;
export type Organe = (typeof ORGANES)[number];
export const LIBELLES_ORGANE: Record<Organe, string> = {
  conseilMunicipal: "Conseil municipal",
  conseilCommunautaire: "Conseil communautaire",
  comiteSyndical: "Comité syndical",
  conseilDepartemental: "Conseil départemental",
  conseilAdministration: "Conseil d’administration",
  autre: "Autre organe",
};

export const OBJETS_VOTE = ["convention", "plan", "avenant", "autre"] as const;
export type ObjetVote = (typeof OBJETS_VOTE)[number];
export const LIBELLES_OBJET_VOTE: Record<ObjetVote, string> = {
  convention: "La convention et ses annexes",
  plan: "Le plan d’actions seulement",
  avenant: "Un avenant",
  autre: "Autre chose",
};

/** Ce qui est parti en préfecture en plus de l'acte, sous son propre numéro : une annexe, le plus souvent. */
export type Envoi = { identifiant: string; envoyeLe: Jour | null; recuLe: Jour | null };

/** Ce qu'un conseil a décidé, avec ce qui le prouve ; le format d'échange n'en porte que la première moitié. */
export type Acte = Deliberation & {
  organe: Organe | null;
  convoqueeLe: Jour | null;
  absents: number | null;
  pour: number | null;
  contre: number | null;
  abstentions: number | null;
  /** La première convocation n'avait pas réuni le quorum. */
  secondeConvocation: boolean;
  secretaire: string | null;
  objetVote: ObjetVote;
  /** Le nom de l'avenant voté. */
  avenant: string | null;
  /** L'empreinte du contenu voté. */
  empreinteVotee: string | null;
  /** Le jour de publication ou d'affichage que l'acte certifie lui-même ; `publieLe` vient de la télétransmission. */
  afficheLe: Jour | null;
  autresEnvois: Envoi[];
  siret: string | null;
  matiereCode: string | null;
  matiereNom: string | null;
  /** L'autorité qui contrôle la légalité, comme les données ouvertes la codent. */
  controle: string | null;
  /** Où l'acte est publié. */
  adresse: string | null;
};

export type ActeEcrit = Acte & { id: string; convention: string; version: number };

/** Une délibération que rien ne dit encore. */
export const ACTE_VIDE: Acte = {
  collectivite: null,
  numero: null,
  dateSeance: null,
  enExercice: null,
  presents: null,
  votants: null,
  pouvoirs: null,
  resultat: null,
  identifiantActes: null,
  envoyeLe: null,
  recuLe: null,
  publieLe: null,
  objet: null,
  dispositif: [],
  organe: null,
  convoqueeLe: null,
  absents: null,
  pour: null,
  contre: null,
  abstentions: null,
  secondeConvocation: false,
  secretaire: null,
  objetVote: "convention",
  avenant: null,
  empreinteVotee: null,
  afficheLe: null,
  autresEnvois: [],
  siret: null,
  matiereCode: null,
  matiereNom: null,
  controle: null,
  adresse: null,
};

export const ATTENDUS = ["deliberation", "decision", "aucun"] as const;
/** Ce que l'on attend d'une partie avant qu'elle signe. */
export type Attendu = (typeof ATTENDUS)[number];

export type EtatVote =
  | "adoptee"
  | "rejetee"
  | "planSeulement"
  | "aRevoter"
  | "annoncee"
  | "aPreciser"
  | "attendue"
  | "sansObjet";
export const LIBELLES_ETAT_VOTE: Record<EtatVote, string> = {
  adoptee: "A voté",
  rejetee: "A rejeté",
  planSeulement: "N’a voté que le plan",
  aRevoter: "Doit voter à nouveau",
  annoncee: "Séance annoncée",
  aPreciser: "Résultat à préciser",
  attendue: "N’a pas voté",
  sansObjet: "N’a pas à voter",
};

/** Ce que l'on vote : la convention, ou un avenant par son nom. */
export type Question = { genre: "convention" } | { genre: "avenant"; nom: string };

/** Où en est une partie d'une question. */
export type Situation<P> = { partie: P; attendu: Attendu; etat: EtatVote; acte: ActeEcrit | null };

/** L'objet sous lequel le document d'une délibération est joint. */
export const PIECE_DELIBERATION = "deliberation";

/** Les empreintes sous lesquelles un même contenu se reconnaît : celle d'aujourd'hui, puis celles que lui donnaient les formes d'avant. */
export type Empreintes = readonly [string, ...string[]];
