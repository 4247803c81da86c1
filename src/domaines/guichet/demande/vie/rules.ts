import { peutPasser } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import { Refus, refus } from "#commun/refus.ts";
import { verifierEnfant } from "../etape/rules.ts";
import {
  CYCLE_DEMANDE,
  type Demande,
  type EnfantDemande,
  ETATS_OUVERTS,
  type EtatDemande,
  type Famille,
  type Piece,
} from "../model.ts";
import type { RegleDeVie, ReponsePlace } from "./model.ts";

/** Tant qu'aucun règlement n'est publié : le rang se prend au dépôt, un refus n'y change rien, on confirme tous les six mois. */
export const REGLE_PAR_DEFAUT: RegleDeVie = {
  anciennete: "depot",
  refusRemetAZero: false,
  confirmation: 6,
  rangMontre: false,
};

const DEPARTS: Record<RegleDeVie["anciennete"], (demande: Demande) => Jour | null> = {
  depot: ({ deposeeLe }) => deposeeLe,
  complete: ({ completeLe }) => completeLe,
  naissance: ({ deposeeLe, enfant, faits }) =>
    faits.naissanceConfirmeeLe ?? (enfant.naissance === null ? null : deposeeLe),
};

/** GUI-109 : une demande attend depuis le jour que dit le règlement (dépôt, dossier complet, naissance confirmée) ; un refus remet ce jour à zéro si le règlement le veut. */
export function attendDepuisDe(
  demande: Demande,
  regle: Pick<RegleDeVie, "anciennete" | "refusRemetAZero">,
): Jour | null {
  const depart = DEPARTS[regle.anciennete](demande);
  const refusee = regle.refusRemetAZero ? demande.faits.refusLe?.at(-1) : undefined;
  return depart && refusee && refusee > depart ? refusee : depart;
}

/** La demande, son ancienneté comptée comme le règlement le veut. */
export const dater = (demande: Demande, regle: RegleDeVie): Demande => ({
  ...demande,
  attendDepuis: attendDepuisDe(demande, regle),
});

const manque = ({ etat }: Piece) => etat === "demandee" || etat === "refusee";

/** Vrai s'il manque une pièce demandée. */
export const attendUnePiece = ({ pieces }: Pick<Demande, "pieces">): boolean => pieces.some(manque);

const etatOuvert = (demande: Demande): EtatDemande => (attendUnePiece(demande) ? "incomplete" : "enAttente");

export const estOuverte = ({ etat }: Pick<Demande, "etat">): boolean => ETATS_OUVERTS.some((ouvert) => ouvert === etat);

/** GUI-110 : envoyée, une demande prend rang ce jour ; en ligne, elle attend que l'adresse de courriel soit confirmée. */
export function envoyer(
  demande: Demande,
  { famille, regle, le }: { famille: Pick<Famille, "courrielConfirmeLe">; regle: RegleDeVie; le: Jour },
): Demande | Refus<"passage"> {
  if (demande.etat !== "brouillon") return refus("passage");
  const completeLe = attendUnePiece(demande) ? null : le;
  const etat = demande.origine === "ligne" && !famille.courrielConfirmeLe ? "aConfirmer" : etatOuvert(demande);
  return dater({ ...demande, etat, deposeeLe: le, completeLe, confirmeeLe: le }, regle);
}

/** GUI-111 : l'adresse confirmée, la demande entre dans la file, à son rang du jour de l'envoi. */
export const confirmerCourriel = (demande: Demande): Demande =>
  demande.etat === "aConfirmer" ? { ...demande, etat: etatOuvert(demande) } : demande;

/** GUI-112 : une demande ouverte est incomplète tant qu'une pièce manque, et complète du jour où la dernière arrive ; elle l'est pour toujours. */
export function peserPieces(demande: Demande, regle: RegleDeVie, le: Jour): Demande {
  const completeLe = attendUnePiece(demande) ? demande.completeLe : (demande.completeLe ?? le);
  const bouge = demande.etat === "incomplete" || demande.etat === "enAttente";
  return dater({ ...demande, completeLe, etat: bouge ? etatOuvert(demande) : demande.etat }, regle);
}

/** GUI-113 : une naissance se confirme une fois née ; la demande garde son ancienneté, sauf si le règlement la compte de ce jour. */
export function confirmerNaissance(
  demande: Demande,
  enfant: EnfantDemande,
  { regle, le }: { regle: RegleDeVie; le: Jour },
): Demande | Refus<"passage" | "naissance-future" | "naissance-ancienne"> {
  if (!estOuverte(demande) || demande.enfant.terme === null) return refus("passage");
  const verifie = verifierEnfant({ ...enfant, terme: null }, le);
  if (verifie instanceof Refus) return refus(verifie.code === "naissance-ancienne" ? verifie.code : "naissance-future");
  return dater({ ...demande, enfant: verifie, faits: { ...demande.faits, naissanceConfirmeeLe: le } }, regle);
}

/** GUI-114 : une demande se change tant qu'elle attend et que la commission ne l'examine pas ; elle garde son ancienneté. */
export const peutChanger = (demande: Pick<Demande, "etat">, figee: boolean): null | Refus<"passage" | "figee"> => {
  if (demande.etat === "brouillon") return null;
  if (!estOuverte(demande)) return refus("passage");
  return figee ? refus("figee") : null;
};

const fermer = (demande: Demande, etat: EtatDemande, faits: Demande["faits"]): Demande | Refus<"passage"> =>
  peutPasser(CYCLE_DEMANDE, demande.etat, etat)
    ? { ...demande, etat, faits: { ...demande.faits, ...faits } }
    : refus("passage");

/** GUI-115 : une famille retire sa demande tant qu'elle n'est pas archivée, même une place acceptée. */
export const retirer = (demande: Demande, le: Jour): Demande | Refus<"passage"> =>
  fermer(demande, "retiree", { retireeLe: le });

/** GUI-116 : une famille qui a trouvé ailleurs n'attend plus ; on en garde le mode, pour savoir qui a eu une solution. */
export const pourvoir = (demande: Demande, motif: string): Demande | Refus<"passage"> =>
  fermer(demande, "pourvue", { motif });

/** GUI-117 : une demande rouverte attend de nouveau, avec l'ancienneté qu'elle avait ; ses relances d'avant ne comptent plus. */
export function rouvrir(demande: Demande, le: Jour): Demande | Refus<"passage"> {
  const rouvrable = (["pourvue", "retiree", "expiree", "refusee"] as const).some((etat) => etat === demande.etat);
  if (!rouvrable || demande.deposeeLe === null) return refus("passage");
  return { ...demande, etat: etatOuvert(demande), confirmeeLe: le, relances: [] };
}

/** GUI-118 : une place proposée s'accepte ou se refuse ; un refus est daté, et la famille peut rester en attente d'une autre. */
export function repondrePlace(
  demande: Demande,
  reponse: ReponsePlace,
  { regle, le }: { regle: RegleDeVie; le: Jour },
): Demande | Refus<"passage"> {
  if (demande.etat !== "proposee") return refus("passage");
  if (reponse === "accepter") return { ...demande, etat: "acceptee" };
  const faits = { ...demande.faits, refusLe: [...(demande.faits.refusLe ?? []), le] };
  return dater({ ...demande, etat: reponse === "rester" ? "enAttente" : "refusee", faits }, regle);
}
