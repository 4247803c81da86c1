import { annee, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { listCitees } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Avis, Decision, Orientation } from "./avis/model.ts";
import { type Depot, recevoir } from "./avis/rules.ts";
import { insertAvis } from "./avis/store.ts";
import { cleDe } from "./competence/rules.ts";
import { saveValeur } from "./parametre/store.ts";
import { insertProjet } from "./projet/store.ts";
import { saveRattachements } from "./rattachement/store.ts";
import { saveCofinancement, saveRelais } from "./relais/store.ts";
import { CONTENU_VIDE, type Investissement, type Quantite, type Schema } from "./schema/model.ts";
import { semerTenuLieu } from "./schema/seed.ts";
import { insertSchema } from "./schema/store.ts";
import type { Competence, Exercice, Titulaire } from "./competence/model.ts";
import { saveExercices } from "./competence/store.ts";

/** L'intercommunalité inventée de chaque espace, et le code officiel dont il emprunte les communes. */
const EPCI: Record<string, Titulaire> = {
  "trois-rivieres": { genre: "epci", code: "241500255", nom: "Communauté de communes des Trois-Rivières" },
  "haut-plateau": { genre: "epci", code: "241501139", nom: "Communauté de communes du Haut-Plateau" },
  "val-de-lune": { genre: "epci", code: "241500230", nom: "Communauté d’agglomération du Val de Lune" },
};

const TRANSFEREES: readonly Competence[] = ["informer", "planifier", "soutenirQualite"];

/** Toutes les communes transfèrent d'informer, planifier, soutenir la qualité : l'une garde de quoi planifier, une autre attend 2026. */
function exercicesDe(communes: readonly string[], titulaire: Titulaire): Exercice[] {
  const [, gardienne = "", tardive = ""] = communes;
  return communes.flatMap((commune) =>
    TRANSFEREES.filter((competence) => commune !== gardienne || competence === "informer").map((competence) => ({
      id: newId(),
      commune,
      competence,
      debut: commune === tardive ? ("2026-07-01" as const) : ("2025-01-01" as const),
      mode: "transferee" as const,
      titulaire,
      acte: commune === tardive ? "Délibération du 12 juin 2026" : "Statuts modifiés, arrêté du 20 décembre 2024",
    })),
  );
}

type Semis = { db: Db; perimetre: Perimetre; aujourdhui: Jour; titulaire: Titulaire; commune: string };

const LUCIOLES = {
  porteur: "SAS Les Lucioles",
  contact: "direction@lucioles.exemple",
  structure: "microCreche",
  places: 12,
} as const;

/** Un porteur reçu, puis sa demande d'avis : transmise, complète, à décider. */
async function semerAvis({ db, perimetre, aujourdhui, titulaire, commune }: Semis): Promise<void> {
  const recueLe = plusMois(aujourdhui, -2);
  const projet = "projet-demonstration";
  const echange = "Terrain trouvé près du relais ; à revoir avec la PMI pour les locaux.";
  const recu = {
    id: projet,
    nom: "Micro-crèche Les Lucioles",
    commune,
    recuLe: plusMois(recueLe, -1),
    echange,
    version: 1,
  };
  await insertProjet(db, perimetre, {
    ...LUCIOLES,
    ...recu,
    participants: ["pmi", "caf", "autorite", "porteur"],
    suite: "demande",
  });
  const { porteur: demandeur, ...dit } = LUCIOLES;
  const depot = {
    ...dit,
    demandeur,
    id: "avis-demonstration",
    genre: "legal",
    projet,
    objet: recu.nom,
    commune,
  } as const;
  const orientation = { genre: "transmet", qui: "epci", nom: titulaire.nom, cle: cleDe(titulaire) } as const;
  const avis = recevoir({ ...depot, nature: "creation", prive: true, recueLe }, orientation);
  const transmise = { le: plusJours(recueLe, 4), informeLe: plusJours(recueLe, 4) };
  const etudie = { ...avis, faits: { transmise, accuse: { le: plusJours(recueLe, 12) } } };
  await insertAvis(db, perimetre, etudie, ...autresAvis(depot, orientation, aujourdhui));
}

type Modele = Omit<Depot, "nature" | "prive" | "recueLe">;

/** Transmise trois jours après, et le demandeur informé. */
const dite = (le: Jour) => ({ transmise: { le: plusJours(le, 3), informeLe: plusJours(le, 3) } });

/** Les autres demandes de la vallée : un avis rendu, un favorable par silence, un avis d'opportunité à donner. */
function autresAvis(modele: Modele, orientation: Orientation, aujourdhui: Jour): Avis[] {
  const deposer = (dit: Pick<Modele, "id" | "objet" | "demandeur"> & Partial<Modele>, prive: boolean, recueLe: Jour) =>
    recevoir({ ...modele, projet: null, contact: "", ...dit, nature: "creation", prive, recueLe }, orientation);
  const rendu = deposer(
    { id: "avis-rendu", objet: "Micro-crèche Les Coquelicots", demandeur: "Association Les Coquelicots" },
    true,
    plusMois(aujourdhui, -5),
  );
  const decideLe = plusMois(rendu.recueLe, 3);
  const notifie = plusJours(decideLe, 2);
  const tacite = deposer(
    { id: "avis-tacite", objet: "Crèche d’entreprise du Plateau", demandeur: "SARL Le Plateau", structure: "creche" },
    true,
    plusMois(aujourdhui, -6),
  );
  const local = { id: "avis-local", objet: "Halte-jeux du marché", demandeur: "Mairie", structure: "halte" } as const;
  return [
    {
      ...rendu,
      faits: {
        ...dite(rendu.recueLe),
        accuse: { le: plusJours(rendu.recueLe, 10) },
        decision: { ...RENDU, le: decideLe },
        notifications: { demandeur: notifie, departement: notifie, caf: notifie },
      },
      echeances: { ...rendu.echeances, validite: plusMois(decideLe, 24) },
    },
    { ...tacite, faits: dite(tacite.recueLe) },
    deposer({ ...local, genre: "opportunite" }, false, plusMois(aujourdhui, -1)),
  ];
}

/** L'avis rendu sur les Coquelicots. */
const RENDU: Omit<Decision, "le"> = {
  sens: "favorable",
  motifs: ["besoins", "planification"],
  motivation:
    "Le haut de la vallée n’a plus d’assistant maternel, et la planification y prévoit des places : le projet lui est compatible.",
  acte: "president",
  reference: "Décision du président n° 22",
  delegation: "Délibération du conseil communautaire n° 9",
};

const TEXTES_DU_SCHEMA = {
  texte: "Garder un accueil à moins de vingt minutes de chaque bourg, et relayer les assistants maternels qui partent.",
  zones: "Le haut de la vallée n’a plus d’assistant maternel.",
  concertation: "Gestionnaires, relais, familles du conseil de crèche.",
};

const AGRANDIR: Omit<Investissement, "debut" | "fin"> = {
  id: "creche-du-pont",
  nom: "Crèche du pont : quatre places de plus",
  travaux: "extension",
  zone: "",
  cout: 31_000_000,
  moyens: "Commune, Caf et fonds de la petite enfance",
  difficultes: "Le terrain voisin est en zone inondable",
  enfance: false,
};

/** Un relais, les places cofinancées, et ce que la Caf dit de son bonus. */
async function semerRelais(
  { db, perimetre, titulaire }: Pick<Semis, "db" | "perimetre" | "titulaire">,
  premiere: number,
) {
  const relais = { nom: "Relais de la vallée", annee: premiere, actifs: 63, etp: 0.8, familles: 118, ateliers: 74 };
  await saveRelais(db, perimetre, { ...relais, missions: ["guichetUnique"], version: 0 });
  for (const [an, places] of [
    [2023, 30],
    [premiere, 32],
  ] as const)
    await saveCofinancement(db, perimetre, { collectivite: titulaire.nom, annee: an, places, version: 0 });
  for (const [code, valeur] of [
    ["territoireExistante", 1450],
    ["territoireNouvelle", 2900],
  ] as const)
    await saveValeur(db, perimetre, { code, valeur, debut: "2023-01-01", source: "Barème de la Caf" });
}

/** Le document de planification de l'intercommunalité : quatre ans de places prévues, la première déjà comptée. */
async function semerSchema({ db, perimetre, aujourdhui, titulaire }: Semis): Promise<void> {
  const premiere = annee(aujourdhui) - 1;
  const prevus: Quantite[] = [0, 1, 2, 3].flatMap((rang): Quantite[] => [
    { zone: "", mode: "eajePsu", annee: premiere + rang, nombre: 32 + 4 * rang },
    { zone: "", mode: "assistantsMaternels", annee: premiere + rang, nombre: 96 - 3 * rang },
    { zone: "", mode: "rpe", annee: premiere + rang, nombre: rang > 1 ? 1 : 0.8 },
  ]);
  const schema: Schema = {
    id: "schema-demonstration",
    forme: "planification",
    autorite: cleDe(titulaire),
    autoriteNom: titulaire.nom,
    convention: null,
    titre: "Accueillir les tout-petits de la vallée",
    debut: `${premiere}-01-01` as Jour,
    fin: `${premiere + 3}-12-31` as Jour,
    contenu: {
      ...CONTENU_VIDE,
      ...TEXTES_DU_SCHEMA,
      offre: [{ zone: "", mode: "eajePsu", annee: "depart", nombre: 30 }, ...prevus],
      metiers: [{ metier: "Éducatrice de jeunes enfants", vacants: 1, aCreer: 1.5 }],
      investissements: [{ ...AGRANDIR, debut: premiere + 1, fin: premiere + 2 }],
    },
    reel: [{ zone: "", mode: "eajePsu", annee: premiere, nombre: 30 }],
    bilans: [],
    adopteLe: `${premiere}-03-12` as Jour,
    acte: "Délibération du conseil communautaire n° 14",
    remplace: null,
    version: 1,
  };
  await insertSchema(db, perimetre, schema);
  await semerRelais({ db, perimetre, titulaire }, premiere);
}

/** Ce que servent les fiches de la petite enfance, d'après leur référence ; aucune ne recense, et la page le dit. */
const SERVIES: Record<string, readonly Competence[]> = {
  PE1: ["informer", "planifier"],
  PE2: ["informer"],
  PE3: ["informer", "soutenirQualite"],
  PE4: ["planifier"],
};

async function semerRattachements(db: Db, perimetre: Perimetre, convention: string): Promise<void> {
  const ici = { ...perimetre, conventions: [convention] };
  const ajoutes = (await listCitees(db, ici)).flatMap(({ id, reference }) =>
    (SERVIES[reference ?? ""] ?? []).map((competence) => ({ fiche: id, competence })),
  );
  await saveRattachements(db, perimetre, convention, { ajoutes, otes: [] });
}

/** La petite enfance de la démonstration : qui exerce quoi, un avis à l'étude, ce que l'intercommunalité planifie. */
export async function seedSppe(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const titulaire = EPCI[perimetre.espace];
  const [convention] = perimetre.conventions;
  if (!titulaire || !convention) return;
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  await saveExercices(db, perimetre, exercicesDe(communes, titulaire));
  await semerRattachements(db, perimetre, convention);
  const semis = { db, perimetre, aujourdhui, titulaire, commune: communes[0] ?? "" };
  if (perimetre.espace === "val-de-lune") await semerTenuLieu(semis, convention);
  if (perimetre.espace !== "trois-rivieres") return;
  await semerAvis(semis);
  await semerSchema(semis);
}
