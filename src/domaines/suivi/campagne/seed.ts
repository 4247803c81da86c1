import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { findOuCreerActeurs } from "#domaines/acteurs/index.ts";
import { listCitees } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Dire } from "../etat/model.ts";
import { insertJalons } from "../jalon/store.ts";
import { listVolets, saveVolets } from "../volet/store.ts";
import { clore, ouvrir, repondre, valider } from "./actions.ts";
import type { Campagne, Demande, Geste, Reponse } from "./model.ts";
import { insertCampagne, listDemandes } from "./store.ts";

/** Ce qui est répondu d'une fiche : son état, et ce qu'on en dit. */
type Dit = Partial<Dire> & { etat: string };
type Vague = {
  titre: string;
  /** Jours comptés depuis aujourd'hui. */
  ouverte: number;
  close: number | null;
  periode: readonly [debut: number, fin: number];
  dits: Readonly<Record<string, Dit>>;
  /** Les réponses que la coordination n'a pas encore relues. */
  aValider?: readonly string[];
};

/** Inventé, comme toute la démonstration. */
const PREMIERE: Vague = {
  titre: "Premier tableau de suivi",
  ouverte: -400,
  close: -370,
  periode: [-550, -371],
  dits: {
    PE1: { etat: "enPreparation", avancees: "Les quatre salles communales ont été visitées." },
    PE2: { etat: "nonDemarree" },
    PE3: { etat: "enCours", avancees: "Deux communes ont ouvert leurs listes." },
    PE4: { etat: "nonDemarree", difficultes: "Aucun local n’est encore trouvé." },
    EJ1: { etat: "enCours", avancees: "Le service jeunesse a recruté un animateur." },
    EJ2: { etat: "enCours", avancees: "Trois rencontres avec les collèges." },
    PA1: { etat: "recurrente", avancees: "Un atelier par mois, comme chaque année." },
    AD1: { etat: "enPreparation", difficultes: "Le véhicule est en réparation." },
    CO1: { etat: "enCours", avancees: "La cellule se réunit tous les deux mois." },
  },
};
const DEUXIEME: Vague = {
  titre: "Deuxième tableau de suivi",
  ouverte: -210,
  close: -180,
  periode: [-370, -181],
  dits: {
    PE1: {
      etat: "enCours",
      avancees: "Deux villages sont ouverts depuis la rentrée.",
      difficultes: "Un poste reste vacant.",
    },
    PE2: {
      etat: "enPreparation",
      avancees: "Le règlement d’attribution est écrit.",
      decisionDemandee: "Valider les critères en comité de pilotage.",
    },
    PE3: { etat: "enCours" },
    PE4: {
      etat: "suspendue",
      difficultes: "Le local pressenti a été vendu.",
      deblocage: "Un terrain communal à moins de dix minutes du bourg.",
    },
    EJ1: { etat: "realisee", avancees: "L’accueil est ouvert tous les mercredis." },
    EJ2: { etat: "enCours", avancees: "Quarante jeunes ont répondu à l’enquête." },
    PA1: { etat: "recurrente", avancees: "Douze ateliers, deux cents participations." },
    AD1: { etat: "enCours", avancees: "Six arrêts desservis." },
    CO1: { etat: "recurrente", avancees: "Le rythme est pris." },
    CO2: { etat: "enPreparation" },
  },
};
const COURANTE: Vague = {
  titre: "Troisième tableau de suivi",
  ouverte: -12,
  close: null,
  periode: [-180, 39],
  dits: {
    PE1: { etat: "enCours", avancees: "Les quatre villages sont ouverts, dix-huit enfants accueillis." },
    PE2: {
      etat: "enCours",
      avancees: "La première commission s’est tenue.",
      decisionDemandee: "Publier le règlement avant le printemps.",
    },
    EJ2: { etat: "reportee", nouvelleDate: "+1", difficultes: "Le local n’est pas aux normes." },
    CO1: { etat: "recurrente", avancees: "Deux réunions de plus." },
    CO2: { etat: "enCours", avancees: "Le premier portrait de territoire est prêt." },
    PE4: { etat: "suspendue", deblocage: "Un terrain communal à moins de dix minutes du bourg" },
    PA1: { etat: "recurrente", avancees: "Quatorze ateliers depuis janvier." },
    AD1: { etat: "realisee", avancees: "Les dix communes sont desservies." },
    PA2: {
      etat: "abandonnee",
      decision: "Comité de pilotage, relevé n° 2",
      difficultes: "Plus personne ne peut le porter.",
    },
    EJ4: { etat: "remplacee", decision: "Comité de pilotage, relevé n° 2", avancees: "Reprise dans la fiche EJ2." },
    PA3: { etat: "realisee", avancees: "La commune a ouvert son lieu." },
    LM2: { etat: "enPreparation", avancees: "Une association porte le projet." },
  },
  aValider: ["PE2", "EJ2"],
};

const VAGUES: Record<string, readonly Vague[]> = {
  "ctg-trois-rivieres": [PREMIERE, DEUXIEME, COURANTE],
  "ctg-haut-plateau": [{ ...DEUXIEME, dits: { PE1: DEUXIEME.dits["PE1"] as Dit, PA1: DEUXIEME.dits["PA1"] as Dit } }],
};
/** Une commune seule y a parlé, de celles qui la portent ensemble. */
const DITE_EN_PARTIE = "PA3";
const PARTAGEES = ["PE3", DITE_EN_PARTIE];

const MAIRIES = ["Mairie de Riom-ès-Montagnes", "Mairie de Menet", "Mairie de Valette"];

const MUET = { avancees: "", difficultes: "", deblocage: "", decisionDemandee: "", nouvelleDate: null, decision: null };

type Semis = { db: Db; perimetre: Perimetre; convention: string; aujourdhui: Jour };
const geste = (jour: Jour, compte: string): Geste => ({
  compte,
  auteur: "Nadège Aubrac",
  canal: "page",
  instant: `${jour}T09:30:00.000Z`,
});

function reponseDe(dit: Dit, le: Jour): Reponse {
  const nouvelleDate = dit.nouvelleDate ? `${Number(le.slice(0, 4)) + 1}` : null;
  return { ...MUET, ...dit, nouvelleDate, le, rienDeNeuf: false };
}

async function repondreATout({ db, perimetre, convention, aujourdhui }: Semis, id: string, vague: Vague) {
  const references = new Map((await listCitees(db, perimetre)).map((fiche) => [fiche.id, fiche.reference ?? ""]));
  const le = plusJours(aujourdhui, vague.ouverte + 6);
  const repondues = new Set<string>();
  const reponses: (Pick<Demande, "fiche" | "volet"> & { reponse: Reponse; validee: boolean })[] = [];
  for (const { fiche, volet } of await listDemandes(db, perimetre, id)) {
    const reference = references.get(fiche) ?? "";
    const dit = vague.dits[reference];
    if (!dit || (reference === DITE_EN_PARTIE && repondues.has(fiche))) continue;
    repondues.add(fiche);
    reponses.push({ fiche, volet, reponse: reponseDe(dit, le), validee: !vague.aValider?.includes(reference) });
  }
  const ici = geste(le, perimetre.compte);
  const rendues = await repondre(db, perimetre, id, { reponses, geste: ici });
  if (rendues instanceof Refus) throw new Error(`La démonstration de ${convention} ne répond pas : ${rendues.code}`);
  await valider(db, perimetre, id, { sujets: reponses.filter(({ validee }) => validee), geste: ici });
}

async function semerVague(semis: Semis, vague: Vague): Promise<void> {
  const { db, perimetre, convention, aujourdhui } = semis;
  const ouverture = plusJours(aujourdhui, vague.ouverte);
  const [debut, fin] = vague.periode;
  const campagne: Campagne = {
    id: newId(),
    convention,
    titre: vague.titre,
    rythme: "semestre",
    debut: plusJours(aujourdhui, debut),
    fin: plusJours(aujourdhui, fin),
    ouverture,
    cloture: plusJours(ouverture, 30),
    relances: [plusJours(ouverture, 14), plusJours(ouverture, 24)],
    message: "Trois lignes suffisent. Merci pour les familles du territoire.",
    noeuds: [],
    fiches: [],
    finies: false,
    etat: "preparee",
    version: 1,
  };
  await insertCampagne(db, perimetre, campagne);
  await ouvrir(db, perimetre, campagne.id, geste(ouverture, perimetre.compte));
  await repondreATout(semis, campagne.id, vague);
  if (vague.close !== null)
    await clore(db, perimetre, campagne.id, geste(plusJours(aujourdhui, vague.close), perimetre.compte));
}

/** Les campagnes de la démonstration : deux closes et une ouverte, une fiche partagée entre communes, des étapes. */
export async function seedCampagnes(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  for (const convention of perimetre.conventions) {
    const vagues = VAGUES[convention] ?? [];
    if (vagues.length === 0) continue;
    const fiches = await listCitees(db, { ...perimetre, conventions: [convention] });
    const mairies = await findOuCreerActeurs(db, perimetre, MAIRIES);
    for (const partagee of fiches.filter(({ reference }) => PARTAGEES.includes(reference ?? ""))) {
      if ((await listVolets(db, perimetre, partagee.id)).length > 0) continue;
      const volets = mairies.map((id) => ({ volet: id, collectivite: id, referent: null }));
      await saveVolets(db, perimetre, { convention, fiche: partagee.id }, volets);
    }
    const [premiere] = fiches;
    if (premiere)
      await insertJalons(db, perimetre, { convention, fiche: premiere.id }, [
        { libelle: "Équiper le véhicule et les salles communales", terme: aujourdhui.slice(0, 4) },
        { libelle: "Ouvrir deux villages", terme: aujourdhui.slice(0, 7) },
        { libelle: "Ouvrir les deux autres", terme: `${Number(aujourdhui.slice(0, 4)) + 1}` },
      ]);
    const ici = { ...perimetre, conventions: [convention] };
    for (const vague of vagues) await semerVague({ db, perimetre: ici, convention, aujourdhui }, vague);
  }
}
