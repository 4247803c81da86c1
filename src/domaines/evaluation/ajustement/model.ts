export const CLASSES = ["mineur", "significatif"] as const;
export type Classe = (typeof CLASSES)[number];
export const LIBELLES_CLASSE: Record<Classe, string> = { mineur: "Mineur", significatif: "Significatif" };

/** Ce que l'on change en cours de route. Mineur, il se décide au point d'étape ; significatif, il appelle un avenant. */
export type Ajustement = {
  id: string;
  bilan: string;
  classe: Classe;
  texte: string;
  fiches: string[];
  ordre: number;
  version: number;
};
