import type { RefusFusion } from "./fusion/rules.ts";
import type { Decision, Raison } from "./model.ts";

export const RAISONS_DITES: Record<Raison, string> = {
  memeNaissance: "même date de naissance",
  naissanceProche: "dates de naissance à une faute de frappe près",
  memeTerme: "même terme",
  termeProche: "termes voisins",
  neeAuTerme: "née près du terme annoncé",
  memePrenom: "même prénom",
  prenomProche: "prénoms voisins",
  memeNom: "même nom",
  nomProche: "noms voisins",
  memeParent: "même parent",
  parentProche: "parents aux noms voisins",
  memeCourriel: "même courriel",
  memeTelephone: "même téléphone",
  memeAdresse: "même adresse",
};

export const DECISIONS_DITES: Record<Decision, string> = {
  ecarte: "Deux enfants différents",
  fusionne: "Réunies",
  defait: "Décision défaite",
};

export const REFUS_FUSION: Record<RefusFusion, string> = {
  "meme-dossier": "Ces deux enfants sont d’un même dossier : ce sont des frères et sœurs.",
  "absorbee-engagee": "La demande qui s’en irait a déjà une place proposée ou acceptée : gardez celle-là.",
  "gardee-close": "La demande que vous gardez est close : gardez l’autre, ou rouvrez-la d’abord.",
  "changement-seul":
    "L’enfant est déjà accueilli, et un changement de structure se demande pour lui seul : gardez la demande où il est seul, ou les vœux de celle où il a des frères et sœurs.",
  "deja-defaite": "Cette décision est déjà défaite.",
  "changee-depuis": "L’une des deux demandes a changé depuis : corrigez-la à la main.",
  figee: "Une commission examine l’une des deux demandes : réunissez-les, ou séparez-les, après la séance.",
};
