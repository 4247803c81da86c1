/** Les chiffres d'un portrait, dans l'ordre où on les lit. */
export const CHIFFRES_PORTRAIT: readonly string[] = [
  "population",
  "evolPopulation",
  "naissances",
  "enfantsMoins3",
  "partMoins20",
  "part60Plus",
  "tauxCouvertureGlobal",
  "placesEaje",
  "placesReelles",
  "occupationReelle",
  "assistantsAgrees",
  "partAssistantsPlus55",
  "elevesMaternelle",
  "remplissageAlshMoins6",
  "remplissageAlsh6Plus",
  "foyersAllocataires",
  "partPersonnesCouvertes",
  "partFamillesMonoparentales",
  "partFoyersBasRevenus",
  "partAllocatairesRsa",
  "tauxPauvrete",
  "revenuMedianUc",
  "partNonDiplomes",
  "partJeunesNonInseres",
  "partMenagesSansVoiture",
  "transportDemande",
  "demandesRecues",
  "demandesEnAttente",
  "partDemandesSatisfaites",
];

/** Ceux du petit portrait, qui tient sur la feuille d'un conseil municipal. */
export const CHIFFRES_CONSEIL: readonly string[] = [
  "population",
  "naissances",
  "enfantsMoins3",
  "tauxCouvertureGlobal",
  "placesEaje",
  "assistantsAgrees",
  "partAssistantsPlus55",
  "partFamillesMonoparentales",
  "partMenagesSansVoiture",
  "demandesEnAttente",
];

/** Ce qui est compté chaque année, en entier : se compare d'une année à l'autre, là où le recensement en demande cinq. */
export const COMPTES_ANNUELS: readonly string[] = [
  "naissances",
  "deces",
  "elevesMaternelle",
  "elevesElementaire",
  "elevesDeuxAns",
];
