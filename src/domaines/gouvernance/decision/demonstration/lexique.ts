import type { Jour } from "#commun/jour.ts";
import type { Parts } from "../../cooperation/model.ts";
import type { Echange } from "../../echange/model.ts";
import type { DecisionDite } from "../model.ts";

/** Une décision inventée : à la combien-tième réunion tenue en remontant, sur quelle fiche, à exécuter dans combien de jours. */
export type DecisionInventee = Pick<DecisionDite, "genre" | "objet" | "texte" | "vote" | "responsable"> & {
  rang: number;
  reference: string;
  delai: number | null;
  execute: string;
  /** Un abandon décidé que le suivi n'a pas encore appliqué, et pourquoi. */
  attend?: string;
};

/** Inventé, comme toute la démonstration. */
export const DECISIONS: readonly DecisionInventee[] = [
  {
    rang: 9,
    reference: "",
    genre: "validation",
    objet: "Demander des nouvelles des fiches deux fois par an",
    texte: "Une campagne en mai, une en novembre ; la coordination relance.",
    vote: null,
    responsable: "La chargée de coopération",
    delai: 60,
    execute: "La première campagne s’est ouverte dans le mois.",
  },
  {
    rang: 9,
    reference: "PE4",
    genre: "arbitrage",
    objet: "Garder le local de l’ancienne école pour la halte-garderie",
    texte: "",
    vote: { pour: 9, contre: 2, abstentions: 1, majorite: "absolue" },
    responsable: "La mairie",
    delai: 20,
    execute: "",
  },
  {
    rang: 0,
    reference: "EJ1",
    genre: "ajustementMineur",
    objet: "Décaler d’un semestre la formation des animateurs",
    texte: "Sans changer le texte de la convention.",
    vote: null,
    responsable: "Le service enfance jeunesse",
    delai: 120,
    execute: "",
  },
  {
    rang: 0,
    reference: "",
    genre: "avis",
    objet: "Ouvrir le comité technique à un représentant des parents",
    texte: "",
    vote: { pour: 5, contre: 6, abstentions: 1, majorite: "simple" },
    responsable: "",
    delai: null,
    execute: "",
  },
  {
    rang: 0,
    reference: "PE2",
    genre: "ajustementSignificatif",
    objet: "Ouvrir la halte-garderie à deux communes voisines",
    texte: "Elles n’ont pas signé la convention : un avenant le portera.",
    vote: { pour: 8, contre: 2, abstentions: 0, majorite: "deuxTiers" },
    responsable: "La chargée de coopération",
    delai: 180,
    execute: "",
  },
  {
    rang: 0,
    reference: "EJ4",
    genre: "abandon",
    objet: "Abandonner les chantiers éducatifs des petites vacances",
    texte: "Trop peu de jeunes inscrits deux étés de suite.",
    vote: null,
    responsable: "",
    delai: null,
    execute: "",
    attend: "Le suivi de cette fiche n’était pas prêt : réessayez.",
  },
  {
    rang: 0,
    reference: "EJ5",
    genre: "remplacement",
    objet: "Remplacer le conseil des jeunes par une assemblée annuelle",
    texte: "",
    vote: { pour: 3, contre: 7, abstentions: 1, majorite: "simple" },
    responsable: "",
    delai: null,
    execute: "",
  },
];

/** Les parts des derniers mois, le plus récent d'abord. */
export const MISSIONS_DEMONSTRATION: readonly Parts[] = [
  { reseau: 25, instances: 40, suivi: 35 },
  { decision: 10, reseau: 30, diagnostic: 20, instances: 10, suivi: 30 },
  { reseau: 40, diagnostic: 30, suivi: 30 },
];

export const COMMUNES_JOINTES = 4;

type Compose = Partial<Echange> & Pick<Echange, "etat">;
type EchangeInvente = Pick<
  Echange,
  "objet" | "demandeur" | "detenteur" | "finalite" | "categories" | "personnelles" | "baseLegale"
> & { demandeIlYA: number; composer: (ilYA: (jours: number) => Jour) => Compose };

const COLLECTIVITE = "Communauté de communes des Trois-Rivières";
const CAF = "Caf des Trois-Rivières";
const etude = (le: Jour, texte: string) => ({ sens: "favorable" as const, texte, le });

export const ECHANGES: readonly EchangeInvente[] = [
  {
    objet: "Familles dont la demande d’accueil est restée sans réponse",
    demandeur: COLLECTIVITE,
    detenteur: CAF,
    finalite: "Situer les besoins non couverts des enfants de moins de trois ans.",
    categories: "Âge de l’enfant, commune, mois de la demande.",
    personnelles: true,
    baseLegale: "missionInteretPublic",
    demandeIlYA: 40,
    composer: (ilYA) => ({
      etat: "etudiee",
      opportunite: etude(ilYA(30), "Éclaire le diagnostic."),
      faisabilite: etude(ilYA(28), "Extraction trimestrielle."),
      conformite: etude(ilYA(25), "Possible si les communes de moins de onze enfants sont réunies."),
    }),
  },
  {
    objet: "Assistantes maternelles qui cessent leur activité",
    demandeur: COLLECTIVITE,
    detenteur: "Département",
    finalite: "Prévoir la relève, commune par commune.",
    categories: "Commune, année de naissance, année de fin d’agrément.",
    personnelles: true,
    baseLegale: "missionInteretPublic",
    demandeIlYA: 400,
    composer: (ilYA) => ({
      etat: "inscrite",
      opportunite: etude(ilYA(390), ""),
      faisabilite: etude(ilYA(390), ""),
      conformite: etude(ilYA(385), ""),
      avis: {
        sens: "reserve",
        recommandations: "Donner l’année de naissance par tranche de dix ans.",
        le: ilYA(380),
        renduPar: "Le délégué du Département",
      },
      decision: { motif: "Avec la réserve du délégué.", le: ilYA(375), par: "Direction de la protection maternelle" },
      inscription: {
        reference: "2025-14",
        responsable: COLLECTIVITE,
        personnes: "Assistantes maternelles agréées du territoire",
        destinataires: "La chargée de coopération, le relais petite enfance",
        conservation: "Deux ans, puis effacement",
        securite: "Dossier nominatif chiffré, ouvert à deux personnes",
        transferts: "Aucun",
        le: ilYA(370),
      },
      revoirLe: ilYA(-20),
    }),
  },
  {
    objet: "Taux d’occupation des crèches",
    demandeur: CAF,
    detenteur: COLLECTIVITE,
    finalite: "Comparer l’offre d’une commune à l’autre.",
    categories: "Un taux par crèche et par mois.",
    personnelles: false,
    baseLegale: null,
    demandeIlYA: 15,
    composer: () => ({ etat: "demandee" }),
  },
];
