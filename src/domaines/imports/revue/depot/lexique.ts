import type { RefusDepot } from "./model.ts";

type RefusPropre = "sans-fichier" | "tableau-introuvable";

/** Les refus du dépôt que la lecture des fichiers ne connaît pas. */
export const PHRASES_PROPRES: Record<RefusPropre, string> = {
  "sans-fichier": "Choisissez d’abord un fichier sur votre ordinateur.",
  "tableau-introuvable":
    "Aucun tableau n’a été trouvé dans ce fichier : il faut une ligne de titres de colonnes, puis une ligne par action.",
};

export const estPropre = (code: RefusDepot): code is RefusPropre => code in PHRASES_PROPRES;
