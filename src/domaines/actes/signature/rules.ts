import { peutPasser } from "#commun/cycle.ts";
import { type Jour, joursEntre } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Empreintes } from "#domaines/convention/deliberation/model.ts";
import type { ManqueSignature } from "#domaines/convention/partie/model.ts";
import type { Circuit, EtatSignature, Signature } from "./model.ts";
import { CYCLE_SIGNATURE, PIECE_JOINTE_MAX, PIECE_MAX } from "./model.ts";

export type RefusOuverture =
  | "circuit-ouvert"
  | "convention-signee"
  | "parties-manquantes"
  | "dates-manquantes"
  | "signataires-manquants"
  | "texte-absent"
  | "texte-incomplet"
  | "deliberations-manquantes"
  | "rien-a-signer"
  | "motifs-manquants";

/** Ce qu'il faut savoir d'une convention, ou de son avenant, avant de la faire signer. */
export type Preparatifs = {
  circuitOuvert: boolean;
  /** Signée, et sans avenant ouvert : il n'y a rien à signer. */
  verrouillee: boolean;
  datee: boolean;
  parties: number;
  /** Les parties pour qui personne ne signe, ou dont qui signe n'a ni qualité ni délibération qui l'autorise. */
  sansSignataire: number;
  articles: number;
  manques: number;
  votesManquants: number;
  /** D'un avenant : ce qui change, et ce qui n'a pas encore son motif ; null pour la convention d'origine. */
  avenant: { ecarts: number; sansMotif: number } | null;
};

const VERIFICATIONS: readonly [RefusOuverture, (dits: Preparatifs) => boolean][] = [
  ["circuit-ouvert", ({ circuitOuvert }) => circuitOuvert],
  ["convention-signee", ({ verrouillee }) => verrouillee],
  ["parties-manquantes", ({ parties }) => parties < 2],
  ["dates-manquantes", ({ datee }) => !datee],
  ["signataires-manquants", ({ sansSignataire }) => sansSignataire > 0],
  ["texte-absent", ({ articles }) => articles === 0],
  ["texte-incomplet", ({ manques }) => manques > 0],
  ["rien-a-signer", ({ avenant }) => avenant?.ecarts === 0],
  ["motifs-manquants", ({ avenant }) => (avenant?.sansMotif ?? 0) > 0],
  ["deliberations-manquantes", ({ votesManquants }) => votesManquants > 0],
];

/** ACTE-71 : tout ce qui empêche de mettre à la signature, dans l'ordre où on le règle ; un texte qui n'est pas écrit, ou où il manque quelque chose, ne se signe pas. */
export const empechements = (dits: Preparatifs): RefusOuverture[] =>
  VERIFICATIONS.filter(([, empeche]) => empeche(dits)).map(([code]) => code);

/** ACTE-72 : on ne signe que ce qui a été figé : si la convention a changé depuis, sous toutes ses formes, le circuit est dépassé et ne reçoit plus rien. */
export const estDepasse = (circuit: Pick<Circuit, "etat" | "empreinte">, courantes: Empreintes): boolean =>
  circuit.etat === "ouvert" && !courantes.includes(circuit.empreinte);

export type RefusSignature =
  | "passage-impossible"
  | "signature-a-venir"
  | "signature-avant-gel"
  | "sans-signataire"
  | "sans-motif";

type Dit = { le: Jour; signeePar: string; motif: string };

/** ACTE-73 : une partie signe entre le jour où le contenu fut figé et aujourd'hui, par quelqu'un que l'on nomme ; qui refuse dit pourquoi. */
export function verifierPassage(
  etat: EtatSignature,
  vers: EtatSignature,
  { le, signeePar, motif }: Dit,
  { figeLe, aujourdhui }: { figeLe: Jour; aujourdhui: Jour },
): Refus<RefusSignature> | null {
  if (!peutPasser(CYCLE_SIGNATURE, etat, vers)) return refus("passage-impossible");
  if (vers === "refusee" && motif === "") return refus("sans-motif");
  if (vers !== "signee") return null;
  if (signeePar === "") return refus("sans-signataire");
  if (le > aujourdhui) return refus("signature-a-venir");
  return le < figeLe ? refus("signature-avant-gel") : null;
}

/** ACTE-74 : la convention est signée le jour où la dernière partie signe ; tant qu'il en manque une, elle ne l'est pas. */
export function signeeLe(signatures: readonly Pick<Signature, "etat" | "signeeLe">[]): Jour | null {
  const jours = signatures.map(({ etat, signeeLe: le }) => (etat === "signee" ? le : null));
  if (jours.length === 0 || jours.includes(null)) return null;
  return (
    jours
      .filter((jour) => jour !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

/** ACTE-154 : la civilité ne fait qu'accorder une phrase ; sans quelqu'un qui signe, sa qualité et la délibération qui l'autorise, on ne signe pas. */
export const bloquants = (manques: readonly ManqueSignature[]): ManqueSignature[] =>
  manques.filter(({ code }) => code !== "sansCivilite");

type PartieASigner = { id: string; nom: string };
type QuiSigne = { partie: string; ordre: number; prenom: string | null; nom: string; qualite: string | null };

/** ACTE-75 : chaque partie signe une fois, à la place de son premier signataire dans l'ordre des signatures ; sans signataire, à la fin. */
export function preparerSignatures(
  parties: readonly PartieASigner[],
  signataires: readonly QuiSigne[],
): { partie: string; nom: string; signataires: string; ordre: number }[] {
  const fin = signataires.reduce((max, { ordre }) => Math.max(max, ordre), 0) + 1;
  const lignes = parties.map(({ id, nom }, rang) => {
    const siens = signataires.filter(({ partie }) => partie === id).toSorted((a, b) => a.ordre - b.ordre);
    const noms = siens.map((un) =>
      [[un.prenom, un.nom].filter(Boolean).join(" "), un.qualite].filter(Boolean).join(", "),
    );
    return { partie: id, nom, signataires: noms.join(" ; "), place: siens[0]?.ordre ?? fin + rang };
  });
  return lignes
    .toSorted((a, b) => a.place - b.place)
    .map(({ place: _place, ...ligne }, ordre) => ({ ...ligne, ordre }));
}

/** Ce qui sépare deux courriels à une même partie, en jours. */
export const SEMAINE = 7;

/** ACTE-76 : une partie qui a reçu le document se relance par courriel, une fois par semaine au plus. */
export function peutRelancer(
  { etat, courriel, envoyeeLe, relanceeLe }: Pick<Signature, "etat" | "courriel" | "envoyeeLe" | "relanceeLe">,
  le: Jour,
): boolean {
  const dernier = relanceeLe ?? envoyeeLe;
  return etat === "envoyee" && courriel !== null && dernier !== null && joursEntre(dernier, le) >= SEMAINE;
}

export type RefusPiece = "piece-trop-lourde" | "pas-un-pdf";
const ENTETE = [0x25, 0x50, 0x44, 0x46, 0x2d]; // %PDF-

/** ACTE-77 : la copie signée est un PDF de dix mégaoctets au plus, reconnu à son contenu. */
export function verifierPiece(octets: Uint8Array): Refus<RefusPiece> | null {
  if (octets.length > PIECE_MAX) return refus("piece-trop-lourde");
  return ENTETE.every((octet, rang) => octets[rang] === octet) ? null : refus("pas-un-pdf");
}

/** ACTE-156 : le document à signer part avec le courriel s’il pèse cinq mégaoctets au plus ; plus lourd, il s’adresse à part. */
export const seJoint = (octets: Uint8Array): boolean => octets.length <= PIECE_JOINTE_MAX;
