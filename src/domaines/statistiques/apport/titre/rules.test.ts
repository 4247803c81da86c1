import { expect, test } from "vitest";
import { CATALOGUE } from "../../catalogue/lexique.ts";
import { MODELES } from "../lexique.ts";
import { ciblesPossibles, correspondre, estSupposee, reconnaitreTitre, trouverTitres } from "./rules.ts";

test.each([
  ["P22_POP0002", "valeur:enfantsMoins3", 2022],
  ["P22_POP75P", "valeur:plus60", 2022],
  ["C22_FAMMONO", "valeur:famillesMonoparentales", 2022],
  ["NAISD14", "valeur:naissances", 2014],
  ["MED21", "valeur:revenuMedianUc", 2021],
  ["TP6021", "valeur:tauxPauvrete", 2021],
  ["TP60AGE121", "aucune", null],
  ["txcouv_epci", "valeur:tauxCouvertureGlobal", null],
  ["txcouv_psu_col_com", "valeur:tauxCouverturePsu", null],
  ["txcouv_eaje_com", "aucune", null],
  ["P22_RP_VOIT1P", "valeur:menagesMotorises", 2022],
  ["P22_RP", "valeur:menages", 2022],
  ["Nombre foyers NDUR", "valeur:foyersAllocataires", null],
  ["Nombre personnes NDUR", "valeur:personnesCouvertes", null],
  ["Nombre foyers RSA", "valeur:allocatairesRsa", null],
  ["Nombre personnes RSA", "aucune", null],
  ["Nombre foyers NDURPAJE", "valeur:beneficiairesPaje", null],
  ["Nombre foyers AEEH", "aucune", null],
  ["Nombre foyers AAH", "valeur:aah", null],
  ["Nombre foyers PPA", "valeur:beneficiairesPrimeActivite", null],
  ["Nombre foyers NDURAL", "valeur:beneficiairesLogement", null],
  ["Montant total RSA", "aucune", null],
  ["Montant total NDURPAJE", "aucune", null],
  ["tauxcouv_com", "valeur:tauxCouvertureGlobal", null],
  ["tot_offre_epci", "valeur:capaciteTotale", null],
  ["pl_psu_col_com", "valeur:placesPsu", null],
  ["pl_hors_psu_col_dep", "valeur:placesHorsPsu", null],
  ["pl_gad_ind_reg", "valeur:placesDomicile", null],
  ["pl_prescol_nat", "valeur:placesEcole", null],
  ["pl_eaje_com", "aucune", null],
  ["NB_Pers_par_Foyer_Alloc", "valeur:personnesCouvertes", null],
  ["Nombre foyers allocataires", "valeur:foyersAllocataires", null],
  ["Naissances domiciliées 2021", "valeur:naissances", 2021],
  ["tauxCouvertureGlobal : numérateur", "numerateur:tauxCouvertureGlobal", null],
  ["Taux de couverture global (dénominateur)", "denominateur:tauxCouvertureGlobal", null],
  ["CODGEO", "territoire", null],
  ["Code Insee", "territoire", null],
  ["Libellé", "nom", null],
  ["Année", "millesime", null],
  ["DTREF", "millesime", null],
  ["Météo", "aucune", null],
  ["", "aucune", null],
])("STAT-11 : le titre « %s » remplit %s (%s)", (titre, cible, millesime) =>
  expect(reconnaitreTitre(titre, CATALOGUE)).toEqual({ cible, millesime }),
);

test("STAT-12 : de la commune, de l’EPCI et du département, la ligne est de la commune", () => {
  const colonnes = correspondre(["numdep", "annee", "numepci", "numcom", "nomcom", "nomepci", "txcouv_com"], CATALOGUE);
  expect(colonnes.map(({ cible }) => cible)).toEqual([
    "aucune",
    "millesime",
    "aucune",
    "territoire",
    "nom",
    "aucune",
    "valeur:tauxCouvertureGlobal",
  ]);
});

test("STAT-12 : deux noms d’un même compte ne s’additionnent pas, deux tranches d’âge, si", () => {
  const cibles = correspondre(["CODGEO", "C22_MEN", "P22_MEN", "P22_RP", "P22_POP6074", "P22_POP75P"], CATALOGUE).map(
    ({ cible }) => cible,
  );
  expect(cibles).toEqual(["territoire", "valeur:menages", "aucune", "aucune", "valeur:plus60", "valeur:plus60"]);
});

test.each([
  ["MT_RSA", "valeur:montantRsa", true],
  ["Montant_verse_AEEH", "valeur:montantAeeh", true],
  ["pl_am_ind_com", "valeur:placesAssistants", false],
  ["MT_RSA", "valeur:montantPaje", false],
  ["Montants du revenu de solidarité active", "valeur:montantRsa", false],
  ["txcouv_epci", "valeur:tauxCouvertureGlobal", false],
  ["Nombre foyers RSA", "valeur:allocatairesRsa", false],
] as const)("STAT-35 : « %s » qui remplit %s : à confirmer, %s", (titre, cible, supposee) =>
  expect(estSupposee(titre, cible)).toBe(supposee),
);

test("STAT-13 : les titres sont sous ceux que l’Insee écrit pour les gens", () => {
  const rangees = [
    ["Naissances par commune"],
    ["", ""],
    ["Code géographique", "Naissances de 2014"],
    ["CODGEO", "NAISD14"],
    ["01001", "8"],
  ];
  expect(trouverTitres(rangees, CATALOGUE)).toMatchObject({
    entete: 3,
    colonnes: [{ cible: "territoire" }, { millesime: 2014 }],
  });
});

test("chaque libellé ne désigne qu’une cible, et chaque modèle porte des cibles possibles", () => {
  const cibles = ciblesPossibles(CATALOGUE);
  expect(new Set(cibles.map(({ libelle }) => libelle)).size).toBe(cibles.length);
  const connues = new Set(cibles.map(({ cible }) => cible));
  expect(MODELES.flatMap(({ porte }) => porte).filter((cible) => !connues.has(cible))).toEqual([]);
});
