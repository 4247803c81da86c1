import type { Cible } from "../model.ts";

/**
 * Les variables des fichiers de l'Insee : leur nom porte l'année sur deux chiffres. Deux colonnes que la même ligne reconnaît s'additionnent
 * (60 à 74 ans, 75 ans et plus) ; que deux lignes reconnaissent, elles se redisent.
 */
export const VARIABLES_INSEE: readonly (readonly [RegExp, string])[] = [
  [/^[PC](\d\d)_POP$/, "population"],
  [/^P(\d\d)_POP0002$/, "enfantsMoins3"],
  [/^P(\d\d)_POP0305$/, "enfants3a5"],
  [/^P(\d\d)_POP0610$/, "enfants6a10"],
  [/^P(\d\d)_POP1117$/, "jeunes11a17"],
  [/^P(\d\d)_POP0019$/, "moins20"],
  [/^P(\d\d)_POP(?:6074|75P)$/, "plus60"],
  [/^P(\d\d)_POP1524$/, "jeunes15a24"],
  [/^C(\d\d)_MEN$/, "menages"],
  [/^P(\d\d)_MEN$/, "menages"],
  [/^P(\d\d)_RP$/, "menages"],
  [/^C(\d\d)_FAM$/, "familles"],
  [/^C(\d\d)_FAMMONO$/, "famillesMonoparentales"],
  [/^P(\d\d)_RP_VOIT1P$/, "menagesMotorises"],
  [/^P(\d\d)_NSCOL15P$/, "nonScolarises15Plus"],
  [/^P(\d\d)_NSCOL15P_DIPLMIN$/, "nonDiplomes"],
  [/^P(\d\d)_NSCOL15P_SUP(?:2|34|5)$/, "bacPlus"],
  [/^NAISD(\d\d)$/, "naissances"],
  [/^DECESD(\d\d)$/, "deces"],
  [/^(?:Q2|MED)(\d\d)$/, "revenuMedianUc"],
  [/^TP60(\d\d)$/, "tauxPauvrete"],
  [/^NBMENFISC(\d\d)$/, "menagesFiscaux"],
];

/**
 * Les colonnes des jeux de la Caf, dont la fin dit l'échelle : commune, EPCI, département, région, France. « supposée » : écrite de mémoire,
 * sur aucun fichier publié ; la page demande de la confirmer. « Montant total », dans un fichier mensuel, est celui du mois : il n'est pas
 * pris pour celui de l'année.
 */
export const VARIABLES_CAF: readonly (readonly [RegExp, string, "supposée"?])[] = [
  [/^(?:txcouv|tauxcouv)_(?:com|epci|dep|reg|nat)$/, "tauxCouvertureGlobal"],
  [/^txcouv_psu(?:_col)?_/, "tauxCouverturePsu"],
  [/^txcouv_hors_psu(?:_col)?_/, "tauxCouvertureHorsPsu"],
  [/^txcouv_am(?:_ind)?_/, "tauxCouvertureAssistants"],
  [/^txcouv_gad(?:_ind)?_/, "tauxCouvertureDomicile"],
  [/^txcouv_prescol_/, "tauxCouvertureEcole"],
  [/^tot_offre_(?:com|epci|dep|reg|nat)$/, "capaciteTotale"],
  [/^pl_psu(?:_col)?_/, "placesPsu"],
  [/^pl_hors_psu(?:_col)?_/, "placesHorsPsu"],
  [/^pl_am(?:_ind)?_/, "placesAssistants"],
  [/^pl_gad(?:_ind)?_/, "placesDomicile"],
  [/^pl_prescol_/, "placesEcole"],
  [/^(?:nb|nombre)_?(?:de_)?(?:foyers_)?(?:allocataires|alloc|ndur)$/, "foyersAllocataires"],
  [/^nb_pers_par_foyer_alloc$|^(?:nb|nombre)_?(?:de_)?personnes_(?:couvertes|ndur)$/, "personnesCouvertes"],
  [/^(?:nb|nombre)_(?!personnes|pers|enfants)\w*_?rsa$/, "allocatairesRsa"],
  [/^(?:nb|nombre)_(?!personnes|pers|enfants)\w*bas_revenus?$/, "foyersBasRevenus"],
  [/^(?:nb|nombre)_(?!personnes|pers|enfants)\w*_aah$/, "aah"],
  [/^(?:nb|nombre)_(?!foyers|personnes)\w*_aeeh$/, "aeeh"],
  [/^(?:nb|nombre)_(?!personnes|pers|enfants)\w*_(?:ndur)?paje$/, "beneficiairesPaje"],
  [/^(?:nb|nombre)_(?!personnes|pers|enfants)\w*_ppa$/, "beneficiairesPrimeActivite"],
  [/^(?:nb|nombre)_(?!personnes|pers|enfants)\w*_ndural$/, "beneficiairesLogement"],
  [/^(?:nb|nombre)_(?!personnes|pers|enfants)\w*_asf$/, "beneficiairesSoutienFamilial"],
  [/^(?:mt|montant)_(?!total_)\w*_?rsa$/, "montantRsa", "supposée"],
  [/^(?:mt|montant)_(?!total_)\w*_?aah$/, "montantAah", "supposée"],
  [/^(?:mt|montant)_(?!total_)\w*_?aeeh$/, "montantAeeh", "supposée"],
  [/^(?:mt|montant)_(?!total_)\w*_?paje$/, "montantPaje", "supposée"],
];

/** Ce que disent les titres, sans accents, espaces ni signes ; de plusieurs codes de territoire, le premier de la liste est celui de la ligne. */
export const CODES_TERRITOIRE =
  "codgeo codeinsee codecommune codeinseecommune codeinseecom codecom depcom insee numcom numerocommune com geo numepci codeepci siren sirenepci epci numdep codedepartement dep numregi coderegion reg code codeterritoire".split(
    " ",
  );

export const MOTS: Readonly<Record<string, Cible>> = Object.fromEntries(
  (
    [
      [
        "nom",
        "libgeo nomcom nomcommune commune territoire nomduterritoire nomepci nomdep nomregi national libelle lieu",
      ],
      ["genre", "genre niveau geoobject typeterritoire"],
      ["millesime", "annee millesime an dtref date datereference datedereference timeperiod periode"],
      ["statistique", "statistique indicateur chiffre codestatistique codeindicateur ecmeasure"],
      ["valeur", "valeur obsvalue value val"],
      ["numerateur", "numerateur"],
      ["denominateur", "denominateur"],
      ["secret", "secret"],
      ["contour", "contour changementdeperimetre"],
      ["rupture", "rupture rupturedemethode rupturedeserie obsstatus"],
    ] as const
  ).flatMap(([cible, mots]) => mots.split(" ").map((mot): [string, Cible] => [mot, cible])),
);

/** Les mesures que l'Insee nomme d'un code, une ligne chacune, dans ses fichiers de l'état civil. */
export const MESURES_INSEE: Readonly<Record<string, string>> = { lvb: "naissances", dth: "deces" };

/** Ce que l'on peut dire d'une colonne d'un fichier qui a une ligne par valeur. */
export const LIBELLES_CIBLE: Readonly<Record<string, string>> = {
  aucune: "Ne pas reprendre",
  territoire: "Code du territoire",
  nom: "Nom du territoire",
  genre: "Genre de territoire",
  millesime: "Année",
  statistique: "Chiffre de la ligne",
  valeur: "Valeur de la ligne",
  numerateur: "Numérateur de la ligne",
  denominateur: "Dénominateur de la ligne",
  secret: "Secret de la ligne",
  contour: "Contour de la ligne",
  rupture: "Rupture de méthode de la ligne",
};
