import { annee, type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { getConvention } from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { Titulaire } from "../competence/model.ts";
import { cleDe } from "../competence/rules.ts";
import type { Item } from "../conformite/model.ts";
import { savePreuve } from "../conformite/store.ts";
import type { Contenu, Investissement, Metier, ModeAccueil, Quantite } from "./model.ts";
import { insertSchema } from "./store.ts";

/** De chaque mode : ce qui est là au départ, puis ce que l'on prévoit, année par année, à mesure que les travaux finissent. */
const MODES: readonly (readonly [ModeAccueil, number, readonly number[]])[] = [
  ["eajePsu", 412, [412, 420, 436, 436, 436]],
  ["microCrechePaje", 96, [96, 106, 106, 116, 116]],
  ["mam", 48, [48, 64, 64, 64, 64]],
  ["assistantsMaternels", 905, [885, 865, 845, 825, 805]],
  ["domicile", 22, [22, 22, 22, 22, 22]],
  ["rpe", 3.5, [3.5, 4, 4, 4.75, 4.75]],
  ["passerelle", 2, [2, 3, 3, 4, 4]],
];

const offreDe = (premiere: number, annees: number): Quantite[] =>
  MODES.flatMap(([mode, depart, prevus]): Quantite[] => [
    { zone: "", mode, annee: "depart", nombre: depart },
    ...Array.from({ length: annees }, (_, rang): Quantite => {
      const nombre = prevus[rang] ?? prevus.at(-1) ?? depart;
      return { zone: "", mode, annee: premiere + rang, nombre };
    }),
  ]);

const METIERS: Metier[] = [
  { metier: "Éducatrice de jeunes enfants", vacants: 3, aCreer: 4 },
  { metier: "Auxiliaire de puériculture", vacants: 5, aCreer: 7.5 },
  { metier: "Accompagnant éducatif petite enfance", vacants: 4, aCreer: 6 },
  { metier: "Animatrice de relais petite enfance", vacants: 0, aCreer: 1.25 },
];

/** `debut` et `fin` comptés de la première année du schéma. */
const TRAVAUX: (Investissement & { debut: number; fin: number })[] = [
  {
    id: "creche-des-tilleuls",
    nom: "Crèche des Tilleuls : vingt-quatre places de plus",
    travaux: "extension",
    zone: "",
    cout: 142_000_000,
    debut: 1,
    fin: 2,
    moyens: "Agglomération, Caf, dotation d’équipement des territoires ruraux",
    difficultes: "La crèche reste ouverte : les travaux se font en deux tranches",
    enfance: false,
  },
  {
    id: "mam-du-lac",
    nom: "Maison d’assistants maternels du Lac",
    travaux: "creation",
    zone: "",
    cout: 38_000_000,
    debut: 1,
    fin: 1,
    moyens: "Commune, aide au démarrage de la Caf",
    difficultes: "Quatre assistants maternels à réunir avant d’ouvrir",
    enfance: false,
  },
  {
    id: "creche-du-centre",
    nom: "Crèche du centre : cuisine et isolation",
    travaux: "renovation",
    zone: "",
    cout: 56_000_000,
    debut: 3,
    fin: 4,
    moyens: "Agglomération, fonds de modernisation de la Caf",
    difficultes: "Six mois de fermeture : les enfants vont aux Tilleuls, agrandie avant",
    enfance: false,
  },
  {
    id: "alsh-de-la-plaine",
    nom: "Accueil de loisirs de la Plaine",
    travaux: "amenagement",
    zone: "",
    cout: 21_000_000,
    debut: 2,
    fin: 2,
    moyens: "Agglomération",
    difficultes: "Locaux partagés avec l’école",
    enfance: true,
  },
];

const travauxDe = (an: number): Investissement[] =>
  TRAVAUX.map((un) => ({ ...un, debut: an + un.debut, fin: an + un.fin }));

const TEXTES: Omit<Contenu, "offre" | "metiers" | "investissements" | "departemental"> = {
  texte:
    "Ouvrir des places là où les familles s’installent, et remplacer par de l’accueil collectif ou groupé ce que les départs à la retraite des assistants maternels retirent.\n\nFaire du relais la porte d’entrée de toutes les demandes d’accueil.",
  zones:
    "Les communes de l’est, à plus de vingt minutes d’une crèche, et les quartiers dont les assistants maternels partent.",
  accessibilite:
    "Les crèches gardent le barème de la Caf ; deux places par établissement s’ouvrent en urgence aux familles en insertion. Une navette relie l’est à la crèche des Tilleuls.",
  autresBesoins:
    "Horaires décalés de l’hôpital et de la zone d’activités ; accueil d’enfants en situation de handicap.",
  concertation:
    "Gestionnaires, assistants maternels, service de protection maternelle et infantile, Caf et parents élus des conseils de crèche, réunis trois fois avant le vote.",
  bilans:
    "Places ouvertes, taux d’occupation, délai de réponse aux familles et équivalents temps plein pourvus se relèvent chaque décembre.",
};

/** Ce que Maillage ne lit pas de lui-même, et où la convention le porte. */
const PREUVES: Partial<Record<Item, string>> = {
  besoins: "Annexe 1, diagnostic partagé : naissances, enfants de moins de trois ans et demandes en attente.",
  qualite: "Annexe 2, orientation « Petite enfance » : analyse de pratiques et journées pédagogiques communes.",
  indicateurs: "Annexe 5, tableau des indicateurs : chaque objectif de petite enfance y a le sien.",
};

type Semis = { db: Db; perimetre: Perimetre; aujourdhui: Jour; titulaire: Titulaire };

/** La convention de l'agglomération tient lieu de schéma : adopté avec elle, il doit encore aller au comité départemental. */
export async function semerTenuLieu(
  { db, perimetre, aujourdhui, titulaire }: Semis,
  convention: string,
): Promise<void> {
  const { debut, fin } = await getConvention(db, perimetre, convention);
  const adopteLe = plusJours(aujourdhui, -12);
  if (!debut || !fin || fin < adopteLe) return;
  const [autorite, an] = [cleDe(titulaire), annee(debut)];
  await insertSchema(db, perimetre, {
    id: "schema-tenu-lieu",
    forme: "schema",
    autorite,
    autoriteNom: titulaire.nom,
    convention,
    titre: "Accueil du jeune enfant, dans la convention",
    debut,
    fin,
    contenu: {
      ...TEXTES,
      offre: offreDe(an, annee(fin) - an + 1),
      metiers: METIERS,
      investissements: travauxDe(an),
      departemental: {
        debut: `${an - 1}-01-01` as Jour,
        fin: `${an + 4}-12-31` as Jour,
        compatibilite:
          "Le schéma départemental demande deux places pour trois enfants et un relais par bassin : ces objectifs y conduisent.",
      },
    },
    reel: [],
    bilans: [],
    adopteLe,
    acte: "Délibération du conseil d’agglomération n° 31",
    remplace: null,
    version: 1,
  });
  for (const [item, texte] of Object.entries(PREUVES) as [Item, string][])
    await savePreuve(db, perimetre, { convention, autorite, item, texte });
}
