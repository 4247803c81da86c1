/** Ce que les projections supposent, publié avec elles. */
export const HYPOTHESES = {
  /** Rentrées passées dont on tire un taux, au plus, et au moins. */
  annees: 5,
  anneesMin: 3,
  /** Un enfant entre en petite section à la rentrée de l'année de ses trois ans, en toute petite section l'année d'avant. */
  agePs: 3,
  ageTps: 2,
  /** Naissances du secteur qui pèsent autant que le taux de l'ensemble. */
  rappel: 30,
  /** La fourchette contient la vérité quatre fois sur cinq, si la méthode est juste. */
  ecartsTypes: 1.2816,
  /** Les naissances que l'on ne connaît pas encore : la moyenne des dernières. */
  naissancesSupposees: 3,
  /** Rentrées passées sur lesquelles on éprouve la méthode. */
  epreuves: 3,
  /** Rentrées que l'on prévoit. */
  horizon: 5,
  source:
    "Taux de passage et rapport aux naissances : le principe des prévisions d’effectifs de l’Éducation nationale.",
} as const;

/** Ce que la demande d'accueil suppose, tranche d'âge par tranche d'âge. */
export const DEMANDE = {
  tranches: [
    { nom: "3 à 11 mois", decalage: 0, part: 0.75, usage: 0.5, presence: 0.74 },
    { nom: "1 an", decalage: 1, part: 1, usage: 0.5, presence: 0.78 },
    { nom: "2 ans", decalage: 2, part: 1, usage: 0.5, presence: 0.78 },
  ],
  occupation: 0.9,
  source:
    "Un enfant de moins de trois ans sur deux use d’un mode d’accueil financé (Cnaf, décembre 2022). La part de la semaine et l’occupation sont des hypothèses de Maillage : remplacez-les par ce que dit le guichet de votre territoire.",
} as const;
