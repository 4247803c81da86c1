/** Des nombres par année : naissances de l'année civile, élèves de la rentrée de septembre. */
export type Serie = ReadonlyMap<number, number>;

export const NIVEAUX = ["tps", "ps", "ms", "gs"] as const;
export type Niveau = (typeof NIVEAUX)[number];
export const LIBELLES_NIVEAU: Record<Niveau, string> = {
  tps: "Toute petite section",
  ps: "Petite section",
  ms: "Moyenne section",
  gs: "Grande section",
};

/** Un taux tiré du passé : un rapport de sommes, la dispersion de ses années (carré du coefficient de variation), sur combien d'années. */
export type Taux = { taux: number; cv2: number; annees: number };

/** Un nombre prévu et sa fourchette ; ferme quand les naissances dont il vient sont connues. */
export type Prevision = { annee: number; central: number; bas: number; haut: number; variance: number; ferme: boolean };

/** Une année passée que la méthode aurait prévue, sachant ce que l'on savait alors. */
export type Epreuve = { annee: number; prevu: number; bas: number; haut: number; observe: number };
/** `ecart` : l'écart moyen, en part de l'observé ; `dedans` : combien d'années dans la fourchette. */
export type Bilan = { epreuves: Epreuve[]; ecart: number | null; dedans: number };

/** Des logements qui viennent : les élèves de petite section qu'ils apportent, étalés sur quelques rentrées. */
export type Programme = { nom: string; annee: number; logements: number; parLogement: number; etalement: number };

/** Ce que l'on sait d'un secteur. `classes` : de maternelle, par rentrée. */
export type Secteur = {
  naissances: Serie;
  effectifs: Record<Niveau, Serie>;
  classes: Serie;
  programmes: readonly Programme[];
  deuxAns: boolean;
};
