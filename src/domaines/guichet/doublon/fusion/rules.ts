import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { type Demande, ETATS_OUVERTS, type Piece } from "../../demande/model.ts";
import {
  type Avant,
  type ChampFusion,
  CHAMPS_FUSION,
  type Choix,
  CLES_FUSION,
  type Doublon,
  type PieceVenue,
} from "./model.ts";

export type RefusFusion =
  | "meme-dossier"
  | "absorbee-engagee"
  | "gardee-close"
  | "changement-seul"
  | "deja-defaite"
  | "changee-depuis"
  | "figee";

const estDans = (etats: readonly string[], etat: string): boolean => etats.includes(etat);

/** Celles qui tiennent déjà une place proposée ou acceptée restent celles que l'on garde. */
const GARDABLES = [...ETATS_OUVERTS, "proposee", "acceptee"];

const ajouter = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

/** Les vœux des deux à la suite, sans la structure où l'une dit que l'enfant est déjà. */
function voeuxDesDeux(gardee: Demande, absorbee: Demande): Pick<Demande, "voeux" | "actuelle"> {
  const actuelle = gardee.actuelle ?? absorbee.actuelle;
  return { voeux: ajouter(gardee.voeux, absorbee.voeux).filter((voeu) => voeu !== actuelle), actuelle };
}

function valeursDe(champ: ChampFusion, choix: Choix, gardee: Demande, absorbee: Demande): Partial<Demande> {
  if (choix[champ] === "gardee") return {};
  if (champ === "voeux" && choix[champ] === "lesDeux") return voeuxDesDeux(gardee, absorbee);
  if (champ === "modes" && choix[champ] === "lesDeux") return { modes: ajouter(gardee.modes, absorbee.modes) };
  return Object.fromEntries(CLES_FUSION[champ].map((cle) => [cle, absorbee[cle]]));
}

export type Fusion = { gardee: Demande; absorbee: Demande; avant: Avant };

/** GUI-379 : celle qui dit où l'enfant est déjà accueilli reste seule dans son dossier : un changement se demande pour un enfant. */
export const changeSeule = (
  { actuelle }: Pick<Demande, "actuelle">,
  fratrie: readonly Pick<Demande, "etat">[],
): boolean => actuelle === null || fratrie.every(({ etat }) => !estDans(GARDABLES, etat));

/**
 * GUI-223 : un agent réunit deux demandes en choisissant, bloc par bloc, la valeur qui reste ; celle qui s'en va attendait encore, et se
 * retire avec son motif. Rien ne se fusionne sans lui.
 */
export function fusionner(
  gardee: Demande,
  absorbee: Demande,
  { choix, le, fratrie = [] }: { choix: Choix; le: Jour; fratrie?: readonly Demande[] },
): Fusion | Refus<RefusFusion> {
  if (gardee.dossier === absorbee.dossier) return refus("meme-dossier");
  if (!estDans(ETATS_OUVERTS, absorbee.etat)) return refus("absorbee-engagee");
  if (!estDans(GARDABLES, gardee.etat)) return refus("gardee-close");
  const valeurs = CHAMPS_FUSION.map((champ) => valeursDe(champ, choix, gardee, absorbee));
  const changees: Partial<Demande> = Object.assign({}, ...valeurs);
  const cles = Object.keys(changees) as (keyof Demande)[];
  const reunie = { ...gardee, ...changees };
  if (!changeSeule(reunie, fratrie)) return refus("changement-seul");
  return {
    gardee: reunie,
    absorbee: { ...absorbee, etat: "retiree", faits: { ...absorbee.faits, retireeLe: le, motif: "doublon" } },
    avant: {
      gardee: Object.fromEntries(cles.map((cle) => [cle, gardee[cle]])),
      absorbee: { etat: absorbee.etat, faits: absorbee.faits },
    },
  };
}

const RECUES: readonly Piece["etat"][] = ["recue", "acceptee"];

/** Une pièce qui vient avec la demande absorbée, et celle de la gardée dont elle tient lieu ; nulle : la gardée ne la demandait pas. */
export type Suivante = { venue: Piece; tientLieu: Piece | null };

/** GUI-229 : les pièces reçues d'une demande absorbée la suivent, sauf celles que la gardée a déjà ; leurs fichiers restent scellés où ils sont. */
export const suivrePieces = (gardee: Pick<Demande, "pieces">, absorbee: Pick<Demande, "pieces">): Suivante[] =>
  absorbee.pieces.flatMap((venue) => {
    if (!RECUES.includes(venue.etat)) return [];
    const sienne = gardee.pieces.find(({ nature }) => nature === venue.nature) ?? null;
    return sienne && RECUES.includes(sienne.etat) ? [] : [{ venue, tientLieu: sienne }];
  });

/** Vrai si les pièces venues n'ont pas changé depuis la fusion. */
const memesPieces = ({ pieces }: Pick<Demande, "pieces">, venues: readonly PieceVenue[]): boolean =>
  venues.every((venue) => pieces.some(({ id, etat }) => id === venue.id && etat === venue.etat));

/**
 * GUI-224 : une fusion se défait tant que ni l'une ni l'autre demande n'a changé depuis, et que la famille gardée n'a pas redonné une pièce
 * venue de l'autre ; chacune retrouve ce qu'elle disait.
 */
export function defaire(
  { decision, avant, versions }: Pick<Doublon, "decision" | "avant" | "versions">,
  gardee: Demande,
  absorbee: Demande,
  redonnees: ReadonlySet<string>,
): Pick<Fusion, "gardee" | "absorbee"> | Refus<RefusFusion> {
  if (decision !== "fusionne" || !avant || !versions) return refus("deja-defaite");
  if (gardee.version !== versions.gardee || absorbee.version !== versions.absorbee) return refus("changee-depuis");
  if (redonnees.size > 0 || !memesPieces(gardee, avant.pieces ?? [])) return refus("changee-depuis");
  return { gardee: { ...gardee, ...avant.gardee }, absorbee: { ...absorbee, ...avant.absorbee } };
}
