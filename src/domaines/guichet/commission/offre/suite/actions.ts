import type { Jour } from "#commun/jour.ts";
import { moisDuJour, rangDuMois } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { deleteOccupantsDe } from "#domaines/equipements/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { ReponsePlace } from "../../../demande/vie/model.ts";
import { listDemandes } from "../../../demande/store.ts";
import type { Dossier } from "../../../appariement/model.ts";
import { lireSeance, type Seance, suivants } from "../../calcul/actions.ts";
import { listDossiersEnCours } from "../../gel/store.ts";
import { redactionDe } from "../../lettre/actions.ts";
import { rediger } from "../../lettre/redaction/rules.ts";
import { garderPlaces } from "../../lettre/rules.ts";
import { listLettresDesOffres, updateContenu } from "../../lettre/store.ts";
import { updateLiberee, getLiberee } from "../../liberee/store.ts";
import { listResultats } from "../../resultat/store.ts";
import { getCommission } from "../../session/store.ts";
import { appeler, type AProposer, noterReponse, passerDemandes } from "../actions.ts";
import type { Offre } from "../model.ts";
import {
  appelerSeuls,
  constaterSilence,
  entrerDes,
  garderEnfants,
  limiteDe,
  quiAttendEncore,
  retirer,
  type RefusOffre,
} from "../rules.ts";
import { listOffres, passerSansReponse, updateOffre } from "../store.ts";

type Quand = { le: Jour; instant: string };

/** Un dossier dont on ne compte plus que les places qu'il tient. */
const fermer = <T extends Pick<Dossier, "enfants">>(dossier: T): T => ({
  ...dossier,
  enfants: dossier.enfants.map((enfant) => ({ ...enfant, semaines: [] })),
});

/**
 * La séance telle qu'elle appelle ce jour : sans les dossiers dont plus personne n'attend, sans ceux qu'une autre examine, ni ceux qui
 * n'entreraient qu'un mois passé. Le calcul ne décide qu'ensuite : une place ne va pas à qui ne peut plus la recevoir.
 */
async function telleQuAujourdhui(
  db: Db,
  perimetre: Perimetre,
  { seance, offres }: { seance: Seance; offres: readonly Offre[] },
  le: Jour,
): Promise<Seance> {
  const engages = new Set(offres.map(({ numero }) => numero));
  const tenus = await listDossiersEnCours(db, perimetre);
  const ids = seance.gardes.flatMap(({ demandes }) => demandes);
  const attendent = new Set((await listDemandes(db, perimetre, { etats: ["enAttente"], ids })).map(({ id }) => id));
  const hors = seance.gardes.filter(
    ({ dossier, demandes }) => tenus.has(dossier) || !demandes.some((demande) => attendent.has(demande)),
  );
  const figes = new Set(hors.map(({ id }) => id));
  const demandesDe = new Map(seance.gardes.map(({ id, demandes }) => [id, demandes]));
  const dossiers = seance.etat.dossiers.flatMap((dossier) => {
    const ouvert = figes.has(dossier.id) ? null : entrerDes(dossier, rangDuMois(moisDuJour(le)));
    const attendIci = (rang: number) => attendent.has(demandesDe.get(dossier.id)?.[rang] ?? "");
    const peut = ouvert?.fratrie === "separement" ? appelerSeuls(ouvert, attendIci) : ouvert;
    // already offered a place: what it holds is counted, and of children asked apart only one who still waits is called again
    if (engages.has(dossier.id)) return [peut?.fratrie === "separement" ? peut : fermer(dossier)];
    return peut ? [peut] : [];
  });
  return { ...seance, etat: { ...seance.etat, dossiers } };
}

/** Appelle ceux que la place rendue permet de recevoir, dans l'ordre de la séance ; rend les offres faites. */
async function appelerSuivants(db: Db, perimetre: Perimetre, id: string, { le, instant }: Quand): Promise<Offre[]> {
  const commission = await getCommission(db, perimetre, id);
  if (commission.etat !== "close") return [];
  const seance = await lireSeance(db, perimetre, commission);
  const offres = await listOffres(db, perimetre, { commission: id });
  const calcul = suivants(await telleQuAujourdhui(db, perimetre, { seance, offres }, le), offres);
  const appeles = calcul.proposition.attributions.filter(({ places }) => places.length > 0);
  if (appeles.length === 0) return [];
  const limite = limiteDe(le, commission.delai);
  const decidees = (await listResultats(db, perimetre, id)).map((un) => ({ ...un, voeu: null }));
  const redaction = await redactionDe(db, perimetre, { seance, calcul, attributions: decidees }, { limite });
  const gardes = new Map(seance.gardes.map((garde) => [garde.id, garde]));
  const enAttente = await listDemandes(db, perimetre, {
    etats: ["enAttente"],
    ids: appeles.flatMap(({ dossier }) => gardes.get(dossier)?.demandes ?? []),
  });
  const libres = new Set(enAttente.map((demande) => demande.id));
  const aProposer = appeles.flatMap((appele): AProposer[] => {
    const garde = gardes.get(appele.dossier);
    const attend = garde && quiAttendEncore(appele, garde.demandes, libres);
    if (!attend || attend.places.length === 0) return [];
    const contenu = rediger(attend, { ...redaction, motifsDe: () => [] });
    return contenu ? [{ garde, enfants: attend.enfants, places: attend.places, contenu }] : [];
  });
  return appeler(db, perimetre, aProposer, { commission: id, liberee: null, le, limite, instant });
}

/** La place est rendue : la séance appelle les suivants, ou la place libérée s'offre de nouveau. */
async function rendre(db: Db, perimetre: Perimetre, offre: Offre, quand: Quand): Promise<Offre[]> {
  if (offre.commission) return appelerSuivants(db, perimetre, offre.commission, quand);
  if (!offre.liberee) return [];
  const avant = await getLiberee(db, perimetre, offre.liberee);
  if (avant.etat === "proposee" || avant.etat === "pourvue")
    await updateLiberee(db, perimetre, { avant, apres: { ...avant, etat: "ouverte" }, action: "de nouveau libre" });
  return [];
}

export type Suite = { offre: Offre; appeles: Offre[] };

/** Une famille répond, par elle-même ou par un agent : un refus appelle les suivants. */
export async function repondreOffre(
  db: Db,
  perimetre: Perimetre,
  avant: Offre,
  { reponse, par, le, instant }: Quand & { reponse: ReponsePlace; par: "famille" | "agent" },
): Promise<Suite | Refus<RefusOffre>> {
  const offre = await noterReponse(db, perimetre, avant, { reponse, par, le, instant });
  if (offre instanceof Refus) return offre;
  if (offre.etat === "refusee") return { offre, appeles: await rendre(db, perimetre, offre, { le, instant }) };
  if (offre.liberee) {
    const place = await getLiberee(db, perimetre, offre.liberee);
    await updateLiberee(db, perimetre, { avant: place, apres: { ...place, etat: "pourvue" }, action: "pourvue" });
  }
  return { offre, appeles: [] };
}

/**
 * Le délai de ces offres d'une même séance est passé sans réponse : leurs demandes redeviennent ce qu'un refus en fait, puis les suivants
 * sont appelés une fois, toutes les places rendues, pour que le mieux classé ait celle qu'il préfère.
 */
export async function constater(
  db: Db,
  perimetre: Perimetre,
  offres: readonly Offre[],
  quand: Quand,
): Promise<{ offres: Offre[]; appeles: Offre[] }> {
  const tues = offres.flatMap((avant) => {
    const apres = constaterSilence(avant, quand.le, quand.instant);
    return apres instanceof Refus ? [] : [{ avant, apres }];
  });
  const rendues = tues.map(({ apres }) => apres);
  const [premiere] = rendues;
  if (!premiere) return { offres: [], appeles: [] };
  await passerSansReponse(db, perimetre, tues);
  const demandes = rendues.flatMap((offre) => offre.demandes);
  await passerDemandes(db, perimetre, { demandes }, { reponse: "refuser", ...quand });
  return { offres: rendues, appeles: await rendre(db, perimetre, premiere, quand) };
}

/** Une offre retirée, même acceptée : la famille a renoncé, ou trouvé ailleurs ; l'enfant ne vient plus, les suivants sont appelés. */
export async function reprendre(db: Db, perimetre: Perimetre, avant: Offre, quand: Quand): Promise<Suite | null> {
  const offre = retirer(avant, quand.instant);
  if (offre instanceof Refus) return null;
  await updateOffre(db, perimetre, { avant, apres: offre, action: "retrait" });
  if (avant.etat === "acceptee") await deleteOccupantsDe(db, perimetre, avant.demandes);
  return { offre, appeles: await rendre(db, perimetre, offre, quand) };
}

/** La lettre qui n'est pas encore partie ne nomme que les places que l'offre garde. */
async function recrireLettre(db: Db, perimetre: Perimetre, avant: Offre, apres: Offre): Promise<void> {
  const garde = (rang: number) => apres.places.some((place) => place === avant.places[rang]);
  for (const { id, contenu } of await listLettresDesOffres(db, perimetre, [avant.id]))
    await updateContenu(db, perimetre, { id, contenu: garderPlaces(contenu, garde) });
}

/** Un enfant ne vient plus : sa place se rend ; ses frères et sœurs, s'ils tiennent encore la leur, gardent l'offre. */
export async function renoncer(
  db: Db,
  perimetre: Perimetre,
  { offre: avant, demande }: { offre: Offre; demande: string },
  quand: Quand,
): Promise<Suite | null> {
  const tenues = await listDemandes(db, perimetre, { etats: ["proposee", "acceptee"], ids: avant.demandes });
  const restent = new Set(tenues.map(({ id }) => id).filter((id) => id !== demande));
  if (restent.size === 0) return reprendre(db, perimetre, avant, quand);
  const offre = garderEnfants(avant, restent);
  await updateOffre(db, perimetre, { avant, apres: offre, action: "place rendue" });
  await recrireLettre(db, perimetre, avant, offre);
  await deleteOccupantsDe(db, perimetre, [demande]);
  return { offre, appeles: await rendre(db, perimetre, offre, quand) };
}
