import type { Cycle } from "#commun/cycle.ts";
import type { Jour } from "#commun/jour.ts";
import type { Canal, Dire } from "../etat/model.ts";

export const RYTHMES = ["semestre", "trimestre", "annee"] as const;
export type Rythme = (typeof RYTHMES)[number];
export const LIBELLES_RYTHME: Record<Rythme, string> = { semestre: "Semestre", trimestre: "Trimestre", annee: "Année" };

/** SUI-10 : la vie d'une campagne. */
export const CYCLE_CAMPAGNE: Cycle<EtatCampagne> = { preparee: ["ouverte"], ouverte: ["close"], close: [] };
export type EtatCampagne = "preparee" | "ouverte" | "close";
export const LIBELLES_CAMPAGNE: Record<EtatCampagne, string> = {
  preparee: "En préparation",
  ouverte: "Ouverte",
  close: "Close",
};

/** SUI-11 : la vie d'une demande : on répond, l'on corrige tant que l'on veut, la coordination valide ou retourne. */
export const CYCLE_DEMANDE: Cycle<EtatDemande> = {
  attendue: ["soumise"],
  soumise: ["soumise", "validee", "retournee"],
  retournee: ["soumise"],
  validee: ["soumise"],
};
export type EtatDemande = "attendue" | "soumise" | "retournee" | "validee";
export const LIBELLES_DEMANDE: Record<EtatDemande, string> = {
  attendue: "Sans réponse",
  soumise: "À valider",
  retournee: "Retournée",
  validee: "Validée",
};

export type Campagne = {
  id: string;
  convention: string;
  titre: string;
  rythme: Rythme;
  debut: Jour;
  fin: Jour;
  ouverture: Jour;
  cloture: Jour;
  /** Les jours où l'on relance qui n'a pas répondu, entre l'ouverture et la clôture. */
  relances: Jour[];
  message: string;
  /** Les branches du plan que l'on interroge ; aucune : tout le plan. */
  noeuds: string[];
  /** Des fiches que l'on interroge en plus de ces branches, ou sans elles. */
  fiches: string[];
  /** Interroger aussi les fiches réalisées ou arrêtées. */
  finies: boolean;
  etat: EtatCampagne;
  version: number;
};

/** Ce qu'une réponse dit ; « rien de neuf » redit l'état d'avant. */
export type Reponse = Dire & { rienDeNeuf: boolean };

/** Ce qu'une campagne demande d'un volet d'une fiche, et où cela en est. */
export type Demande = {
  fiche: string;
  volet: string;
  referent: string | null;
  etat: EtatDemande;
  version: number;
  reponse: Reponse | null;
  auteur: string | null;
  repondue: string | null;
  mot: string | null;
};

export type DemandePosee = Pick<Demande, "fiche" | "volet" | "referent">;

type Fait =
  | { genre: "ouverture"; contenu: { demandes: DemandePosee[] } }
  | { genre: "relance"; contenu: { destinataire: string; jour: Jour } }
  | { genre: "reponse"; fiche: string; volet: string; contenu: Reponse }
  | { genre: "retour"; fiche: string; volet: string; contenu: { mot: string } }
  | { genre: "validation"; fiche: string; volet: string; contenu: Record<string, never> }
  | { genre: "cloture"; contenu: Record<string, never> };

/** Qui l'a fait, par où, quand. */
export type Geste = { compte: string; auteur: string; canal: Canal; instant: string };

/** Ce qui arrive dans une campagne ; rien ne s'en efface, et les rejouer redonne la campagne. */
export type Evenement = Fait & Geste;

/** Où en est une campagne : ce que ses événements, rejoués, donnent. */
export type Deroule = { etat: EtatCampagne; demandes: ReadonlyMap<string, Demande> };

export type Relance = { campagne: string; jour: Jour; destinataire: string; envoyee: Jour };
