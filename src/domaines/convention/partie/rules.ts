import type { Situation } from "../deliberation/model.ts";
import { partieDe } from "../deliberation/rules.ts";
import { garderIdentifiants } from "../rules.ts";
import { sansAccents } from "#commun/texte.ts";
import type { GenrePartie, Partie, Representant } from "../model.ts";
import {
  type Civilite,
  LIBELLES_CIVILITE,
  type ManqueSignature,
  type PartieEcrite,
  type RefusPartie,
  type RefusSignataire,
  type Signataire,
  type Tour,
} from "./model.ts";
import { type Refus, refus } from "#commun/refus.ts";

const DEUX_MOTS = /^(\S+) (\S+)$/;

/** CONV-16 : un nom de deux mots est un prénom et un nom ; tout autre reste entier, on ne devine pas où il se coupe. */
export function lireNom(entier: string): { prenom: string | null; nom: string } {
  const [, prenom = null, nom = entier] = DEUX_MOTS.exec(entier) ?? [];
  return { prenom, nom };
}

/** Le nom entier, tel que le format d'échange l'écrit. */
export const nomEntier = ({ prenom, nom }: Pick<Signataire, "prenom" | "nom">): string =>
  prenom === null ? nom : `${prenom} ${nom}`;

const representantDe = (signataire: Signataire): Representant => ({
  qualite: signataire.qualite,
  nom: nomEntier(signataire),
});

const deLaPartie = (signataires: readonly Signataire[], partie: string) =>
  signataires.filter((un) => un.partie === partie).toSorted((a, b) => a.rang - b.rang);

/** Les représentants d'une partie, comme le format d'échange les écrit. */
export const representantsDe = (signataires: readonly Signataire[], partie: string): Representant[] =>
  deLaPartie(signataires, partie).map(representantDe);

/**
 * CONV-17 : les représentants d'une partie, quand ils reviennent d'un texte, gardent leur civilité, leur délibération et leur place
 * dans l'ordre des signatures ; un nouveau venu signe le dernier.
 */
export function reprendreSignataires(
  anciens: readonly Signataire[],
  parties: readonly { id: string; representants: readonly Representant[] }[],
  nouvelId: () => string,
): Signataire[] {
  const dernier = anciens.reduce((max, { ordre }) => Math.max(max, ordre), -1);
  const repris = parties.flatMap(({ id, representants }) => {
    const siens = deLaPartie(anciens, id).map((un) => ({ ...representantDe(un), id: un.id }));
    return garderIdentifiants<Representant>(siens, [...representants], ({ nom }) => nom, nouvelId).map((un) =>
      reprendre(
        anciens.find((ancien) => ancien.id === un.id),
        id,
        un,
      ),
    );
  });
  let suite = dernier;
  return repris.map((un) => (un.ordre >= 0 ? un : { ...un, ordre: ++suite }));
}

function reprendre(
  ancien: Signataire | undefined,
  partie: string,
  { id, rang, qualite, nom }: Representant & { id: string; rang: number },
): Signataire {
  if (ancien && nomEntier(ancien) === nom) return { ...ancien, rang, qualite };
  const neuf = { id, partie, rang, qualite, ...lireNom(nom), civilite: null, deliberation: null };
  return { ...neuf, ordre: ancien?.ordre ?? -1 };
}

const ACCORDS: Record<Civilite, string> = { madame: "autorisée", monsieur: "autorisé" };

/** CONV-18 : « dûment autorisé » s'accorde avec la civilité ; tant qu'elle n'est pas dite, on n'écrit ni l'un ni l'autre. */
export const autorise = (civilite: Civilite | null): string | null => (civilite === null ? null : ACCORDS[civilite]);

/** Comme l'acte nomme qui signe : « Madame Anne Roux, Maire, dûment autorisée par délibération du … ». */
export function mention(signataire: Signataire, deliberation: string | null): string {
  const { civilite, qualite } = signataire;
  const accord = autorise(civilite);
  const nom = [civilite && LIBELLES_CIVILITE[civilite], nomEntier(signataire)].filter(Boolean).join(" ");
  return [nom, qualite, accord && deliberation && `dûment ${accord} par ${deliberation}`].filter(Boolean).join(", ");
}

/**
 * CONV-70 : un avenant se signe sur la délibération qui l'approuve, non sur celle qui approuvait la convention ; qui n'en a pas voté
 * garde la sienne.
 */
export const autoriserPar = (
  signataires: readonly Signataire[],
  votes: readonly Situation<{ id: string }>[],
): Signataire[] =>
  signataires.map((un) => {
    const vote = votes.find(({ partie }) => partie.id === un.partie);
    const vaut = vote?.attendu === "deliberation" && vote.etat === "adoptee" && vote.acte;
    return vaut ? { ...un, deliberation: vaut.id } : un;
  });

/** Celles dont le conseil vote ; la Caf, l'État ou la MSA décident autrement. */
const VOTANTES: readonly GenrePartie[] = ["epci", "commune", "syndicat", "departement"];

/** CONV-19 : avant de signer, chaque partie a quelqu'un qui signe, et l'on sait comment le nommer, en quelle qualité et de quel droit. */
export function manquesSignature({ parties, signataires }: Tour): ManqueSignature[] {
  return parties.flatMap(({ id, genre }) => {
    const siens = deLaPartie(signataires, id);
    if (siens.length === 0) return [{ partie: id, signataire: null, code: "sansSignataire" as const }];
    return siens.flatMap((un) => manquesDe(un, VOTANTES.includes(genre)));
  });
}

function manquesDe({ id, partie, civilite, qualite, deliberation }: Signataire, votante: boolean): ManqueSignature[] {
  const manque = (code: ManqueSignature["code"], si: boolean) => (si ? [{ partie, signataire: id, code }] : []);
  return [
    ...manque("sansCivilite", civilite === null),
    ...manque("sansQualite", !qualite),
    ...manque("sansAutorisation", votante && deliberation === null),
  ];
}

/** CONV-26 : un élément monte ou descend d'un cran ; le premier ne monte pas, le dernier ne descend pas. */
export function deplacer<T extends { id: string }>(liste: readonly T[], id: string, sens: "haut" | "bas"): T[] {
  const de = liste.findIndex((un) => un.id === id);
  const vers = sens === "haut" ? de - 1 : de + 1;
  const [un, autre] = [liste[de], liste[vers]];
  if (!un || !autre) return [...liste];
  return liste.map((element, rang) => (rang === de ? autre : rang === vers ? un : element));
}

const cleDe = (texte: string) => sansAccents(texte).trim();

/** CONV-27 : une partie figure une fois, sous quelque nom qu'on l'écrive (DEL-30), et une commune a son code officiel. */
export function ecrirePartie(
  parties: readonly PartieEcrite[],
  une: Omit<Partie, "representants"> & { id: string },
  communeConnue: (code: string) => boolean,
): PartieEcrite[] | Refus<RefusPartie> {
  if (une.genre === "commune" && une.code !== null && !communeConnue(une.code)) return refus("commune-inconnue");
  const autres = parties.filter(({ id, genre }) => id !== une.id && genre === une.genre);
  if (partieDe(une.nom, autres)) return refus("partie-deja-la");
  if (!parties.some(({ id }) => id === une.id)) return [...parties, { ...une, representants: [] }];
  return parties.map((ancienne) => (ancienne.id === une.id ? { ...ancienne, ...une } : ancienne));
}

type Saisi = Omit<Signataire, "rang" | "ordre">;

/** Un acte de la convention et la partie dont il est ; d'un conseil qui n'est pas partie, aucune. */
type ActeDe = { id: string; partie: string | null };

/** CONV-67 : un signataire n'est autorisé que par l'acte de l'organe de sa partie, jamais par celui d'une autre. */
function verifierAutorisation(
  { deliberation, partie }: Saisi,
  actes: readonly ActeDe[],
): Refus<RefusSignataire> | null {
  if (deliberation === null) return null;
  const acte = actes.find(({ id }) => id === deliberation);
  if (!acte) return refus("deliberation-inconnue");
  return acte.partie === null || acte.partie === partie ? null : refus("deliberation-d-une-autre");
}

/** CONV-28 : la même personne signe une fois par partie, mais peut signer pour deux ; nouvelle venue, elle signe la dernière. */
export function ecrireSignataire(
  { parties, signataires }: Tour,
  saisi: Saisi,
  actes: readonly ActeDe[],
): Signataire[] | Refus<RefusSignataire> {
  if (!parties.some(({ id }) => id === saisi.partie)) return refus("partie-inconnue");
  const contre = verifierAutorisation(saisi, actes);
  if (contre) return contre;
  const siens = deLaPartie(signataires, saisi.partie).filter(({ id }) => id !== saisi.id);
  if (siens.some((un) => cleDe(nomEntier(un)) === cleDe(nomEntier(saisi)))) return refus("signataire-deja-la");
  const ancien = signataires.find(({ id }) => id === saisi.id);
  const rang = ancien?.partie === saisi.partie ? ancien.rang : Math.max(-1, ...siens.map((un) => un.rang)) + 1;
  const ordre = ancien?.ordre ?? Math.max(-1, ...signataires.map((un) => un.ordre)) + 1;
  const ecrit = { ...saisi, rang, ordre };
  return ancien ? signataires.map((un) => (un === ancien ? ecrit : un)) : [...signataires, ecrit];
}

/** CONV-29 : on retire une partie avec ceux qui signent pour elle ; l'ordre des autres ne bouge pas. */
export const retirerPartie = ({ parties, signataires }: Tour, partie: string): Tour => ({
  parties: parties.filter(({ id }) => id !== partie),
  signataires: signataires.filter((un) => un.partie !== partie),
});
