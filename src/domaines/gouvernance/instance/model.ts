import type { Jour } from "#commun/jour.ts";

export const NATURES_INSTANCE = [
  "copil",
  "comiteStrategique",
  "cotech",
  "cellule",
  "thematique",
  "comiteSuivi",
  "bureau",
  "observatoire",
  "cdsf",
  "caCaf",
  "autre",
] as const;
export type NatureInstance = (typeof NATURES_INSTANCE)[number];
export const LIBELLES_NATURE: Record<NatureInstance, string> = {
  copil: "Comité de pilotage",
  comiteStrategique: "Comité stratégique",
  cotech: "Comité technique",
  cellule: "Cellule de coordination",
  thematique: "Groupe ou commission thématique",
  comiteSuivi: "Comité de suivi",
  bureau: "Bureau de coordination",
  observatoire: "Observatoire",
  cdsf: "Comité départemental des services aux familles",
  caCaf: "Conseil d’administration de la Caf",
  autre: "Autre instance",
};

/** Les trois options de l'article 6 de la convention nationale. */
export const PRESIDENCES = ["alternee", "copilotee", "caf"] as const;
export type Presidence = (typeof PRESIDENCES)[number];
export const LIBELLES_PRESIDENCE: Record<Presidence, string> = {
  alternee: "Alternée entre la Caf et la collectivité",
  copilotee: "Copilotée par la Caf et la collectivité",
  caf: "Tenue par la Caf",
};

export const SECRETARIATS = ["caf", "collectivite"] as const;
export type Secretariat = (typeof SECRETARIATS)[number];
export const LIBELLES_SECRETARIAT: Record<Secretariat, string> = { caf: "La Caf", collectivite: "La collectivité" };

export const QUORUMS = ["aucun", "majorite", "nombre"] as const;
export type GenreQuorum = (typeof QUORUMS)[number];
export const LIBELLES_QUORUM: Record<GenreQuorum, string> = {
  aucun: "Aucun : l’instance se tient avec qui vient",
  majorite: "Plus de la moitié des membres qui ont voix",
  nombre: "Un nombre de membres qui ont voix",
};

/** Qui siège ensemble : pour une convention, ou pour plusieurs du même espace. */
export type Instance = {
  id: string;
  nature: NatureInstance;
  nom: string;
  objet: string;
  /** La convention veut des collèges égaux. */
  parite: boolean;
  /** Faux d'une instance qui ne rend pas de décision. */
  decide: boolean;
  presidence: Presidence | null;
  secretariat: Secretariat | null;
  /** Les réunions prévues dans une année. */
  frequence: number | null;
  quorum: GenreQuorum;
  quorumNombre: number | null;
  closeLe: Jour | null;
  conventions: string[];
  version: number;
};
