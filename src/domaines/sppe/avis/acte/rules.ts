import { type Jour, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { INTERDITS_DITS, type Interdit, MOTS_INTERDITS } from "../lexique.ts";
import type { ActeAvis, Avis, Decision, Destinataire, EtatAvis, Faits } from "../model.ts";
import { etatAu, estPasse } from "../rules.ts";

export type RefusActe =
  | "a-venir"
  | "avant-reception"
  | "deja-fait"
  | "etat"
  | "pas-a-transmettre"
  | "pas-sans-objet"
  | "a-transmettre-dabord"
  | "sans-objet-dabord"
  | "trop-tard-pieces"
  | "caduque"
  | "avant-un-fait"
  | "trop-tard-decision"
  | "sans-motif"
  | "sans-motivation"
  | "planification-seule"
  | "acte-de-commune"
  | "sans-delegation"
  | "sans-decision"
  | "avant-la-decision"
  | "sans-pieces"
  | "sans-reference";

type Jours = { le: Jour; aujourdhui: Jour };

const dernierFait = ({ faits, recueLe }: Avis): Jour =>
  [faits.transmise, faits.demandePieces, faits.piecesRecues, faits.accuse, faits.decision].reduce<Jour>(
    (dernier, fait) => (fait && fait.le > dernier ? fait.le : dernier),
    recueLe,
  );

/** Un fait se constate une fois venu, après la réception et dans l'ordre où les autres sont venus. */
function jourAdmis(avis: Avis, { le, aujourdhui }: Jours): Refus<RefusActe> | null {
  if (le > aujourdhui) return refus("a-venir");
  if (le < avis.recueLe) return refus("avant-reception");
  return le < dernierFait(avis) ? refus("avant-un-fait") : null;
}

const avec = (avis: Avis, faits: Faits): Avis => ({ ...avis, faits: { ...avis.faits, ...faits } });
const ouverte = (avis: Avis, le: Jour, etats: readonly EtatAvis[]) => etats.includes(etatAu(avis, le));

/** SPPE-37 : la commune qui ne planifie plus transmet la demande à celui qui planifie pour elle, et en informe le demandeur (CSP, art. R. 2324-21). */
export function transmettre(avis: Avis, jours: Jours, informeLe: Jour | null): Avis | Refus<RefusActe> {
  if (avis.orientation.genre !== "transmet") return refus("pas-a-transmettre");
  if (avis.faits.transmise) return refus("deja-fait");
  const non = jourAdmis(avis, jours);
  if (non) return non;
  if (!ouverte(avis, jours.le, ["recue", "complete"])) return refus("etat");
  const transmise = avec(avis, { transmise: { le: jours.le, informeLe: null } });
  return informeLe ? informer(transmise, { ...jours, le: informeLe }) : transmise;
}

/** SPPE-52 : la commune informe le demandeur qu'elle a transmis, le jour même ou après ; elle le constate une fois (CSP, art. R. 2324-21). */
export function informer(avis: Avis, { le, aujourdhui }: Jours): Avis | Refus<RefusActe> {
  const { transmise } = avis.faits;
  if (!transmise) return refus("a-transmettre-dabord");
  if (transmise.informeLe) return refus("deja-fait");
  if (le > aujourdhui) return refus("a-venir");
  return le < transmise.le ? refus("avant-un-fait") : avec(avis, { transmise: { ...transmise, informeLe: le } });
}

/** SPPE-38 : « aucun avis requis » ne se notifie que si personne ne planifie dans la commune (CSP, art. R. 2324-21). */
export function direSansObjet(avis: Avis, jours: Jours): Avis | Refus<RefusActe> {
  if (avis.orientation.genre !== "sansObjet") return refus("pas-sans-objet");
  if (avis.faits.sansObjet) return refus("deja-fait");
  return jourAdmis(avis, jours) ?? avec(avis, { sansObjet: { le: jours.le } });
}

/** Qui instruit doit l'avoir reçue : avant la transmission, l'intercommunalité n'a rien ; sans avis requis, il n'y a rien à instruire. */
function aInstruire({ orientation, faits }: Avis): Refus<RefusActe> | null {
  if (orientation.genre === "sansObjet") return refus("sans-objet-dabord");
  return orientation.genre === "transmet" && !faits.transmise ? refus("a-transmettre-dabord") : null;
}

/**
 * SPPE-39 : la liste des pièces manquantes se notifie dans le mois de la réception ; elle arrête le délai de la décision et ouvre un mois pour
 * les recevoir (CSP, art. R. 2324-21).
 */
export function demanderPieces(avis: Avis, jours: Jours, pieces: string): Avis | Refus<RefusActe> {
  const { faits, echeances } = avis;
  if (faits.demandePieces || faits.accuse) return refus("deja-fait");
  const non = aInstruire(avis) ?? jourAdmis(avis, jours);
  if (non) return non;
  if (!pieces) return refus("sans-pieces");
  if (estPasse(echeances.liste, jours.le)) return refus("trop-tard-pieces");
  if (!ouverte(avis, jours.le, ["recue", "transmise"])) return refus("etat");
  const { decision: _arretee, ...reste } = echeances;
  const apres = avec(avis, { demandePieces: { le: jours.le, pieces } });
  return { ...apres, echeances: { ...reste, pieces: plusMois(jours.le, 1) } };
}

/** SPPE-40 : les pièces reçues dans le mois de la liste rendent la demande complète, et les quatre mois partent de ce jour ; au-delà elle est caduque. */
export function recevoirPieces(avis: Avis, jours: Jours): Avis | Refus<RefusActe> {
  const { demandePieces, piecesRecues } = avis.faits;
  if (!demandePieces) return refus("etat");
  if (piecesRecues) return refus("deja-fait");
  const non = jourAdmis(avis, jours);
  if (non) return non;
  if (estPasse(avis.echeances.pieces, jours.le)) return refus("caduque");
  const apres = avec(avis, { piecesRecues: { le: jours.le } });
  return { ...apres, echeances: { ...avis.echeances, decision: plusMois(jours.le, 4) } };
}

/** SPPE-41 : l'accusé de réception du dossier complet se notifie ; il ne déplace aucun délai. */
export function accuser(avis: Avis, jours: Jours): Avis | Refus<RefusActe> {
  if (avis.faits.accuse) return refus("deja-fait");
  const non = aInstruire(avis) ?? jourAdmis(avis, jours);
  if (non) return non;
  if (!ouverte(avis, jours.le, ["recue", "transmise", "complete"])) return refus("etat");
  return avec(avis, { accuse: { le: jours.le } });
}

/** SPPE-42 : dans une commune le conseil municipal délibère ; dans un groupement, le président ou le bureau peut décider par délégation, qu'il cite. */
export function acteAdmis({ orientation }: Pick<Avis, "orientation">, acte: ActeAvis, delegation: string) {
  if (acte === "deliberation") return null;
  if (orientation.genre === "sansObjet" || orientation.qui === "commune") return refus("acte-de-commune");
  return delegation ? null : refus("sans-delegation");
}

/** SPPE-43 : un avis se fonde sur les besoins et l'offre du territoire ; la planification ne s'invoque que si elle existe, et un avis favorable lui est compatible (CSP, art. R. 2324-22). */
export function motifsAdmis({ motifs, sens }: Decision, planifie: boolean) {
  if (motifs.length === 0) return refus("sans-motif");
  if (!planifie) return motifs.includes("planification") ? refus("planification-seule") : null;
  return sens === "favorable" && !motifs.includes("planification") ? refus("planification-seule") : null;
}

/** SPPE-44 : ni les normes que d'autres contrôlent, ni le statut du gestionnaire ne motivent un avis : ce que le texte en laisse craindre se dit avant d'écrire. */
export function interditsDans(motivation: string): Interdit[] {
  const nu = sansAccents(motivation);
  return (Object.keys(INTERDITS_DITS) as Interdit[]).filter((interdit) => MOTS_INTERDITS[interdit].test(nu));
}

/** SPPE-50 : la motivation d'un avis de la loi se rattache à la planification, aux chiffres, aux enjeux ou au plan : elle en cite un, s'il y en a. */
export const referencesAdmises = ({ references = [] }: Pick<Decision, "references">, citables: number) =>
  citables > 0 && references.length === 0 ? refus("sans-reference") : null;

function decisionAdmise(avis: Avis, decision: Decision, { planifie, citables }: Rendu): Refus<RefusActe> | null {
  if (!decision.motivation) return refus("sans-motivation");
  if (avis.genre === "opportunite") return null;
  const fonde = motifsAdmis(decision, planifie) ?? acteAdmis(avis, decision.acte, decision.delegation);
  return fonde ?? referencesAdmises(decision, citables);
}

/** `citables` : combien de choses l'espace donne à citer. */
type Rendu = { aujourdhui: Jour; planifie: boolean; citables: number };

function aRendre(avis: Avis, { le }: Decision, { aujourdhui }: Rendu): Refus<RefusActe> | null {
  if (avis.faits.decision) return refus("deja-fait");
  const non = (avis.genre === "legal" ? aInstruire(avis) : null) ?? jourAdmis(avis, { le, aujourdhui });
  if (non) return non;
  if (estPasse(avis.echeances.decision, le)) return refus("trop-tard-decision");
  return ouverte(avis, le, ["recue", "transmise", "complete"]) ? null : refus("etat");
}

/**
 * SPPE-45 : un avis se rend une fois, motivé, sur une demande complète et avant la fin des quatre mois ; favorable, ses vingt-quatre mois sont
 * alors gelés.
 */
export function rendre(avis: Avis, decision: Decision, suite: Rendu): Avis | Refus<RefusActe> {
  const non = aRendre(avis, decision, suite) ?? decisionAdmise(avis, decision, suite);
  if (non) return non;
  const vaut = avis.genre === "legal" && decision.sens === "favorable";
  const validite = vaut ? { validite: plusMois(decision.le, 24) } : {};
  return { ...avec(avis, { decision }), echeances: { ...avis.echeances, ...validite } };
}

const SILENCE: readonly EtatAvis[] = ["favorableTacite", "perime"];

/** Le jour à partir duquel une issue peut se notifier ; rien tant qu'il n'y en a pas. */
function issueDepuis(avis: Avis, aujourdhui: Jour): Jour | null {
  if (avis.faits.decision) return avis.faits.decision.le;
  return SILENCE.includes(etatAu(avis, aujourdhui)) ? (avis.echeances.decision ?? null) : null;
}

/** SPPE-46 : chaque notification se constate une fois, après la décision ou le silence qu'elle fait connaître. */
export function notifier(avis: Avis, destinataire: Destinataire, { le, aujourdhui }: Jours): Avis | Refus<RefusActe> {
  const { notifications = {} } = avis.faits;
  if (notifications[destinataire]) return refus("deja-fait");
  const depuis = issueDepuis(avis, aujourdhui);
  if (!depuis) return refus("sans-decision");
  if (le > aujourdhui) return refus("a-venir");
  if (le < depuis) return refus("avant-la-decision");
  return avec(avis, { notifications: { ...notifications, [destinataire]: le } });
}

/** SPPE-47 : le demandeur retire sa demande tant qu'aucune issue n'est acquise. */
export function retirer(avis: Avis, jours: Jours): Avis | Refus<RefusActe> {
  const non = jourAdmis(avis, jours);
  if (non) return non;
  if (!ouverte(avis, jours.aujourdhui, ["recue", "transmise", "incomplete", "complete"])) return refus("etat");
  return avec(avis, { retrait: { le: jours.le } });
}
