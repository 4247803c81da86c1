import type { EtatOffre } from "./offre/model.ts";
import type { RefusOffre } from "./offre/rules.ts";
import type { GenreRetouche } from "./retouche/model.ts";
import type { RefusRetouche } from "./retouche/rules.ts";
import type { EtatCommission } from "./session/model.ts";
import type { RefusCommission } from "./session/rules.ts";
import type { RefusVote } from "./vote/rules.ts";

export const LIBELLES_COMMISSION: Record<EtatCommission, string> = {
  preparee: "En préparation",
  gelee: "Liste gelée",
  tiree: "Tirage fait",
  tenue: "En séance",
  close: "Close",
  annulee: "Annulée",
};

export const PHRASES_COMMISSION: Record<RefusCommission, string> = {
  "mois-inverses": "Le dernier mois d’entrée vient avant le premier : donnez-les dans l’ordre.",
  "trop-de-mois": "Une séance examine douze mois d’entrée au plus.",
  "sans-structure": "Choisissez au moins une structure.",
  "deja-gelee": "La liste de cette séance est déjà gelée.",
  "liste-vide": "Aucune demande en attente n’entre dans cette séance : vérifiez ses mois et ses structures.",
  "sans-annonce": "Dites d’avance comment la valeur du tirage sera obtenue.",
  "sans-valeur": "Donnez la valeur obtenue en public.",
  "pas-gelee": "Le tirage se fait une fois, la liste gelée.",
  "pas-tiree": "La séance s’ouvre une fois le tirage fait.",
  "pas-tenue": "Seule une séance ouverte se clôt.",
  "pas-votee": "La liste, telle qu’elle est, n’a pas été votée : faites-la voter avant de clore.",
  "deja-close": "Une séance close ne s’annule pas.",
};

export const LIBELLES_GESTE: Record<GenreRetouche, string> = {
  ajout: "Ajout d’un dossier",
  retrait: "Retrait d’un dossier",
  capacite: "Places changées",
  imposee: "Place imposée",
  ecartee: "Structure écartée",
  points: "Points changés",
  levee: "Geste levé",
};

export const PHRASES_RETOUCHE: Record<RefusRetouche, string> = {
  "pas-encore": "Ce geste appartient à la commission : il se fait une fois la séance ouverte.",
  "trop-tard": "La séance est close : sa liste ne change plus.",
  "sans-motif": "Dites pourquoi, en quelques mots : le procès-verbal le citera.",
  "dossier-inconnu": "Ce dossier n’est pas, ou n’est plus, dans la liste.",
  "numero-inconnu": "Aucune demande en attente ne porte ce numéro.",
  "deja-dans-la-liste": "Ce dossier est déjà dans la liste.",
  "deja-retire": "Ce dossier a été retiré de la liste : levez ce retrait pendant la séance.",
  "sans-choix-ici": "Cette demande ne cite aucune structure de la séance.",
  "structure-inconnue": "Cette structure n’est pas dans la séance.",
  "pas-un-choix": "Cette famille n’a pas demandé cette structure.",
  "sans-reserve": "Cette structure ne garde pas de telles places.",
  "sans-semaine": "Cochez au moins une demi-journée.",
  "ne-tient-pas":
    "Cette place n’est pas libre, même en passant devant tous : ce dossier n’aurait rien. Changez d’abord les places de la structure, ou imposez d’autres jours.",
  "sans-effet": "Donnez un nombre autre que zéro.",
  "geste-inconnu": "Ce geste est déjà levé, ou n’existe pas.",
};

export const PHRASES_VOTE: Record<RefusVote, string> = {
  personne: "Comptez au moins une voix.",
  "trop-de-voix": "Il y a plus de voix que de personnes notées présentes.",
  "pas-tenue": "On vote pendant la séance.",
};

export const LIBELLES_OFFRE: Record<EtatOffre, string> = {
  proposee: "Attend la réponse",
  acceptee: "Acceptée",
  refusee: "Refusée",
  sansReponse: "Sans réponse",
  retiree: "Retirée",
};

export const PHRASES_OFFRE: Record<RefusOffre, string> = {
  "deja-repondu": "Une réponse est déjà notée pour cette place.",
  "trop-tard": "Le délai de réponse est passé.",
  "pas-encore": "Le délai de réponse court encore.",
};

export const LIBELLES_SECTION: Record<string, string> = { bebes: "Bébés", moyens: "Moyens", grands: "Grands" };
