import { peutPasser } from "#commun/cycle.ts";
import { annee, type Jour, jourDe } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { CYCLE_DEMANDE, type Demande, type EtatDemande, type Famille, type MoisCivil } from "./model.ts";

/** Le mois où tombe un jour. */
export const moisCivilDe = (jour: Jour): MoisCivil => jour.slice(0, 7) as MoisCivil;

/** Une famille qui n'a encore rien dit. */
export const familleVide = (id: string, le: Date): Famille => ({
  id,
  prenom: "",
  nom: "",
  autreParent: "",
  courriel: null,
  courrielConfirmeLe: null,
  telephone: "",
  adresse: "",
  langue: "fr",
  creeLe: le.toISOString(),
  version: 1,
});

/** Ce qu'une demande dit tant que la famille n'a rien répondu. */
const SANS_REPONSE = {
  enfant: { prenom: null, nom: null, naissance: null, terme: null },
  commune: "",
  quartier: null,
  semaine: 0,
  reduites: [],
  mixte: false,
  priorite: "structure",
  toleranceMois: 0,
  fratrie: null,
  jumeaux: false,
  actuelle: null,
  voeux: [],
  modes: ["collectif"],
  occasionnel: false,
  occasionnelSeul: false,
  urgence: false,
  horairesAtypiques: false,
  horaires: [],
  situations: {},
  pieces: [],
  etapes: [],
} as const satisfies Partial<Demande>;

/** Un dossier qui n'a encore eu ni dépôt, ni relance. */
const SANS_HISTOIRE = {
  numero: null,
  etat: "brouillon",
  deposeeLe: null,
  completeLe: null,
  confirmeeLe: null,
  attendDepuis: null,
  relances: [],
  faits: {},
} as const satisfies Partial<Demande>;

type Ouverture = { id: string; famille: string; dossier?: string; rang?: number; le: Date };

/** Une demande à laquelle rien n'a encore été répondu ; seule dans son dossier si elle n'en rejoint aucun. */
export const nouvelleDemande = ({ id, famille, dossier = id, rang = 1, le }: Ouverture): Demande => ({
  ...SANS_REPONSE,
  ...SANS_HISTOIRE,
  id,
  famille,
  dossier,
  rang,
  origine: "ligne",
  entree: moisCivilDe(jourDe(le)),
  creeLe: le.toISOString(),
  changeLe: le.toISOString(),
  version: 1,
});

/** GUI-101 : une demande ne passe d'un état à un autre que si son cycle le dit. */
export function passer(demande: Demande, etat: EtatDemande): Demande | Refus<"passage"> {
  if (!peutPasser(CYCLE_DEMANDE, demande.etat, etat)) return refus("passage");
  return { ...demande, etat };
}

/** GUI-102 : le numéro d'une demande dit l'année et son rang, puis celui de l'enfant à partir du deuxième du dossier. */
export const numeroDe = (le: Jour, rang: number, enfant = 1): string =>
  `${annee(le)}-${String(rang).padStart(5, "0")}${enfant > 1 ? `-${enfant}` : ""}`;
