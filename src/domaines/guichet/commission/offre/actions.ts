import { instantDe, type Jour, plusJours } from "#commun/jour.ts";
import { type Mois, moisDeRang, moisDuJour } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { insertOccupants, updateSorties } from "#domaines/equipements/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { deposerTous } from "#platform/outbox.ts";
import type { Place } from "../../appariement/model.ts";
import type { Demande } from "../../demande/model.ts";
import { listDemandes, listSesDemandes, updateEtat } from "../../demande/store.ts";
import type { ReponsePlace } from "../../demande/vie/model.ts";
import { REGLE_PAR_DEFAUT, repondrePlace } from "../../demande/vie/rules.ts";
import { getReglementPublie } from "../../reglement/store.ts";
import type { DossierGarde } from "../gel/model.ts";
import { accueillisDe } from "../gel/tenue/rules.ts";
import type { ContenuLettre, Lettre } from "../lettre/model.ts";
import { deposerLettres } from "../lettre/envoi/actions.ts";
import { insertLettres, listLettresDesOffres } from "../lettre/store.ts";
import type { Offre } from "./model.ts";
import { estLeMemeEnfant, repondre, type RefusOffre } from "./rules.ts";
import { insertOffres, passerProposees, updateOffre } from "./store.ts";

/** Sous quel genre l'outbox garde le dernier jour d'une réponse. */
export const ECHEANCE = "guichet.echeance";
export type ChargeEcheance = { espace: string; offre: string };

/** Une place à proposer : à quel dossier, à quels de ses enfants, avec quelle lettre. */
export type AProposer = {
  garde: Pick<DossierGarde, "id" | "dossier" | "demandes">;
  enfants: readonly number[];
  places: readonly Place[];
  contenu: ContenuLettre;
};

export type Proposition = {
  commission: string | null;
  liberee: string | null;
  le: Jour;
  limite: Jour;
  instant: string;
};

/** La lettre d'un dossier, prête à partir. */
export const lettreDe = (
  { garde, contenu }: Pick<AProposer, "garde" | "contenu">,
  { commission, instant }: Pick<Proposition, "commission" | "instant">,
  offre: string | null,
): Lettre => ({
  id: newId(),
  dossier: garde.dossier,
  numero: garde.id,
  commission,
  offre,
  contenu,
  ecriteLe: instant,
  posteeLe: null,
  voie: null,
});

const offreDe = ({ garde, enfants, places }: AProposer, { commission, liberee, le, limite }: Proposition): Offre => ({
  id: newId(),
  dossier: garde.dossier,
  numero: garde.id,
  commission,
  liberee,
  limite,
  version: 1,
  demandes: enfants.flatMap((enfant) => garde.demandes[enfant] ?? []),
  places: [...places],
  etat: "proposee",
  envoyeeLe: le,
  repondueLe: null,
  reponduePar: null,
});

/** Propose des places : une offre et une lettre chacune ; la demande l'apprend, et le dernier jour pour répondre est noté. */
export async function proposer(
  db: Db,
  perimetre: Perimetre,
  aProposer: readonly AProposer[],
  proposition: Proposition,
): Promise<Offre[]> {
  if (aProposer.length === 0) return [];
  const faites = aProposer.map((une) => ({ une, offre: offreDe(une, proposition) }));
  const offres = faites.map(({ offre }) => offre);
  await passerProposees(db, perimetre, [...new Set(offres.flatMap(({ demandes }) => demandes))], proposition.instant);
  await insertOffres(db, perimetre, offres);
  await insertLettres(
    db,
    perimetre,
    faites.map(({ une, offre }) => lettreDe(une, proposition, offre.id)),
  );
  const due = instantDe(`${plusJours(proposition.limite, 1)}T04:00:00Z`);
  const echeances = offres.map(({ id }): ChargeEcheance => ({ espace: perimetre.espace, offre: id }));
  await deposerTous(db, ECHEANCE, echeances, due);
  return offres;
}

/** Propose des places et fait partir les lettres : nul ne les relit d'abord, et le délai de la famille court déjà. */
export async function appeler(
  db: Db,
  perimetre: Perimetre,
  aProposer: readonly AProposer[],
  proposition: Proposition,
): Promise<Offre[]> {
  const offres = await proposer(db, perimetre, aProposer, proposition);
  const ids = offres.map(({ id }) => id);
  const lettres = await listLettresDesOffres(db, perimetre, ids);
  await deposerLettres(
    db,
    perimetre,
    lettres.map(({ id }) => id),
  );
  return offres;
}

export type Reponse = { reponse: ReponsePlace; par: "famille" | "agent" | "delai"; le: Jour; instant: string };

/** Ce que la réponse fait aux demandes de l'offre : acceptée, refusée, ou de nouveau en attente. */
export async function passerDemandes(
  db: Db,
  perimetre: Perimetre,
  { demandes }: Pick<Offre, "demandes">,
  { reponse, le, instant }: Pick<Reponse, "reponse" | "le" | "instant">,
): Promise<void> {
  if (demandes.length === 0) return;
  const regle = (await getReglementPublie(db, perimetre, le))?.contenu ?? REGLE_PAR_DEFAUT;
  for (const avant of await listDemandes(db, perimetre, { ids: demandes })) {
    const apres = repondrePlace(avant, reponse, { regle, le });
    if (!(apres instanceof Refus)) await updateEtat(db, perimetre, avant, { ...apres, changeLe: instant });
  }
}

/** Les enfants dont la famille accepte entrent parmi ceux que leurs structures accueillent. */
async function accueillir(
  db: Db,
  perimetre: Perimetre,
  offre: Offre,
  { le, instant }: Pick<Reponse, "le" | "instant">,
): Promise<void> {
  const demandes = await listDemandes(db, perimetre, { ids: offre.demandes });
  const accueillis = accueillisDe(offre, new Map(demandes.map((une) => [une.id, une])), instant);
  await insertOccupants(db, perimetre, accueillis, moisDuJour(le));
  const mois = moisDeRang(Math.min(...offre.places.map(({ entree }) => entree)));
  for (const demande of demandes) await quitterLActuelle(db, perimetre, demande, mois);
}

/** Qui change de structure rend la place d'avant au mois où il entre dans l'autre, si c'est la commission qui l'y avait placé. */
async function quitterLActuelle(db: Db, { espace }: Perimetre, demande: Demande, mois: Mois): Promise<void> {
  if (demande.actuelle === null) return;
  const siennes = await listSesDemandes(db, { espace, famille: demande.famille });
  const autres = siennes.filter((une) => estLeMemeEnfant(demande, une)).map(({ id }) => id);
  await updateSorties(db, { espace }, { structure: demande.actuelle, demandes: autres, mois });
}

/** Note la réponse d'une famille, ou son silence ; la demande suit. Ce qui vient ensuite est affaire de la séance, ou de la place. */
export async function noterReponse(
  db: Db,
  perimetre: Perimetre,
  avant: Offre,
  { reponse, par, le, instant }: Reponse & { par: "famille" | "agent" },
): Promise<Offre | Refus<RefusOffre>> {
  const etat = reponse === "accepter" ? "acceptee" : "refusee";
  const apres = repondre(avant, { etat, par, le, instant });
  if (apres instanceof Refus) return apres;
  await updateOffre(db, perimetre, { avant, apres, action: etat });
  await passerDemandes(db, perimetre, avant, { reponse, le, instant });
  if (etat === "acceptee") await accueillir(db, perimetre, avant, { le, instant });
  return apres;
}
