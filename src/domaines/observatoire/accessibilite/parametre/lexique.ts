import type { Profil } from "../model.ts";

/** Les hypothèses de route, communes aux profils : vitesses des communes rurales, périurbaines, denses. */
const ROUTE = { detour: 1.3, vitesses: [60, 50, 25], depart: 1, memePoint: 2 } as const;

/** Les jeux de paramètres publiés, le premier étant celui que l'on propose. */
export const PROFILS: readonly Profil[] = [
  {
    ...ROUTE,
    code: "petiteEnfance",
    nom: "Petite enfance, jusqu’à 20 minutes",
    depuis: "2026-01-01",
    source: "Hypothèse de Maillage pour les trajets quotidiens vers un mode d’accueil ; elle se discute et se change.",
    paliers: [
      { jusqua: 5, poids: 1 },
      { jusqua: 10, poids: 0.6 },
      { jusqua: 15, poids: 0.3 },
      { jusqua: 20, poids: 0.1 },
    ],
  },
  {
    ...ROUTE,
    code: "apl2012",
    nom: "Accessibilité potentielle localisée de 2012, jusqu’à 15 minutes",
    depuis: "2012-01-01",
    source: "Drees et Irdes, Études et résultats n° 795, 2012 (accès aux médecins généralistes).",
    paliers: [
      { jusqua: 5, poids: 1 },
      { jusqua: 10, poids: 0.3 },
      { jusqua: 15, poids: 0.1 },
    ],
  },
  {
    code: "aPied",
    nom: "À pied, jusqu’à 20 minutes",
    depuis: "2026-01-01",
    source:
      "Hypothèse de Maillage pour un ménage sans voiture : 4 km/h avec un enfant ; les paliers sont ceux de la voiture.",
    detour: 1.3,
    vitesses: [4, 4, 4],
    depart: 0,
    memePoint: 5,
    paliers: [
      { jusqua: 5, poids: 1 },
      { jusqua: 10, poids: 0.6 },
      { jusqua: 15, poids: 0.3 },
      { jusqua: 20, poids: 0.1 },
    ],
    aPied: true,
  },
];

/** Ce que l'on compare à la France : places pour 100 enfants de moins de trois ans, par genre de modes. */
export const COUVERTURES_NATIONALES = [
  {
    depuis: "2023-01-01",
    collectif: 23.5,
    individuel: 31.9,
    total: 55.4,
    source:
      "Observatoire national de la petite enfance, situation de 2023 : 19,9 places de crèche financées à la PSU et 3,6 autres, 31,9 chez un assistant maternel, pour 100 enfants de moins de trois ans ; ni l’école ni la garde à domicile.",
  },
] as const;

/** Les seuils des zones, publiés avec elles. */
export const SEUILS = {
  /** Minutes sans aucune place, pour une zone blanche : communes rurales, périurbaines, denses. */
  blanche: [20, 15, 15],
  /** Au-dessous de ce nombre d'enfants, une commune n'est pas dite zone blanche. */
  enfantsMin: 5,
  /** Part de la couverture nationale au-dessous de laquelle une commune est sous-dotée. */
  sousDotee: 0.6,
  /** Les bandes que la carte montre, en part de la couverture nationale. */
  bandes: [0.6, 0.85, 1, 1.15, 1.4],
  /** Part des demandes restées sans place au-dessus de laquelle la commune est en tension. */
  tension: 0.3,
  /** Au-dessous de ce nombre d'enfants, le chiffre est peu sûr. */
  confiance: 10,
  /** Un effectif plus petit ne se publie pas. */
  publiable: 5,
  /** De combien on bouge la portée (minutes) et le détour, pour dire qu'une zone est ferme. */
  variationPortee: 5,
  detours: [1.2, 1.4],
} as const;
