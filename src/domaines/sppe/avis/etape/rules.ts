import { type Jour, joursEntre } from "#commun/jour.ts";
import type { Avis, Destinataire, EtatAvis, Faits } from "../model.ts";
import { etatAu, valableJusqua } from "../rules.ts";

export type Tache =
  | "transmettre"
  | "direSansObjet"
  | "verifierPieces"
  | "attendrePieces"
  | "decider"
  | "notifier"
  | "communiquer"
  | "rien";
/** Ce qu'il y a à faire, avant quel jour, et dans combien de jours (négatif : c'est passé). */
export type AFaire = { tache: Tache; avant: Jour | null; jours: number | null };

const SURES: readonly Destinataire[] = ["demandeur", "departement", "caf"];

/** Ceux à qui l'issue doit encore être dite. */
export const resteANotifier = ({ faits }: Pick<Avis, "faits">): Destinataire[] =>
  [...SURES, "comite" as const].filter((un) => !faits.notifications?.[un]);

type Suite = [Tache, Jour | undefined];

/** Ce qu'il reste à dire de l'issue. */
function reste({ faits: { notifications = {} } }: Avis): Tache {
  if (SURES.some((un) => !notifications[un])) return "notifier";
  return notifications.comite ? "rien" : "communiquer";
}

const A_LA_RECEPTION: Record<Avis["orientation"]["genre"], Tache> = {
  decide: "verifierPieces",
  transmet: "transmettre",
  sansObjet: "direSansObjet",
};

function aLaReception({ genre, orientation, echeances }: Avis): Suite {
  return genre === "opportunite" ? ["decider", undefined] : [A_LA_RECEPTION[orientation.genre], echeances.liste];
}

const SELON_ETAT: Partial<Record<EtatAvis, (avis: Avis) => Suite>> = {
  recue: aLaReception,
  transmise: ({ echeances }) => ["verifierPieces", echeances.liste],
  incomplete: ({ echeances }) => ["attendrePieces", echeances.pieces],
  complete: ({ echeances }) => ["decider", echeances.decision],
  favorable: (avis) => [reste(avis), undefined],
  favorableTacite: (avis) => [reste(avis), undefined],
  defavorable: (avis) => [reste(avis), avis.faits.notifications?.demandeur ? undefined : avis.echeances.decision],
};

/** SPPE-48 : la page dit la prochaine chose à faire et son dernier jour, qui compte encore. */
export function aFaire(avis: Avis, jour: Jour): AFaire {
  const [tache, avant] = SELON_ETAT[etatAu(avis, jour)]?.(avis) ?? ["rien", undefined];
  return { tache, avant: avant ?? null, jours: avant ? joursEntre(jour, avant) : null };
}

/** Ce qui s'imprime d'une demande : son acte rendu, ce que le silence ou le calendrier en ont fait, ou le projet d'acte. */
export const PIECES = ["acte", "silence", "sansObjet", "caduque", "retiree", "projet"] as const;
export type Piece = (typeof PIECES)[number];

const PIECE_SELON: Partial<Record<EtatAvis, Piece>> = {
  favorable: "acte",
  defavorable: "acte",
  favorableTacite: "silence",
  sansObjet: "sansObjet",
  caduque: "caduque",
  retiree: "retiree",
};

/**
 * SPPE-109 : on n'imprime un projet d'acte que s'il reste à décider ; sinon l'acte, l'avis que le silence a donné, fût-ce contre un refus notifié
 * trop tard, ou la raison pour laquelle il n'y en aura pas.
 */
export function pieceDe(avis: Avis, jour: Jour): Piece {
  const etat = etatAu(avis, jour);
  if (etat === "perime") return avis.faits.decision?.sens === "favorable" ? "acte" : "silence";
  if (avis.genre === "legal" && etat === "recue" && avis.orientation.genre === "sansObjet") return "sansObjet";
  return PIECE_SELON[etat] ?? "projet";
}

/** SPPE-53 : un demandeur dont la demande fut transmise sans qu'on le lui dise reste à informer, quoi qu'il y ait d'autre à faire. */
export const aInformer = ({ faits: { transmise, retrait } }: Pick<Avis, "faits">): boolean =>
  transmise !== undefined && transmise.informeLe === null && !retrait;

/** SPPE-54 : les pièces venues dans le mois, le dossier est complet et l'autorité en accuse réception (CSP, art. R. 2324-21). */
export const aAccuser = ({ faits }: Pick<Avis, "faits">, etat: EtatAvis): boolean =>
  etat === "complete" && faits.piecesRecues !== undefined && faits.accuse === undefined;

/** Un pas dont le délai est passé, que l'on n'avait pas constaté. */
export type Tardif = "transmission" | "liste" | "pieces" | "decision";

const TARDIVE: Record<Tardif, (avis: Avis, etat: EtatAvis) => boolean> = {
  transmission: ({ orientation, faits }, etat) =>
    orientation.genre === "transmet" && !faits.transmise && ["complete", "favorableTacite"].includes(etat),
  liste: ({ genre, orientation, faits }, etat) =>
    genre === "legal" &&
    orientation.genre !== "sansObjet" &&
    etat === "complete" &&
    !(faits.demandePieces ?? faits.accuse ?? faits.decision),
  pieces: (_avis, etat) => etat === "caduque",
  decision: ({ faits }, etat) =>
    ["favorableTacite", "perime"].includes(etat) && !faits.decision && !faits.notifications,
};

/**
 * SPPE-116 : ce qui est venu dans son délai se constate encore après : la transmission, la liste des pièces, les pièces d'une demande que l'on croit caduque, l'avis
 * que l'on croit donné par le silence. C'est le jour du pas qui compte, non celui où on l'écrit.
 */
export const tardifs = (avis: Avis, jour: Jour): Tardif[] => {
  const etat = etatAu(avis, jour);
  return (["transmission", "liste", "pieces", "decision"] as const).filter((un) => TARDIVE[un](avis, etat));
};

export type CodeEtape =
  | "reception"
  | "transmission"
  | "information"
  | "sansObjet"
  | "liste"
  | "pieces"
  | "complete"
  | "decision"
  | "silence"
  | "notification"
  | "validite"
  | "caducite"
  | "finListe"
  | "retrait";
/** Un jalon de la demande : passé, ou encore à venir. */
export type Etape = { code: CodeEtape; le: Jour; passe: boolean };

type Brute = readonly [CodeEtape, Jour | null | undefined];

/** Le jour où la demande fut complète : celui des pièces, sinon celui de la réception. */
export const completeDepuis = ({ faits, recueLe }: Avis): Jour => faits.piecesRecues?.le ?? recueLe;

/** Un mois pour dire ce qui manque, tant que rien n'a été dit et qu'il court encore. */
const listeAttendue = ({ echeances: { liste }, faits }: Avis, jour: Jour): Brute[] =>
  faits.demandePieces || faits.accuse || !liste || jour > liste ? [] : [["finListe", liste]];

/** Les délais d'une demande : ce qui n'est pas encore arrivé, à sa date. */
function echeancesDites(avis: Avis, jour: Jour): Brute[] {
  const { echeances, faits } = avis;
  const etat = etatAu(avis, jour);
  if (etat === "caduque" || etat === "incomplete") return [["caducite", echeances.pieces]];
  if (etat === "retiree" || etat === "sansObjet") return [];
  const silence: Brute = ["silence", echeances.decision];
  if (!faits.decision) return [...listeAttendue(avis, jour), silence];
  return etat === "favorableTacite" ? [silence] : [];
}

const PAS: readonly (readonly [CodeEtape, (faits: Faits) => Jour | undefined])[] = [
  ["transmission", ({ transmise }) => transmise?.le],
  ["information", ({ transmise }) => transmise?.informeLe ?? undefined],
  ["sansObjet", ({ sansObjet }) => sansObjet?.le],
  ["liste", ({ demandePieces }) => demandePieces?.le],
  ["pieces", ({ piecesRecues }) => piecesRecues?.le],
  ["complete", ({ accuse }) => accuse?.le],
  ["decision", ({ decision }) => decision?.le],
  ["notification", ({ notifications }) => notifications?.demandeur],
  ["retrait", ({ retrait }) => retrait?.le],
];

const FAVORABLES: readonly EtatAvis[] = ["favorable", "favorableTacite", "perime"];

/** SPPE-49 : la frise dit chaque pas fait et chaque délai encore ouvert, dans l'ordre des jours. */
export function frise(avis: Avis, jour: Jour): Etape[] {
  const brutes: Brute[] = [
    ["reception", avis.recueLe],
    ...PAS.map(([code, de]): Brute => [code, de(avis.faits)]),
    ...echeancesDites(avis, jour),
    ["validite", FAVORABLES.includes(etatAu(avis, jour)) ? valableJusqua(avis) : null],
  ];
  const dites = brutes.flatMap(([code, le]) => (le ? [{ code, le, passe: le <= jour }] : []));
  return dites.toSorted((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0));
}
