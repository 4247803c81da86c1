import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { RefusActe } from "./acte/rules.ts";
import type { AFaire, CodeEtape, Tache } from "./etape/rules.ts";
import { DESTINATAIRES_DITS } from "./lexique.ts";
import type { Destinataire, Orientation } from "./model.ts";

export const REFUS_ACTE: Record<RefusActe | "depasse", string> = {
  depasse:
    "Quelqu’un a écrit dans ce dossier entre-temps. Ce que vous aviez tapé est ci-dessous, et rien n’en est écrit : relisez, puis recommencez.",
  "a-venir": "Ce jour n’est pas encore venu.",
  "avant-reception": "Ce jour précède la réception de la demande.",
  "avant-un-fait": "Ce jour précède un pas déjà constaté.",
  "deja-fait": "C’est déjà constaté.",
  etat: "La demande n’en est pas là ce jour-là.",
  "pas-a-transmettre": "La commune planifie elle-même, ou personne ne planifie : il n’y a pas à transmettre.",
  "pas-sans-objet": "Quelqu’un planifie dans cette commune : un avis est requis.",
  "a-transmettre-dabord": "La commune doit d’abord transmettre la demande à qui planifie pour elle.",
  "sans-objet-dabord": "Personne ne planifie ici : notifiez qu’aucun avis n’est requis.",
  "trop-tard-pieces": "Le mois est passé : la demande est réputée complète, on ne peut plus lui demander de pièces.",
  caduque: "Le mois est passé sans les pièces : la demande est caduque, le porteur peut en déposer une autre.",
  "trop-tard-decision": "Les quatre mois sont passés : le silence vaut avis favorable.",
  "sans-pieces": "Écrivez les pièces qui manquent.",
  "sans-motif": "Un avis se fonde sur les besoins, sur l’offre ou sur la planification : cochez au moins un motif.",
  "sans-motivation": "Un avis est motivé : écrivez pourquoi.",
  "planification-seule":
    "Un avis favorable dit que le projet est compatible avec la planification ; sans planification adoptée, ce motif ne s’invoque pas.",
  "sans-reference":
    "La motivation se rattache au territoire : citez un chiffre, un enjeu, une action du plan ou la planification.",
  "acte-de-commune": "Dans une commune, c’est le conseil municipal qui délibère.",
  "sans-delegation": "Citez la délibération qui délègue au président ou au bureau.",
  "sans-decision": "Rien n’est encore décidé : il n’y a rien à notifier.",
  "avant-la-decision": "Ce jour précède la décision.",
};

const TACHES: Record<Exclude<Tache, "notifier">, string> = {
  transmettre: "Transmettre la demande à qui planifie, et en informer le demandeur",
  direSansObjet: "Notifier au demandeur qu’aucun avis n’est requis",
  verifierPieces: "Vérifier le dossier : notifier les pièces manquantes, ou accuser réception du dossier complet",
  attendrePieces: "Attendre les pièces du demandeur",
  decider: "Rendre l’avis",
  communiquer: "Communiquer au comité départemental des services aux familles",
  rien: "Plus rien à faire",
};

function delaiDit(avant: Jour, jours: number): string {
  if (jours < 0) return `c’était jusqu’au ${enLettres(avant)}`;
  return jours === 0 ? "aujourd’hui, dernier jour" : `jusqu’au ${enLettres(avant)}, il reste ${pluriel(jours, "jour")}`;
}

/** À qui l'issue reste à notifier ; le comité départemental se dit après eux, et à part. */
function notifierDit(reste: readonly Destinataire[]): string {
  const dits = reste.filter((un) => un !== "comite").map((un) => DESTINATAIRES_DITS[un].replace(/^Au/, "au"));
  return `Notifier ${[dits.slice(0, -1).join(", "), dits.at(-1)].filter(Boolean).join(" et ")}`;
}

/** La prochaine chose à faire, à qui, et jusqu'à quand ; qui est déjà notifié ne se nomme plus. */
export function aFaireDit({ tache, avant, jours }: AFaire, reste: readonly Destinataire[]): string {
  const dite = tache === "notifier" ? notifierDit(reste) : TACHES[tache];
  return avant === null || jours === null ? dite : `${dite} : ${delaiDit(avant, jours)}`;
}

export const ETAPES_DITES: Record<CodeEtape, string> = {
  reception: "Demande reçue par la commune",
  transmission: "Demande transmise à qui planifie",
  information: "Demandeur informé de la transmission",
  sansObjet: "« Aucun avis requis » notifié",
  liste: "Pièces manquantes notifiées",
  pieces: "Pièces reçues, dossier complet",
  complete: "Dossier complet, accusé de réception",
  decision: "Avis rendu",
  silence: "Sans réponse, avis favorable",
  notification: "Avis notifié au demandeur",
  validite: "Fin de validité de l’avis favorable",
  caducite: "Dernier jour pour les pièces, sinon demande caduque",
  finListe: "Dernier jour pour demander des pièces",
  retrait: "Demande retirée",
};

export function orientationDite(orientation: Orientation): string {
  if (orientation.genre === "sansObjet") return "Personne ne planifie dans cette commune : aucun avis n’est requis.";
  if (orientation.genre === "decide") return `${orientation.nom} planifie, et rend l’avis.`;
  return `La commune a transféré la planification : ${orientation.nom} rend l’avis.`;
}
