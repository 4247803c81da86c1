import { annee, instantDe, type Jour, plusJours } from "#commun/jour.ts";
import { decalerMois, type Mois, moisDeRang, moisDuJour, rangDuMois } from "#commun/mois.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { rentree } from "#commun/section.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Dossier } from "../appariement/model.ts";
import { monde, REGLAGES } from "../appariement/seed.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import { insertDemandes, prendreRang } from "../demande/store.ts";
import { cloreSeance } from "./cloture/actions.ts";
import { ESPACE, STRUCTURES } from "./demonstration/lexique.ts";
import { inscrire } from "./demonstration/rules.ts";
import { gelDe, preparerGel } from "./gel/actions.ts";
import { insertGel } from "./gel/store.ts";
import { listLettres, updatePostees } from "./lettre/store.ts";
import { insertLiberee } from "./liberee/store.ts";
import { listOffres } from "./offre/store.ts";
import { repondreOffre } from "./offre/suite/actions.ts";
import type { Commission } from "./session/model.ts";
import { insertCommission, updateCommission } from "./session/store.ts";
import { insertVote } from "./vote/store.ts";

const DEMANDES = 148;
const DEJA_VUES = 28;
const ANNONCE = "Six boules numérotées de 1 à 49, tirées par la présidence devant les membres.";

type Semis = { db: Db; perimetre: Perimetre; aujourdhui: Jour };

/** Les mois d'entrée des premiers dossiers se resserrent sur les deux mois qui viennent : une séance les a déjà vus. */
const avancer = (dossier: Dossier, rang: number): Dossier => ({
  ...dossier,
  enfants: dossier.enfants.map((enfant) => ({
    ...enfant,
    ne: enfant.ne - enfant.entree + REGLAGES.premier + (rang % 2),
    entree: REGLAGES.premier + (rang % 2),
  })),
});

/** Écrit un lot de demandes tirées d'une graine, leurs mois comptés de `premier`. */
async function semerDemandes({ db, perimetre, aujourdhui }: Semis, dossiers: readonly Dossier[], premier: number) {
  const [convention = ""] = perimetre.conventions;
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const le = plusJours(aujourdhui, -45);
  const quand = {
    le,
    instant: instantDe(`${le}T09:00:00Z`),
    communes,
    decalage: premier - REGLAGES.premier,
    premier: await prendreRang(db, perimetre, annee(le), DEMANDES),
  };
  const inscrites = dossiers.map((dossier) => inscrire(dossier, quand));
  await insertFamilles(
    db,
    perimetre,
    inscrites.map(({ famille }) => famille),
  );
  await insertDemandes(
    db,
    perimetre,
    inscrites.flatMap(({ famille, demandes }) => demandes.map((demande) => ({ demande, famille }))),
  );
}

const commissionDe = (dit: Pick<Commission, "id" | "nom" | "le" | "deMois" | "aMois">): Commission => ({
  ...dit,
  structures: [...STRUCTURES],
  etat: "preparee",
  delai: 15,
  risque: 0,
  annonce: "",
  graine: null,
  tireeLe: null,
  presents: "",
  version: 1,
});

/** Prépare une séance et gèle sa liste, ce jour-là. */
async function geler({ db, perimetre }: Semis, commission: Commission, le: Jour): Promise<Commission> {
  const instant = `${le}T09:00:00Z`;
  await insertCommission(db, perimetre, commission);
  const prepare = await preparerGel(db, perimetre, commission);
  const gelee: Commission = { ...commission, etat: "gelee", annonce: ANNONCE };
  await updateCommission(db, perimetre, { avant: commission, apres: gelee, action: "gel" });
  const gel = gelDe(prepare, { annonce: ANNONCE, le: instant, par: perimetre.compte });
  await insertGel(db, perimetre, commission.id, gel);
  return { ...gelee, version: 2 };
}

const PRESENTS = `Josiane Rouvière, élue, préside
La directrice des Petits Galets
La directrice du Petit Pont
La directrice des Coquelicots
La directrice des Roseaux
La directrice de La Ruche
L’animatrice du relais petite enfance
La puéricultrice de la PMI`;

/** Une séance close, ses lettres parties, ses premières réponses : un refus a déjà appelé la famille suivante. */
async function semerClose(semis: Semis, deMois: Mois): Promise<void> {
  const { db, perimetre, aujourdhui } = semis;
  const le = plusJours(aujourdhui, -5);
  const instant = `${le}T15:00:00Z`;
  const dite = { id: "commission-close", nom: "Commission d’attribution en cours d’année", le };
  const gelee = await geler(semis, commissionDe({ ...dite, deMois, aMois: decalerMois(deMois, 1) }), plusJours(le, -8));
  const tenue: Commission = {
    ...gelee,
    etat: "tenue",
    graine: "4 11 23 30 37 48",
    tireeLe: instant,
    presents: PRESENTS,
  };
  await updateCommission(db, perimetre, { avant: gelee, apres: tenue, action: "ouverture de la séance" });
  const voix = { pour: 7, contre: 0, abstentions: 1, preside: null } as const;
  const objet = "Attribution des places de la séance";
  const vote = { rang: 1, portee: "liste", objet, retouches: 0, le: instant, par: perimetre.compte } as const;
  await insertVote(db, perimetre, dite.id, { ...vote, ...voix });
  await cloreSeance(db, perimetre, { ...tenue, version: 3 }, { le, instant });
  await semerReponses(semis, dite.id);
}

const REPONSES = ["accepter", "rester", null, "refuser"] as const;

async function semerReponses({ db, perimetre, aujourdhui }: Semis, commission: string): Promise<void> {
  const instant = `${plusJours(aujourdhui, -1)}T10:00:00Z`;
  const lettres = (await listLettres(db, perimetre, commission)).map(({ id }) => id);
  await updatePostees(db, perimetre, lettres.slice(0, -4), { voie: "papier", le: instant });
  const offres = await listOffres(db, perimetre, { commission });
  for (const [rang, reponse] of REPONSES.entries()) {
    const offre = offres[rang];
    if (!offre || !reponse) continue;
    const dite = { reponse, par: "agent", le: plusJours(aujourdhui, -1), instant } as const;
    const suite = await repondreOffre(db, perimetre, offre, dite);
    if (suite instanceof Refus) throw new Error(`réponse ${rang} de la démonstration : ${suite.code}`);
  }
}

/** La commission de la démonstration : une séance close avec ses lettres et ses réponses, une autre gelée de 120 demandes, qui attend de siéger, une troisième qui se prépare. */
export async function seedCommission(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  if (perimetre.espace !== ESPACE) return;
  const semis = { db, perimetre, aujourdhui };
  const { dossiers } = monde({ familles: DEMANDES, structures: STRUCTURES.length, mode: "commun", graine: 15 });
  const prochain = decalerMois(moisDuJour(aujourdhui), 1);
  const septembre = moisDeRang(rentree(rangDuMois(moisDuJour(aujourdhui))) + 12);
  await semerDemandes(semis, dossiers.slice(0, DEJA_VUES).map(avancer), rangDuMois(prochain));
  await semerClose(semis, prochain);
  await semerDemandes(semis, dossiers.slice(DEJA_VUES), rangDuMois(septembre));
  const dite = { id: "commission-rentree", nom: "Commission de la rentrée", le: plusJours(aujourdhui, 12) };
  const rentreeSuivante = commissionDe({ ...dite, deMois: septembre, aMois: decalerMois(septembre, 11) });
  await geler(semis, rentreeSuivante, plusJours(aujourdhui, -1));
  await semerSuite(semis, prochain);
}

/** Une séance qui se prépare, prête à proposer un peu plus de places qu'il n'y en a ; et une place qui vient de se libérer. */
async function semerSuite({ db, perimetre, aujourdhui }: Semis, prochain: Mois): Promise<void> {
  const dite = { id: "commission-preparee", nom: "Commission de printemps", le: plusJours(aujourdhui, 40) };
  const mois = { deMois: decalerMois(prochain, 3), aMois: decalerMois(prochain, 4) };
  await insertCommission(db, perimetre, { ...commissionDe({ ...dite, ...mois }), risque: 0.1 });
  await insertLiberee(db, perimetre, {
    id: "place-liberee",
    structure: STRUCTURES[0],
    section: "",
    mois: prochain,
    semaine: 1023,
    raison: "Une famille déménage",
    etat: "ouverte",
    noteeLe: `${plusJours(aujourdhui, -2)}T09:00:00Z`,
    noteePar: perimetre.compte,
    version: 1,
  });
}
