import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Signataire } from "#domaines/convention/partie/model.ts";

export const ETATS_SIGNATURE = ["aEnvoyer", "envoyee", "signee", "refusee"] as const;
export type EtatSignature = (typeof ETATS_SIGNATURE)[number];

export const LIBELLES_SIGNATURE: Record<EtatSignature, string> = {
  aEnvoyer: "À envoyer",
  envoyee: "Envoyée",
  signee: "Signée",
  refusee: "Refusée",
};

/** ACTE-70 : la vie d'une signature ; signée, elle l'est pour de bon, et qui a refusé peut encore recevoir le document. */
export const CYCLE_SIGNATURE: Cycle<EtatSignature> = {
  aEnvoyer: ["envoyee", "signee", "refusee"],
  envoyee: ["signee", "refusee"],
  refusee: ["envoyee", "signee"],
  signee: [],
};

/** La copie signée d'une partie ; son empreinte dit que c'est toujours le même fichier. */
export type Piece = { id: string; nom: string; sha256: string; taille: number };

/** Ce qu'une partie doit signer, et où elle en est. */
export type Signature = {
  id: string;
  partie: string;
  nom: string;
  /** Qui doit signer pour elle. */
  signataires: string;
  ordre: number;
  courriel: string | null;
  etat: EtatSignature;
  envoyeeLe: Jour | null;
  relanceeLe: Jour | null;
  signeeLe: Jour | null;
  /** Qui a signé. */
  signeePar: string | null;
  motif: string | null;
  /** Le compte qui a noté le dernier état. */
  ditPar: string | null;
  version: number;
  piece: Piece | null;
};

/** Qui signe, et l'acte qui autorise chacun tel que le document le cite, par son identifiant. */
export type QuiFige = { signataires: Signataire[]; autorisations: [acte: string, dite: string][] };

export type EtatCircuit = "ouvert" | "signe" | "abandonne";

/** Une mise à la signature : le contenu figé ce jour-là, et les parties qui le signent, chacune à sa place. */
export type Circuit = {
  id: string;
  convention: string;
  /** La version figée que l'on signe. */
  contenu: string;
  empreinte: string;
  avenant: string | null;
  etat: EtatCircuit;
  ouvertLe: string;
  ouvertPar: string;
  closLe: string | null;
  /** Les jours où qui n'a pas signé est relancé. */
  relances: Jour[];
  version: number;
};

export const PIECE_MAX = 10 * 1024 * 1024;
/** Au-delà, bien des messageries refusent ce qui est joint : le document s'adresse alors à part. */
export const PIECE_JOINTE_MAX = 5 * 1024 * 1024;
