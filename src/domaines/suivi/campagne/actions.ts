import { jourDe, instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { listPersonnes } from "#domaines/acces/index.ts";
import { type Acteur, listActeurs } from "#domaines/acteurs/index.ts";
import {
  avecDescendants,
  type Fiche,
  listFiches,
  listNoeuds,
  ORDRE_DU_PLAN,
  SANS_FILTRE,
} from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import { estFinie, replier } from "../etat/rules.ts";
import { insertSaisies, listDernieres, listEtats } from "../etat/store.ts";
import { lireDits, photoPresente } from "../photo/actions.ts";
import { voletsDe } from "../photo/rules.ts";
import { insertInstantane } from "../photo/store.ts";
import { type Chevauchement, chevauchements } from "./chevauchement/rules.ts";
import type { Campagne, Demande, DemandePosee, Deroule, Evenement, Geste, Reponse } from "./model.ts";
import { appliquer, cleDemande, destinataireDe, estInterrogee, type Joignable, type RefusCampagne } from "./rules.ts";
import {
  getCampagne,
  getDemandes,
  insertDemandes,
  insertEvenements,
  listCampagnes,
  listDemandes,
  listDemandesOuvertes,
  lockCampagne,
  lockCampagnes,
  updateCampagne,
  updateDemandes,
} from "./store.ts";

/** À quelle adresse joindre chaque acteur : la sienne, ou celle du compte qu'il est. */
export async function joignables(
  db: Db,
  perimetre: Perimetre,
  convention: string,
): Promise<ReadonlyMap<string, Joignable & Pick<Acteur, "nom" | "compte">>> {
  const comptes = new Map(
    (await listPersonnes(db, perimetre.espace, convention)).map(({ id, courriel }) => [id, courriel]),
  );
  const acteurs = await listActeurs(db, perimetre);
  return new Map(
    acteurs.map(({ id, nom, courriel, organisation, compte }) => {
      const adresse = courriel ?? (compte ? (comptes.get(compte) ?? null) : null);
      return [id, { id, nom, compte, organisation, courriel: adresse }];
    }),
  );
}

/** Les fiches qu'une campagne interroge : celles de ses branches et celles qu'elle nomme, sans celles qui sont finies si elle le veut. */
async function fichesInterrogees(db: Db, perimetre: Perimetre, campagne: Campagne) {
  const noeuds = await listNoeuds(db, perimetre);
  const voulues = { noeuds: new Set(avecDescendants(noeuds, campagne.noeuds)), fiches: campagne.fiches };
  const toutes = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const fiches = toutes.filter((fiche) => estInterrogee(fiche, voulues));
  const { etats, volets, dernieres } = await lireDits(db, perimetre, campagne.convention);
  const dites = Map.groupBy(dernieres, ({ fiche }) => fiche);
  const parFiche = Map.groupBy(volets, ({ fiche }) => fiche);
  const suivies = fiches.map((fiche) => ({ fiche, volets: voletsDe(parFiche.get(fiche.id) ?? [], fiche.id) }));
  if (campagne.finies) return suivies;
  return suivies.filter(({ fiche, volets: siens }) => !estFinie(replier(etats, siens, dites.get(fiche.id) ?? []).etat));
}

/** Ce qu'une campagne demandera, si elle s'ouvre maintenant, et à qui. */
export async function preparerDemandes(
  db: Db,
  perimetre: Perimetre,
  campagne: Campagne,
): Promise<{ fiche: Fiche; demande: DemandePosee }[]> {
  const acteurs = await joignables(db, perimetre, campagne.convention);
  const suivies = await fichesInterrogees(db, perimetre, campagne);
  return suivies.flatMap(({ fiche, volets }) => {
    const pilotes = fiche.pilotes.map(({ acteur }) => acteur);
    return volets.map((volet) => {
      const referent = destinataireDe(volet, pilotes, acteurs);
      return { fiche, demande: { fiche: fiche.id, volet: volet.volet, referent } };
    });
  });
}

const trace = (action: string, { id, convention }: Campagne, apres?: unknown) => ({
  action,
  objet: "suivi.campagne",
  objetId: id,
  convention,
  apres,
});

/** Les autres campagnes ouvertes de la convention qui demandent déjà de ces fiches. */
export async function dejaDemandees(
  db: Db,
  perimetre: Perimetre,
  { campagne, demandes }: { campagne: Campagne; demandes: readonly DemandePosee[] },
): Promise<Chevauchement[]> {
  const autres = (await listCampagnes(db, perimetre)).filter(
    ({ id, convention, etat }) => etat === "ouverte" && convention === campagne.convention && id !== campagne.id,
  );
  if (autres.length === 0) return [];
  return chevauchements(demandes, await listDemandesOuvertes(db, perimetre), autres);
}

/** Ouvre une campagne : ses demandes sont posées, la première relance peut partir. */
export async function ouvrir(
  db: Db,
  perimetre: Perimetre,
  id: string,
  geste: Geste,
): Promise<Campagne | Refus<RefusCampagne | "rien-a-demander" | "deja-demandees">> {
  const { convention } = await getCampagne(db, perimetre, id);
  await lockCampagnes(db, perimetre, convention);
  const campagne = await getCampagne(db, perimetre, id);
  const demandes = (await preparerDemandes(db, perimetre, campagne)).map(({ demande }) => demande);
  if (demandes.length === 0) return new Refus("rien-a-demander");
  const evenement: Evenement = { genre: "ouverture", contenu: { demandes }, ...geste };
  const ouverte = appliquer({ etat: campagne.etat, demandes: new Map() }, evenement);
  if (ouverte instanceof Refus) return ouverte;
  if ((await dejaDemandees(db, perimetre, { campagne, demandes })).length > 0) return new Refus("deja-demandees");
  const ouverture = jourDe(instantDe(geste.instant));
  const apres: Campagne = { ...campagne, etat: "ouverte", ouverture };
  await updateCampagne(db, perimetre, { avant: campagne, apres }, "ouverture");
  await insertDemandes(db, perimetre, campagne, demandes);
  await insertEvenements(db, perimetre, id, [evenement]);
  return apres;
}

type Sujet = Pick<Demande, "fiche" | "volet">;
type Suite = { campagne: Campagne; avant: ReadonlyMap<string, Demande> };

/** Fait arriver à des demandes d'une campagne ce qui leur arrive, dans l'ordre : la règle dit ce que cela devient, le journal de la campagne le garde ; un seul refus les arrête toutes. */
async function faireArriver(
  db: Db,
  perimetre: Perimetre,
  campagneId: string,
  evenements: readonly (Evenement & Sujet)[],
): Promise<Suite | Refus<RefusCampagne>> {
  const campagne = await lockCampagne(db, perimetre, campagneId);
  const avant = new Map(
    (await getDemandes(db, perimetre, campagneId, evenements)).map((une) => [cleDemande(une), une]),
  );
  let deroule: Deroule = { etat: campagne.etat, demandes: avant };
  for (const evenement of evenements) {
    const suite = appliquer(deroule, evenement);
    if (suite instanceof Refus) return suite;
    deroule = suite;
  }
  const changees = [...avant].map(([cle, une]) => ({ avant: une, apres: deroule.demandes.get(cle) ?? une }));
  await updateDemandes(db, perimetre, campagneId, changees);
  await insertEvenements(db, perimetre, campagneId, evenements);
  for (const { fiche, volet, genre } of evenements) {
    const etat = deroule.demandes.get(cleDemande({ fiche, volet }))?.etat;
    noter(db, trace(genre, campagne, { fiche, volet, etat }));
  }
  return { campagne, avant };
}

/** Reçoit ce que l'on répond de quelques volets ; la coordination le verra à côté de ce qui était dit. */
export const repondre = (
  db: Db,
  perimetre: Perimetre,
  campagne: string,
  { reponses, geste }: { reponses: readonly (Sujet & { reponse: Reponse })[]; geste: Geste },
) =>
  faireArriver(
    db,
    perimetre,
    campagne,
    reponses.map(({ fiche, volet, reponse }) => ({ genre: "reponse", fiche, volet, contenu: reponse, ...geste })),
  );

/** Retourne une réponse avec un mot : la demande attend de nouveau, rien de ce qui a été répondu n'est perdu. */
export const retourner = (
  db: Db,
  perimetre: Perimetre,
  campagne: string,
  sujet: Sujet & { mot: string; geste: Geste },
) => {
  const { fiche, volet, mot, geste } = sujet;
  return faireArriver(db, perimetre, campagne, [{ genre: "retour", fiche, volet, contenu: { mot }, ...geste }]);
};

/** Valide des réponses : chacune devient la dernière chose dite de son volet. */
export async function valider(
  db: Db,
  perimetre: Perimetre,
  campagne: string,
  { sujets, geste }: { sujets: readonly Sujet[]; geste: Geste },
) {
  const validations = sujets.map(
    ({ fiche, volet }) => ({ genre: "validation", fiche, volet, contenu: {}, ...geste }) as const,
  );
  const suite = await faireArriver(db, perimetre, campagne, validations);
  if (suite instanceof Refus) return suite;
  const { canal, instant } = geste;
  const { convention } = suite.campagne;
  const saisies = [...suite.avant.values()].map(({ fiche, volet, reponse, auteur }) => {
    if (!reponse) throw new Error("Une réponse soumise ne peut pas être vide");
    const { rienDeNeuf: _r, ...dit } = reponse;
    return { ...dit, convention, fiche, volet, instant, canal, auteur: auteur ?? geste.auteur, campagne };
  });
  await insertSaisies(db, perimetre, saisies);
  return suite;
}

/** Clôt une campagne : ce que l'on sait du plan et ce que chacun a répondu sont figés. */
export async function clore(
  db: Db,
  perimetre: Perimetre,
  id: string,
  geste: Geste,
): Promise<Campagne | Refus<RefusCampagne>> {
  const campagne = await lockCampagne(db, perimetre, id);
  const evenement: Evenement = { genre: "cloture", contenu: {}, ...geste };
  const close = appliquer({ etat: campagne.etat, demandes: new Map() }, evenement);
  if (close instanceof Refus) return close;
  const apres: Campagne = { ...campagne, etat: "close" };
  await updateCampagne(db, perimetre, { avant: campagne, apres }, "cloture");
  await insertEvenements(db, perimetre, id, [evenement]);
  const { titre, debut, fin, ouverture, convention } = campagne;
  const demandes = await listDemandes(db, perimetre, id);
  await insertInstantane(db, perimetre, campagne, {
    ...(await photoPresente(db, perimetre, convention, geste.instant)),
    campagne: { id, titre, debut, fin, ouverture, close: jourDe(instantDe(geste.instant)) },
    etats: [...(await listEtats(db, perimetre, convention))],
    demandes: demandes.map(({ fiche, volet, etat, auteur, repondue }) => ({ fiche, volet, etat, auteur, repondue })),
  });
  return apres;
}

/** Ce qui a été dit en dernier d'un volet. */
export const derniereDe = async (db: Db, perimetre: Perimetre, { fiche, volet }: Sujet) =>
  (await listDernieres(db, perimetre)).find((saisie) => saisie.fiche === fiche && saisie.volet === volet);
