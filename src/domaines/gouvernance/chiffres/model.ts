/** Combien de réunions une instance a tenues, et combien elle en prévoyait sur la période. */
export type RythmeInstance = { nom: string; tenues: number; prevues: number | null; aVenir: number; annulees: number };

/** Combien de fois les membres d'un collège ou d'une commune sont venus, sur les fois où on les attendait. */
export type Participation = { nom: string; venus: number; representes: number; attendus: number };

export type ComptesDecisions = {
  prises: number;
  rejetees: number;
  aExecuter: number;
  enRetard: number;
  executees: number;
  mineurs: number;
};

/** Les communes qui ont rejoint un projet du plan. */
export type AdhesionsProjet = { fiche: string; titre: string; communes: string[] };

/** Ce que les instances ont fait pendant une période. */
export type Chiffres = {
  rythmes: RythmeInstance[];
  colleges: Participation[];
  /** Les invités permanents, à titre consultatif ; absents de ce qui fut compté avant qu'on les compte. */
  invites?: Participation[];
  communes: Participation[];
  decisions: ComptesDecisions;
  adhesions: { projets: AdhesionsProjet[]; communes: number; adherentes: number };
};
