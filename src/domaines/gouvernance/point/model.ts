export const ORIGINES_POINT = ["libre", "retard", "blocage", "decision", "campagne", "bilan", "autre"] as const;
export type OriginePoint = (typeof ORIGINES_POINT)[number];
export const LIBELLES_ORIGINE: Record<OriginePoint, string> = {
  libre: "Point libre",
  retard: "En retard",
  blocage: "Bloqué",
  decision: "Décision demandée",
  campagne: "Campagne close",
  bilan: "Bilan à adopter",
  autre: "À décider",
};

export const ATTENDUS = ["information", "avis", "decision"] as const;
export type Attendu = (typeof ATTENDUS)[number];
export const LIBELLES_ATTENDU: Record<Attendu, string> = {
  information: "Pour information",
  avis: "Pour avis",
  decision: "Pour décision",
};

/** Ce qu'une réunion doit traiter ; sans réunion, il attend d'être inscrit à un ordre du jour. */
export type Point = {
  id: string;
  convention: string;
  seance: string | null;
  rang: number;
  titre: string;
  origine: OriginePoint;
  /** L'adresse, dans Maillage, de ce dont il s'agit. */
  lien: string | null;
  attendu: Attendu;
  expose: string;
  duree: number | null;
  notes: string;
  conclusion: string;
  version: number;
};

/** Ce qu'une autre tranche dépose pour qu'une instance en décide. */
export type PointPropose = Pick<Point, "convention" | "titre" | "origine" | "lien">;
