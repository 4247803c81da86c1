import { peutPasser } from "#commun/cycle.ts";
import { annee, instantDe, type Jour, jourDe, plusJours, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { EtatDemande } from "../demande/model.ts";
import {
  type Candidate,
  type Certificat,
  type Conservation,
  CYCLE_PURGE,
  type Echeance,
  type LignePurge,
  MOTIFS_PURGE,
  type Purge,
  type Visa,
} from "./model.ts";

type Une = Candidate["demandes"][number];

const CLOSES: readonly EtatDemande[] = ["retiree", "expiree", "pourvue", "refusee", "archivee"];

/** GUI-358 : un enfant quitte l'accueil à la rentrée de l'année de ses trois ans ; à naître, on compte de son terme, et sans date, de l'entrée demandée. */
export const finDAccueil = ({ naissance, terme, entree }: Pick<Une, "naissance" | "terme" | "entree">): Jour =>
  `${annee(naissance ?? terme ?? `${entree}-01`) + 3}-09-01` as Jour;

/** Le jour d'où court le terme d'une demande, et pourquoi. */
function depart(demande: Une): Echeance {
  const change = jourDe(instantDe(demande.changeLe));
  if (demande.etat === "brouillon") return { motif: "brouillon", depuis: change };
  if (demande.etat === "acceptee") return { motif: "accueil", depuis: finDAccueil(demande) };
  return { motif: "close", depuis: CLOSES.includes(demande.etat) ? change : finDAccueil(demande) };
}

const terme = ({ motif, depuis }: Echeance, { brouillonJours, closeMois, accueilMois }: Conservation): Jour =>
  motif === "close" || motif === "accueil"
    ? plusMois(depuis, motif === "close" ? closeMois : accueilMois)
    : plusJours(depuis, brouillonJours);

/**
 * GUI-359 : le terme d'une famille est passé quand celui de chacune de ses demandes l'est : brouillon jamais envoyé, un mois ; demande
 * close, ou enfant trop grand pour elle, un an ; enfant accueilli, trois ans après son départ. Rien tant qu'une seule court.
 */
export function echeance({ creeLe, demandes }: Candidate, conservation: Conservation, le: Jour): Echeance | null {
  const departs =
    demandes.length > 0
      ? demandes.map(depart)
      : [{ motif: "sansDemande", depuis: jourDe(instantDe(creeLe)) } satisfies Echeance];
  if (departs.some((une) => terme(une, conservation) > le)) return null;
  return departs.reduce((derniere, une) => (une.depuis > derniere.depuis ? une : derniere));
}

/** GUI-360 : seul ce qui fut envoyé demande un visa ; un brouillon, ou une famille qui n'a rien demandé, s'oublie de lui-même. */
export const demandeVisa = (due: Echeance): due is Echeance & { motif: LignePurge["motif"] } =>
  MOTIFS_PURGE.some((motif) => motif === due.motif);

/** GUI-361 : une seule purge est en cours dans un espace, et elle porte quelque chose. */
export function proposer(ouvertes: number, lignes: readonly unknown[]): null | Refus<"ouverte" | "rien"> {
  if (ouvertes > 0) return refus("ouverte");
  return lignes.length === 0 ? refus("rien") : null;
}

/** GUI-362 : le visa vient des archives, entre le jour de la proposition et aujourd'hui. */
export function viser(purge: Purge, visa: Visa, le: Jour): Purge | Refus<"etat" | "date"> {
  if (!peutPasser(CYCLE_PURGE, purge.etat, "visee")) return refus("etat");
  const propose = jourDe(instantDe(purge.proposeeLe));
  return visa.viseeLe < propose || visa.viseeLe > le ? refus("date") : { ...purge, etat: "visee", visa };
}

/** GUI-363 : rien ne s'efface sans visa, et une purge exécutée ne l'est qu'une fois. */
export const executer = (purge: Purge): null | Refus<"etat"> =>
  peutPasser(CYCLE_PURGE, purge.etat, "executee") ? null : refus("etat");

/** GUI-364 : une purge s'abandonne tant qu'elle n'est pas exécutée. */
export const abandonner = (purge: Purge): Purge | Refus<"etat"> =>
  peutPasser(CYCLE_PURGE, purge.etat, "abandonnee") ? { ...purge, etat: "abandonnee" } : refus("etat");

/** GUI-365 : le certificat dit combien, de quand à quand, et l'empreinte de la liste ; jamais qui. */
export function certifier(
  lignes: readonly LignePurge[],
  faites: readonly { famille: string; lignes: number; pieces: number }[],
  empreinteDe: (familles: readonly string[]) => string,
): Certificat {
  const effacees = lignes.filter(({ famille }) => faites.some((faite) => faite.famille === famille));
  const jours = effacees.map(({ depuis }) => depuis).toSorted();
  const parMotif: Partial<Record<LignePurge["motif"], number>> = {};
  for (const { motif } of effacees) parMotif[motif] = (parMotif[motif] ?? 0) + 1;
  const ecartees = lignes.filter(({ retenue }) => !retenue).length;
  return {
    familles: effacees.length,
    ecartees,
    revenues: lignes.length - ecartees - effacees.length,
    lignes: faites.reduce((somme, faite) => somme + faite.lignes, 0),
    pieces: faites.reduce((somme, faite) => somme + faite.pieces, 0),
    parMotif,
    de: jours[0] ?? null,
    a: jours.at(-1) ?? null,
    empreinte: empreinteDe(effacees.map(({ famille }) => famille).toSorted()),
  };
}
