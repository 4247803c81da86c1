import { annee, type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { creerLienPublic } from "#domaines/acces/index.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { listCitees } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { insertGrille } from "../grille/store.ts";
import { insertObservation } from "../observation/store.ts";
import { periodesRecentes } from "../periode/rules.ts";
import { insertQuestionnaire, insertRetour } from "../questionnaire/store.ts";
import type { Seance } from "../seance/model.ts";
import { insertSeances } from "../seance/store.ts";
import type { Arret, Service } from "../service/model.ts";
import { dessert } from "../service/rules.ts";
import { insertArret, insertService } from "../service/store.ts";
import { ENSEMBLE, type Mesuree, type Valeur } from "../valeur/model.ts";
import { insertValeurs } from "../valeur/store.ts";
import { type Esquisse, ESQUISSES, PAROLES, QUESTIONNAIRE, RETOURS } from "./demonstration/lexique.ts";
import { DEFINITION_NEUVE, type Definition, type Indicateur } from "./model.ts";
import { accorder } from "./rules.ts";
import { insertIndicateur } from "./store.ts";

/** Ce que chaque convention de la démonstration mesure ; la première mesure tout. */
const PARTS: Record<string, number> = {
  "ctg-trois-rivieres": ESQUISSES.length,
  "ctg-haut-plateau": 4,
  "ctg-val-de-lune-nord": 3,
  "ctg-val-de-lune-sud": 2,
};

type Ici = { db: Db; perimetre: Perimetre; convention: string; aujourdhui: Jour; fiches: Map<string, string> };

function definitionDe({ definition, depart, cibles = [] }: Esquisse, aujourdhui: Jour): Definition {
  const an = annee(aujourdhui);
  return accorder({
    ...DEFINITION_NEUVE,
    ...definition,
    depart: depart ? { nombre: depart.nombre, sur: depart.sur ?? null, le: `${an - 4}-12-31` } : null,
    cibles: cibles.map(([dans, valeur, modalite]) => {
      const cible = { date: `${an + dans}-12-31` as const, valeur };
      return modalite === undefined ? cible : { ...cible, modalite };
    }),
  });
}

/** Les mesures d'une période : une seule, ou une par modalité. */
function mesuresDe({ mesure, modalites }: Indicateur, dite: Esquisse["valeurs"][number]): [string, Mesuree][] {
  if (typeof dite === "number") return [[ENSEMBLE, { nombre: dite, sur: null }]];
  if (mesure === "pourcentage") return [[ENSEMBLE, { nombre: dite[0] ?? 0, sur: dite[1] ?? 0 }]];
  return modalites.map((modalite, rang) => [modalite, { nombre: dite[rang] ?? 0, sur: null }]);
}

const valeurDe = (
  indicateur: Indicateur,
  periode: string,
  modalite: string,
  saisie: Mesuree & { par: string; le: string; preuve?: string },
): Valeur => ({
  indicateur: indicateur.id,
  convention: indicateur.convention,
  periode,
  modalite,
  nombre: saisie.nombre,
  sur: saisie.sur,
  version: 1,
  etat: "validee",
  commentaire: "",
  preuve: saisie.preuve ?? "",
  saisiPar: saisie.par,
  saisiLe: saisie.le,
  validePar: saisie.par,
  valideLe: saisie.le,
});

const instantDu = (jour: Jour) => `${jour}T09:00:00.000Z`;

async function semerIndicateur({ db, perimetre, convention, aujourdhui, fiches }: Ici, esquisse: Esquisse) {
  const definition = definitionDe(esquisse, aujourdhui);
  const liees = esquisse.fiches.flatMap((reference) => fiches.get(reference) ?? []);
  const id = `${convention}-${esquisse.cle}`;
  const indicateur = await insertIndicateur(db, perimetre, { ...definition, id, convention, fiches: liees });
  const periodes = periodesRecentes(indicateur.frequence, aujourdhui, esquisse.valeurs.length + 1)
    .slice(1)
    .toReversed();
  const { preuve = "" } = esquisse;
  const saisie = { par: perimetre.compte, le: instantDu(plusJours(aujourdhui, -30)), preuve };
  const valeurs = esquisse.valeurs.flatMap((dite, rang) =>
    mesuresDe(indicateur, dite).map(([modalite, mesuree]) =>
      valeurDe(indicateur, periodes[rang] ?? "", modalite, { ...mesuree, ...saisie }),
    ),
  );
  return { indicateur, valeurs };
}

/** Une valeur que la pilote a donnée et que personne n'a encore validée. */
async function semerAttente({ db, perimetre, aujourdhui }: Ici, indicateur: Indicateur) {
  const [periode = ""] = periodesRecentes(indicateur.frequence, aujourdhui, 1);
  const mesuree = { nombre: 45, sur: null, par: "samira-delorme", le: instantDu(plusJours(aujourdhui, -2)) };
  const valeur = valeurDe(indicateur, periode, ENSEMBLE, mesuree);
  const attente = { etat: "brouillon", validePar: null, valideLe: null } as const;
  const commentaire = "Trois enfants de plus depuis la rentrée";
  await insertValeurs(db, perimetre, [{ ...valeur, ...attente, commentaire }]);
}

const LIEUX = ["Salle des fêtes", "École", "Halle"];

/** Les séances d'un arrêt, à chacun de ses passages des six derniers mois. */
function seancesDe({ perimetre, convention, aujourdhui }: Ici, service: Service, arret: Arret): Seance[] {
  const seances: Seance[] = [];
  for (let jour = plusJours(aujourdhui, -180); jour < aujourdhui; jour = plusJours(jour, 1)) {
    if (!dessert(arret, jour)) continue;
    const alea = (Number(jour.slice(8)) * 7 + Number(jour.slice(5, 7)) * 3) % 9;
    seances.push({
      id: newId(),
      convention,
      version: 1,
      service: service.id,
      jour,
      commune: arret.commune,
      lieu: arret.lieu,
      public: service.public,
      adultes: 3 + (alea % 4),
      enfants: 5 + alea,
      saisiPar: perimetre.compte,
      saisiLe: instantDu(jour),
    });
  }
  return seances;
}

async function semerLudotheque(ici: Ici): Promise<Service> {
  const { db, perimetre, convention, aujourdhui } = ici;
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const id = `${convention}-ludotheque`;
  const [ludobus] = await listStructures(db, perimetre, { types: ["ludobus"] });
  const dit = { nom: "Ludothèque itinérante", public: "Familles", itinerant: true, retireLe: null };
  const service = { id, convention, ...dit, equipement: ludobus?.id ?? null };
  await insertService(db, perimetre, service);
  const seances: Seance[] = [];
  for (const [rang, lieu] of LIEUX.entries()) {
    const debut = plusJours(aujourdhui, -364 + rang * 2);
    const commune = communes[rang] ?? null;
    const arret = {
      id: `${id}-${rang}`,
      convention,
      service: id,
      commune,
      lieu,
      de: "09:30",
      a: "11:30",
      debut,
      fin: null,
      rythme: 2,
    };
    await insertArret(db, perimetre, arret);
    seances.push(...seancesDe(ici, service, arret));
  }
  await insertSeances(db, perimetre, seances);
  return service;
}

async function semerQuestionnaire({ db, perimetre, convention, aujourdhui }: Ici, indicateur: string | null) {
  const id = `${convention}-avis`;
  const vers = { genre: "questionnaire", espace: perimetre.espace, convention, objet: id } as const;
  const lien = await creerLienPublic(db, vers);
  const creeLe = instantDu(plusJours(aujourdhui, -50));
  const questionnaire = {
    ...QUESTIONNAIRE,
    id,
    convention,
    lien,
    indicateur,
    fermeLe: plusJours(aujourdhui, 30),
    creeLe,
  };
  await insertQuestionnaire(db, perimetre, questionnaire);
  for (const [rang, [premiere, seconde, libre]] of RETOURS.entries()) {
    const [envoi, jour] = [`reponse-${rang}`, plusJours(aujourdhui, -45 + rang * 3)];
    const canal = rang % 4 === 3 ? "papier" : "lien";
    await insertRetour(db, perimetre, questionnaire, { envoi, canal, jour, niveaux: [premiere, seconde], libre });
  }
}

/** Ce que seule la première convention a : une tournée, ce que disent les jeunes, un questionnaire et une grille. */
async function semerReste(ici: Ici, indicateurs: ReadonlyMap<string, Indicateur>): Promise<void> {
  const { db, perimetre, convention, aujourdhui, fiches } = ici;
  const service = await semerLudotheque(ici);
  const commun = { ...DEFINITION_NEUVE, convention };
  await insertIndicateur(db, perimetre, {
    ...commun,
    id: `${convention}-venus`,
    libelle: "Enfants venus à la ludothèque itinérante",
    unite: "enfants",
    frequence: "mensuelle",
    decompte: "enfants",
    service: service.id,
    ventilation: "commune",
    fiches: [fiches.get("CO9") ?? []].flat(),
  });
  const paroles = `${convention}-paroles`;
  const liees = [fiches.get("EJ2") ?? []].flat();
  const dites = { ...commun, id: paroles, libelle: "Ce que disent les jeunes", mesure: "observation" } as const;
  await insertIndicateur(db, perimetre, { ...dites, fiches: liees });
  for (const [rang, [genre, texte, contexte, ilYA]] of PAROLES.entries()) {
    const jour = plusJours(aujourdhui, -ilYA);
    const observation = { id: `${paroles}-${rang}`, convention, indicateur: paroles, genre, jour, texte, contexte };
    await insertObservation(db, perimetre, { ...observation, saisiPar: perimetre.compte });
  }
  await semerQuestionnaire(ici, indicateurs.get("satisfaction")?.id ?? null);
  const lignes = ESQUISSES.filter(({ grille }) => grille).map(({ cle }) => `${convention}-${cle}`);
  const grille = { id: `${convention}-rpe`, convention, libelle: "Statistiques du relais petite enfance" };
  await insertGrille(db, perimetre, { ...grille, frequence: "annuelle", indicateurs: lignes });
}

/** Les indicateurs, séances et questionnaires de la démonstration dans un espace. */
export async function seedIndicateurs(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  for (const convention of perimetre.conventions) {
    const citees = await listCitees(db, { ...perimetre, conventions: [convention] });
    const fiches = new Map(citees.map(({ id, reference }) => [reference ?? "", id]));
    const ici = { db, perimetre, convention, aujourdhui, fiches };
    const indicateurs = new Map<string, Indicateur>();
    const toutes: Valeur[] = [];
    for (const esquisse of ESQUISSES.slice(0, PARTS[convention] ?? 0)) {
      const { indicateur, valeurs } = await semerIndicateur(ici, esquisse);
      indicateurs.set(esquisse.cle, indicateur);
      toutes.push(...valeurs);
    }
    await insertValeurs(db, perimetre, toutes);
    if (PARTS[convention] !== ESQUISSES.length) continue;
    const accueillis = indicateurs.get("accueillis");
    if (accueillis) await semerAttente(ici, accueillis);
    await semerReste(ici, indicateurs);
  }
}
