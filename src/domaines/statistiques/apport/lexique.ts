import type { Jour } from "#commun/jour.ts";
import type { Cible } from "./model.ts";

/** Un fichier que l'on reconnaît à ses colonnes, et d'où il vient. */
export type Modele = {
  code: string;
  nom: string;
  source: string;
  aide: string;
  porte: readonly Cible[];
  /** Le titre de colonne sans lequel ce n'est pas lui. */
  titre?: string;
  /** Le jour où l'on a relevé ces noms de colonnes dans ce que le producteur publie, ou dans ce qui le lit ; rien : de mémoire. */
  releve?: Jour;
  /** Les colonnes dont aucun fichier publié n'a montré le nom. */
  supposes?: string;
};

const RELEVE: Jour = "2026-11-22";

const chiffres = (...codes: string[]): Cible[] => codes.map((code): Cible => `valeur:${code}`);

/** Les fichiers que les producteurs publient : celui dont on reconnaît le plus de colonnes donne son nom et sa source à l'import. */
export const MODELES: readonly Modele[] = [
  {
    code: "inseeAges",
    nom: "Insee : population par âge",
    source: "Insee, recensement de la population, évolution et structure de la population",
    aide: "Fichier « base-cc-evol-struct-pop », ou le dossier complet : une ligne par commune, des colonnes comme P22_POP0002.",
    porte: chiffres("population", "enfantsMoins3", "enfants3a5", "enfants6a10", "jeunes11a17", "moins20", "plus60"),
    releve: RELEVE,
  },
  {
    code: "inseeNaissances",
    nom: "Insee : naissances par commune",
    source: "Insee, état civil, naissances domiciliées",
    aide: "Une ligne par commune, une colonne par année (NAISD14, NAISD15…).",
    porte: chiffres("naissances", "deces"),
    releve: RELEVE,
  },
  {
    code: "inseeLogement",
    nom: "Insee : logement et voiture",
    source: "Insee, recensement de la population, logement",
    aide: "Fichier « base-cc-logement » : P22_RP et P22_RP_VOIT1P ; les ménages sans voiture s’en déduisent.",
    porte: chiffres("menages", "menagesMotorises"),
    releve: RELEVE,
  },
  {
    code: "inseeDiplomes",
    nom: "Insee : diplômes",
    source: "Insee, recensement de la population, diplômes et formation",
    aide: "Fichier « base-cc-diplomes-formation » : des colonnes comme P22_NSCOL15P et P22_NSCOL15P_DIPLMIN.",
    porte: chiffres("nonScolarises15Plus", "nonDiplomes", "bacPlus"),
    releve: RELEVE,
  },
  {
    code: "filosofi",
    nom: "Insee : revenus et pauvreté (Filosofi)",
    source: "Insee-DGFiP-Cnaf-Cnav-CCMSA, Filosofi",
    aide: "Une ligne par commune ou par EPCI, des colonnes comme MED21 et TP6021 ; « s » et « ns » y sont des secrets.",
    porte: chiffres("revenuMedianUc", "tauxPauvrete", "menagesFiscaux"),
    releve: RELEVE,
  },
  {
    code: "cafCouverture",
    nom: "Cnaf : taux de couverture et places",
    source: "Cnaf, data.caf.fr, accueil du jeune enfant",
    aide: "Jeux « txcouv_pe » et « nbpla_pe » : une ligne par territoire et par année. La commune n’y est détaillée qu’au-dessus de 10 000 habitants ; l’EPCI l’est partout.",
    porte: chiffres(
      "tauxCouvertureGlobal",
      "tauxCouverturePsu",
      "tauxCouvertureHorsPsu",
      "tauxCouvertureAssistants",
      "tauxCouvertureEcole",
      "capaciteTotale",
      "placesPsu",
      "placesAssistants",
    ),
    releve: RELEVE,
  },
  {
    code: "cafAllocataires",
    nom: "Caf : allocataires",
    source: "Caf, foyers allocataires de décembre",
    aide: "Une ligne par commune ou par EPCI : « Nombre foyers NDUR », « Nombre personnes NDUR », RSA, AAH, Paje ; un seul mois, celui de décembre. « Montant total » y est celui du mois : il ne se prend pas pour l’année.",
    supposes: "des montants de l’année",
    porte: chiffres(
      "foyersAllocataires",
      "personnesCouvertes",
      "allocatairesRsa",
      "foyersBasRevenus",
      "aah",
      "aeeh",
      "beneficiairesPaje",
      "montantRsa",
      "montantAah",
      "montantAeeh",
      "montantPaje",
    ),
    releve: RELEVE,
  },
  {
    code: "inseeEtatCivil",
    nom: "Insee : naissances et décès, une ligne par année",
    source: "Insee, état civil, naissances et décès domiciliés",
    aide: "Fichiers « DS_ETAT_CIVIL_NAIS_COMMUNES » et « DS_ETAT_CIVIL_DECES_COMMUNES » : GEO, EC_MEASURE (LVB, DTH), TIME_PERIOD, OBS_VALUE.",
    porte: ["statistique"],
    titre: "EC_MEASURE",
    releve: "2026-11-23",
  },
  {
    code: "territoire",
    nom: "Tableau du territoire",
    source: "Le territoire",
    aide: "Une ligne par valeur (chiffre, territoire, année, valeur), ou une colonne par chiffre.",
    porte: ["statistique"],
  },
];

export const PHRASES_APPORT = {
  "sans-fichier": "Choisissez un fichier CSV, XLSX ou ODS.",
  "sans-territoire":
    "Dites d’abord quelles communes couvre votre territoire : sans elles, on ne sait que garder d’un fichier.",
  "trop-gros":
    "Ce fichier est trop grand pour y prendre vos territoires : aucune colonne n’y porte un code de commune ou d’EPCI, ou plus de quarante mille de ses lignes parlent de vos départements. Gardez-en moins d’années.",
} as const;
