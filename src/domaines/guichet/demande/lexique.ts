import { type Besoin, BESOINS, type Canal, type Demande, type EtatDemande, type EtatPiece } from "./model.ts";

/** La forme de chaque état : ce qui attend, ce qui marche, ce qui est fait, ce qui est fini. */
export const FORMES = {
  brouillon: "attente",
  aConfirmer: "pause",
  incomplete: "pause",
  enAttente: "attente",
  proposee: "marche",
  acceptee: "faite",
  refusee: "fin",
  pourvue: "faite",
  retiree: "fin",
  expiree: "fin",
  archivee: "fin",
} as const satisfies Record<EtatDemande, string>;

/** Les états, dans les mots des agents. */
export const LIBELLES_ETAT: Record<EtatDemande, string> = {
  brouillon: "Commencée",
  aConfirmer: "Adresse à confirmer",
  incomplete: "Incomplète",
  enAttente: "En attente",
  proposee: "Place proposée",
  acceptee: "Place acceptée",
  refusee: "Place refusée",
  pourvue: "Autre solution",
  retiree: "Retirée",
  expiree: "Close sans nouvelles",
  archivee: "Archivée",
};

export const LIBELLES_CANAL: Record<Canal, string> = {
  courriel: "courriel",
  telephone: "appel",
  courrier: "courrier",
};

export const LIBELLES_PIECE: Record<EtatPiece, string> = {
  demandee: "Demandée",
  recue: "Reçue, à vérifier",
  acceptee: "Acceptée",
  refusee: "À refaire",
};

/** Comment une famille a trouvé ailleurs, dans les mots des agents. */
export const LIBELLES_SOLUTION: Record<string, string> = {
  creche: "Une autre crèche",
  assistante: "Une assistante maternelle",
  mam: "Une maison d’assistantes maternelles",
  domicile: "Une garde à domicile",
  famille: "La famille ou des proches",
  conge: "Un congé, ou plus besoin",
};

export const LIBELLES_BESOIN: Record<Besoin, string> = {
  changement: "Changement de structure",
  occasionnel: "Accueil occasionnel",
  occasionnelSeul: "Occasionnel seulement",
  urgence: "Accueil en urgence",
  horairesAtypiques: "Horaires atypiques",
};

/** Les besoins qu'une demande dit, en mots. */
export const besoinsDits = (demande: Pick<Demande, Exclude<Besoin, "changement"> | "actuelle">): string[] =>
  BESOINS.filter((besoin) =>
    besoin === "changement"
      ? demande.actuelle !== null
      : demande[besoin] && !(besoin === "occasionnel" && demande.occasionnelSeul),
  ).map((besoin) => LIBELLES_BESOIN[besoin]);
