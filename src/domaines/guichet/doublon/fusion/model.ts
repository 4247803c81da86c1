import type { Demande, Piece } from "../../demande/model.ts";
import type { Decision } from "../model.ts";

export const CHAMPS_FUSION = [
  "enfant",
  "residence",
  "semaine",
  "entree",
  "voeux",
  "modes",
  "besoins",
  "situations",
  "fratrie",
  "anciennete",
] as const;
/** Ce que l'agent choisit d'un bloc : l'enfant et sa date, les vœux, l'ancienneté… */
export type ChampFusion = (typeof CHAMPS_FUSION)[number];

export const LIBELLES_CHAMP: Record<ChampFusion, string> = {
  enfant: "Enfant",
  residence: "Résidence",
  semaine: "Semaine",
  entree: "Entrée",
  voeux: "Vœux",
  modes: "Modes d’accueil",
  besoins: "Besoins",
  situations: "Situation",
  fratrie: "Fratrie",
  anciennete: "Ancienneté",
};

/** Les colonnes de la demande que chaque choix emporte. */
export const CLES_FUSION = {
  enfant: ["enfant"],
  residence: ["commune", "quartier"],
  semaine: ["semaine", "reduites", "priorite", "mixte"],
  entree: ["entree", "toleranceMois"],
  voeux: ["voeux", "actuelle"],
  modes: ["modes"],
  besoins: ["occasionnel", "occasionnelSeul", "urgence", "horairesAtypiques", "horaires"],
  situations: ["situations"],
  fratrie: ["fratrie", "jumeaux"],
  anciennete: ["deposeeLe", "completeLe", "attendDepuis"],
} as const satisfies Record<ChampFusion, readonly (keyof Demande)[]>;

/** Ce que l'on garde : la valeur de celle qui reste, de celle qui s'en va, ou les deux à la suite (vœux et modes). */
export const ORIGINES = ["gardee", "absorbee", "lesDeux"] as const;
export type Origine = (typeof ORIGINES)[number];
export type Choix = Readonly<Record<ChampFusion, Origine>>;

/** Les blocs dont les deux valeurs s'ajoutent. */
export const QUI_S_AJOUTENT: readonly ChampFusion[] = ["voeux", "modes"];

/** Ce qu'une fusion a changé, pour la défaire : des colonnes de celle qui reste, l'état et les faits de l'autre. */
export type Avant = {
  gardee: Partial<Demande>;
  absorbee: Pick<Demande, "etat" | "faits">;
  pieces?: readonly PieceVenue[];
};

/** Une pièce venue de la demande absorbée : la sienne (`de`), celle qui en dit autant dans la gardée (`id`), et ce qu'elle y était ; nul : elle n'y était pas. */
export type PieceVenue = { id: string; de: string; etat: Piece["etat"]; avant: Piece | null };

export type Doublon = {
  id: string;
  un: string;
  autre: string;
  decision: Decision;
  gardee: string | null;
  choix: Choix | null;
  avant: Avant | null;
  versions: { gardee: number; absorbee: number } | null;
  motif: string;
  decideLe: string;
  decidePar: string;
  defaitLe: string | null;
  defaitPar: string | null;
  version: number;
};
