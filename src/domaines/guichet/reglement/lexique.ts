import { traduit } from "./langue/lexique.ts";
import type { Contenu } from "./model.ts";
import type { Manquement, RefusPublication, Situation } from "./publication/rules.ts";

const VIDE = { description: "", groupe: null, piece: "", fait: "situation", communes: [] } as const;

const MODELE: Contenu = {
  preambule:
    "Ce règlement dit comment les places d’accueil du jeune enfant sont attribuées. Il vaut pour toutes les structures dont la commission donne les places. Les mêmes règles s’appliquent à tous : des points que chaque famille peut recompter, puis la date, puis un tirage au sort que chacun peut refaire. La commission décide ; le calcul lui propose, et tout écart a un motif écrit.",
  eligibilite: [
    {
      code: "grossesse",
      genre: "grossesse",
      mois: 6,
      libelle: "La demande s’ouvre au début du quatrième mois de grossesse",
    },
    { code: "ageMin", genre: "ageMin", mois: 2, libelle: "L’enfant a deux mois révolus à son entrée" },
    { code: "ageMax", genre: "ageMax", mois: 36, libelle: "L’enfant n’a pas encore trois ans à son entrée" },
    {
      code: "vaccination",
      genre: "examen",
      libelle: "Les vaccinations obligatoires sont vérifiées à l’admission, jamais avant",
    },
  ],
  groupes: [
    { code: "emploi", libelle: "Emploi et insertion", plafond: null, meilleur: true },
    { code: "famille", libelle: "Situation de la famille", plafond: 60, meilleur: false },
  ],
  criteres: [
    {
      ...VIDE,
      code: "residence",
      libelle: "Habiter le territoire",
      description: "Le foyer réside dans l’une des communes du territoire.",
      fait: "commune",
      piece: "Justificatif de domicile",
      type: "booleen",
      points: 50,
    },
    {
      ...VIDE,
      code: "activite",
      libelle: "Activité des parents",
      description:
        "Travailler, étudier et se former comptent pareil. Un parent seul qui travaille a le plus haut palier.",
      groupe: "emploi",
      piece: "Attestation de l’employeur, de l’établissement ou de l’organisme de formation",
      type: "echelle",
      tranches: [
        { aPartirDe: 3, libelle: "Chaque parent du foyer travaille, étudie ou se forme", points: 40 },
        { aPartirDe: 2, libelle: "L’un travaille, l’autre cherche un emploi", points: 30 },
        { aPartirDe: 1, libelle: "L’un travaille, l’autre est au foyer", points: 15 },
      ],
    },
    {
      ...VIDE,
      code: "insertion",
      libelle: "Parcours d’insertion ou recherche active d’emploi",
      description: "Un accompagnement est en cours ; il ouvre aussi droit aux places d’insertion.",
      groupe: "emploi",
      piece: "Attestation de l’organisme qui accompagne",
      type: "booleen",
      points: 40,
    },
    {
      ...VIDE,
      code: "parentIsole",
      libelle: "Un seul parent au foyer",
      groupe: "famille",
      piece: "Attestation de la Caf ou de la MSA",
      type: "booleen",
      points: 30,
    },
    {
      ...VIDE,
      code: "parentMineur",
      libelle: "Parent mineur",
      groupe: "famille",
      piece: "Pièce d’identité du parent",
      type: "booleen",
      points: 30,
    },
    {
      ...VIDE,
      code: "naissanceMultiple",
      libelle: "Jumeaux, triplés",
      groupe: "famille",
      fait: "jumeaux",
      type: "booleen",
      points: 20,
    },
    {
      ...VIDE,
      code: "fratrieAccueillie",
      libelle: "Un aîné déjà accueilli en même temps",
      description: "Un frère ou une sœur garde sa place dans une structure du territoire après l’entrée demandée.",
      groupe: "famille",
      type: "booleen",
      points: 20,
    },
    {
      ...VIDE,
      code: "adoption",
      libelle: "Arrivée par adoption",
      groupe: "famille",
      piece: "Décision de placement ou jugement",
      type: "booleen",
      points: 20,
    },
    {
      ...VIDE,
      code: "besoinsParticuliers",
      libelle: "Besoins particuliers de l’enfant",
      description: "Oui ou non, sans rien de plus : ce que l’accueil demande se prépare après l’attribution.",
      piece: "Droit ouvert à la MDPH ou allocation d’éducation, sans autre précision",
      type: "booleen",
      points: 30,
    },
    {
      ...VIDE,
      code: "procheHandicap",
      libelle: "Handicap d’un proche du foyer",
      description: "D’un parent, d’un frère ou d’une sœur : oui ou non, sans rien de plus.",
      piece: "Droit ouvert à la MDPH, sans autre précision",
      type: "booleen",
      points: 20,
    },
    {
      ...VIDE,
      code: "accompagnement",
      libelle: "Situation signalée par un service médico-social",
      description: "Le service dit combien de points et signe son motif ; la commission le lit sans nom.",
      type: "expert",
      minimum: 0,
      maximum: 50,
    },
    {
      ...VIDE,
      code: "sansSolution",
      libelle: "Aucune solution d’accueil aujourd’hui",
      type: "booleen",
      points: 20,
    },
    {
      ...VIDE,
      code: "horairesAtypiques",
      libelle: "Horaires atypiques",
      description: "Tôt le matin, tard le soir, la nuit, le samedi ou le dimanche.",
      fait: "horairesAtypiques",
      type: "booleen",
      points: 10,
    },
    {
      ...VIDE,
      code: "attente",
      libelle: "Attente",
      description: "Peu de points, et un maximum : attendre ne doit pas valoir mieux que demander une place sûre.",
      fait: "moisAttente",
      type: "parUnite",
      points: 1,
      unite: "mois entier",
      maximum: 12,
    },
    {
      ...VIDE,
      code: "urgence",
      libelle: "Besoin urgent",
      description: "N’ajoute aucun point : ouvre droit aux places d’urgence.",
      fait: "urgence",
      type: "booleen",
      points: 0,
    },
    {
      ...VIDE,
      code: "placeRefusee",
      libelle: "Une place conforme à la demande a été refusée",
      description: "Dans les six derniers mois, sans motif nouveau.",
      type: "booleen",
      points: -20,
    },
  ],
  departage: ["sansSolution"],
  reserves: [
    {
      code: "insertion",
      libelle: "Places d’insertion",
      places: { genre: "tranche", taille: 20, entamee: false },
      ayantsDroit: ["insertion"],
      acces: "tous",
    },
    {
      code: "handicap",
      libelle: "Places pour un enfant aux besoins particuliers",
      places: { genre: "tranche", taille: 20, entamee: false },
      ayantsDroit: ["besoinsParticuliers"],
      acces: "tous",
    },
    {
      code: "urgence",
      libelle: "Places d’urgence",
      places: { genre: "tranche", taille: 20, entamee: false },
      ayantsDroit: ["urgence"],
      acces: "tous",
    },
  ],
  ordreReserves: "dAbord",
  calendrier: [
    { nom: "Commission de janvier", mois: 1, entreesDe: 4, entreesA: 6 },
    { nom: "Commission de mars", mois: 3, entreesDe: 7, entreesA: 9 },
    { nom: "Commission de juin", mois: 6, entreesDe: 10, entreesA: 12 },
    { nom: "Commission d’octobre", mois: 10, entreesDe: 1, entreesA: 3 },
  ],
  anciennete: "complete",
  refusRemetAZero: false,
  rangMontre: true,
  delaiReponse: 10,
  confirmation: 6,
};

/** Le règlement proposé à qui n'en a pas : à relire, à changer, à faire voter. `residence` reçoit les communes de l'espace. */
export const MODELE_REGLEMENT: Contenu = { ...MODELE, criteres: MODELE.criteres.map(traduit) };

export const SITUATIONS: Record<Situation, string> = {
  brouillon: "Brouillon",
  aVenir: "À venir",
  enVigueur: "S’applique",
  remplace: "Remplacée",
};

export const MANQUEMENTS: Record<Manquement, string> = {
  "mois-sans-commission": "Un mois d’entrée n’a pas de commission : complétez le calendrier.",
  "code-double": "Deux critères, deux groupes ou deux réserves ont le même code.",
  "echelle-vide": "Une échelle n’a aucun palier.",
  "sans-unite": "Un critère à l’unité n’a pas de maximum.",
  "bornes-inversees": "Un avis d’expert a un minimum au-dessus de son maximum.",
  "communes-vides": "Le critère de résidence ne nomme aucune commune.",
  "groupe-inconnu": "Un critère est d’un groupe qui n’existe pas.",
  "departage-inconnu": "Un critère qui départage n’existe plus.",
  "droit-inconnu": "Une réserve n’a pas d’ayant droit connu.",
  interdit: "Un mot dit ce qui ne se demande pas : relisez critères, groupes, conditions et réserves.",
};

export const REFUS_PUBLICATION: Record<RefusPublication, string> = {
  "deja-publie": "Cette version est déjà publiée : elle ne change plus.",
  "jour-passe": "Ce jour est passé : un règlement ne s’applique pas au passé.",
  "sans-acte": "Citez l’acte qui l’adopte.",
  "avant-le-precedent": "Une version publiée s’applique après ce jour : choisissez le même jour, ou un jour qui suit.",
  incomplet: "Il reste quelque chose à compléter avant de publier.",
};
