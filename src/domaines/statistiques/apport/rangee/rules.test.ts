import { expect, test } from "vitest";
import { getTerritoires, nomEntier } from "#domaines/territoire/index.ts";
import { CATALOGUE } from "../../catalogue/lexique.ts";
import { territoiresDe } from "../../lieu/rules.ts";
import type { Feuille, Reglage } from "../model.ts";
import { anciensCodes, gardesDe } from "../ou/rules.ts";
import { trouverTitres } from "../titre/rules.ts";
import { deduireSansVoiture, lireDrapeaux, lireFeuille, nommerCellule } from "./rules.ts";

const index = getTerritoires();
const geographie = { index, nommerEpci: nomEntier, bassins: [] };
const anciens = anciensCodes(geographie);
const territoires = territoiresDe(geographie, index.epci.get("244200622")?.membres ?? []);
const gardes = gardesDe(geographie, territoires);
const atlas = { geographie, gardes, anciens, nommee: () => null, nomme: () => null };

function lire(rangees: string[][], dit: Partial<Reglage> = {}) {
  const feuille: Feuille = {
    nom: "f",
    rangees,
    numeros: rangees.map((_, rang) => rang + 1),
    total: rangees.length,
    reduite: null,
  };
  const reglage: Reglage = { feuille: 0, ...trouverTitres(rangees, CATALOGUE), millesime: null, genre: null, ...dit };
  return lireFeuille({ atlas, statistiques: CATALOGUE, reglage }, feuille);
}
const commune = (code: string) => ({ genre: "commune", code });

test("STAT-18 : un fichier large, ses années dans les titres ; les lignes d’ailleurs sont comptées", () => {
  const lue = lire([
    ["CODGEO", "LIBGEO", "NAISD23", "NAISD24"],
    ["42139", "Marlhes", "12", "9,0"],
    ["71014", "Autun", "100", "90"],
    ["42999", "Nulle part", "1", "1"],
    ["42218", "Saint-Étienne", "beaucoup", "-3"],
  ]);
  expect(lue.valeurs).toEqual([
    { statistique: "naissances", lieu: commune("42139"), millesime: 2023, valeur: 12 },
    { statistique: "naissances", lieu: commune("42139"), millesime: 2024, valeur: 9 },
  ]);
  expect(lue).toMatchObject({ ecartees: 1, lues: 4 });
  expect(lue.erreurs.map(({ cellule }) => cellule)).toEqual(["B4", "C5", "D5"]);
  expect(lue.erreurs[0]?.message).toContain("Nulle part");
});

test("STAT-38 : le fichier long de l’état civil dit « LVB » pour les naissances, « DTH » pour les décès", () => {
  const lue = lire([
    ["EC_MEASURE", "FREQ", "GEO", "GEO_OBJECT", "OBS_STATUS", "TIME_PERIOD", "OBS_VALUE"],
    ["LVB", "A", "42139", "COM", "A", "2024", "9"],
    ["DTH", "A", "42139", "COM", "A", "2024", "11"],
    ["LVB", "A", "13201", "ARM", "A", "2024", "500"],
    ["MAR", "A", "42139", "COM", "A", "2024", "2"],
  ]);
  expect(lue.valeurs).toEqual([
    { statistique: "naissances", lieu: commune("42139"), millesime: 2024, valeur: 9 },
    { statistique: "deces", lieu: commune("42139"), millesime: 2024, valeur: 11 },
  ]);
  expect(lue.ecartees).toBe(1);
  expect(lue.erreurs.map(({ cellule }) => cellule)).toEqual(["A5"]);
});

test("STAT-40 : d’un fichier long détaillé par sexe et par âge, seul le total se prend, où qu’il soit", () => {
  const titres = ["EC_MEASURE", "SEX", "AGE", "GEO", "TIME_PERIOD", "OBS_VALUE"];
  const ligne = (sexe: string, age: string, nombre: string) => ["LVB", sexe, age, "42139", "2024", nombre];
  const lue = lire([titres, ligne("F", "_T", "4"), ligne("_T", "Y_LT20", "1"), ligne("_T", "_T", "9")]);
  expect(lue.valeurs.map(({ valeur }) => valeur)).toEqual([9]);
  expect([lue.partielles, lue.erreurs]).toEqual([2, []]);
});

test("STAT-40 : un sexe ou deux sans leur total ne donnent aucun chiffre, et la colonne se nomme ; un seul âge, si", () => {
  const titres = ["EC_MEASURE", "SEX", "GEO", "TIME_PERIOD", "OBS_VALUE"];
  const ligne = (sexe: string, nombre: string) => ["LVB", sexe, "42139", "2024", nombre];
  const lue = lire([titres, ligne("F", "4"), ligne("M", "5")]);
  expect([lue.valeurs, lue.erreurs.map(({ cellule }) => cellule)]).toEqual([[], ["B1"]]);
  const seul = lire([titres, ligne("F", "4")]);
  expect([seul.valeurs, seul.erreurs.map(({ cellule }) => cellule)]).toEqual([[], ["B1"]]);
  const age = titres.with(1, "AGE");
  expect(lire([age, ligne("Y_LT3", "4")]).valeurs).toHaveLength(1);
  expect(lire([age, ligne("Y_LT3", "4"), ligne("Y3T5", "5")]).valeurs).toEqual([]);
});

test("STAT-18 : un fichier long, un chiffre par ligne, ses deux termes et ses secrets", () => {
  const lue = lire([
    ["Statistique", "Territoire", "Millésime", "Valeur", "Numérateur", "Dénominateur", "Secret"],
    ["Part de la population couverte", "244200622", "2019", "45,3", "42161", "93305", ""],
    ["revenuMedianUc", "42139", "2021", "s", "", "", ""],
    ["allocatairesRsa", "42139", "2021", "", "", "", "oui"],
    ["bonheur", "42139", "2021", "3", "", "", ""],
    ["naissances", "42139", "", "3", "", "", ""],
  ]);
  expect(lue.valeurs).toEqual([
    {
      statistique: "partPersonnesCouvertes",
      lieu: { genre: "epci", code: "244200622" },
      millesime: 2019,
      valeur: 45.3,
      numerateur: 42_161,
      denominateur: 93_305,
    },
    { statistique: "revenuMedianUc", lieu: commune("42139"), millesime: 2021, secret: true },
    { statistique: "allocatairesRsa", lieu: commune("42139"), millesime: 2021, secret: true },
  ]);
  expect(lue.erreurs.map(({ rangee }) => rangee)).toEqual([5, 6]);
});

test("STAT-36 : d’un fichier mensuel de la Caf, seul décembre fait l’année, où qu’il soit ; un autre chiffre garde sa date", () => {
  const lue = lire([
    ["Date référence", "Numéro Commune", "Nombre foyers NDUR", "Naissances domiciliées"],
    ["2023-06-30", "42139", "10", "3"],
    ["2023-12-31", "42139", "12", ""],
    ["2022", "42139", "11", ""],
  ]);
  const dites = lue.valeurs.map(({ statistique, millesime, valeur }) => [statistique, millesime, valeur]);
  expect(dites).toContainEqual(["foyersAllocataires", 2023, 12]);
  expect(dites).toContainEqual(["foyersAllocataires", 2022, 11]);
  expect(lue.erreurs.map(({ cellule }) => cellule)).toEqual(["A2"]);
  expect(lue.erreurs[0]?.message).toContain("en décembre");
});

test("STAT-36 : une année scolaire n’est pas un mois : les élèves de « 2010/11 » sont ceux de la rentrée 2010", () => {
  const lue = lire([
    ["Année", "Code commune", "Élèves de maternelle"],
    ["2010/11", "42139", "31"],
    ["2011-12", "42139", "32"],
    ["2012/2013", "42139", "33"],
  ]);
  expect(lue.erreurs).toEqual([]);
  expect(lue.valeurs.map(({ millesime, valeur }) => [millesime, valeur])).toEqual([
    [2010, 31],
    [2011, 32],
    [2012, 33],
  ]);
});

test("STAT-18 : Filosofi et ses secrets ; la Cnaf, ses taux et son année", () => {
  const filosofi = lire([
    ["CODGEO", "LIBGEO", "NBMENFISC21", "MED21", "TP6021"],
    ["42139", "Marlhes", "560", "22 340", "s"],
    ["42218", "Saint-Étienne", "77000", "19480", "27,0"],
  ]);
  expect(filosofi.erreurs).toEqual([]);
  expect(filosofi.valeurs.filter(({ statistique }) => statistique === "tauxPauvrete")).toMatchObject([
    { lieu: commune("42139"), secret: true },
    { lieu: commune("42218"), valeur: 27 },
  ]);
  const cnaf = lire([
    ["annee", "numepci", "nomepci", "numdep", "txcouv_epci", "txcouv_psu_col_epci"],
    ["2023", "244200622", "CC des Monts du Pilat", "42", "71.8", "12.5"],
    ["2023", "200040038", "ailleurs", "71", "60", "10"],
  ]);
  expect(cnaf).toMatchObject({ ecartees: 1, erreurs: [] });
  expect(cnaf.valeurs).toMatchObject([
    { statistique: "tauxCouvertureGlobal", lieu: { genre: "epci" }, millesime: 2023, valeur: 71.8 },
    { statistique: "tauxCouverturePsu", valeur: 12.5 },
  ]);
});

test("STAT-18 : l’année et le genre de tout le fichier, quand rien d’autre ne les dit", () => {
  const rangees = [
    ["Code", "Naissances domiciliées"],
    ["84", "100000"],
  ];
  expect(lire(rangees, { millesime: 2024, genre: "region" }).valeurs).toMatchObject([
    { lieu: { genre: "region" }, millesime: 2024 },
  ]);
});

test("STAT-17 : deux colonnes d’un même compte s’additionnent, deux lignes de la même commune non", () => {
  const lue = lire([
    ["CODGEO", "P22_POP6074", "P22_POP75P"],
    ["42139", "200", "100"],
    ["42139", "1", "1"],
  ]);
  expect(lue.valeurs).toMatchObject([{ statistique: "plus60", valeur: 300 }]);
  expect(lue.erreurs).toHaveLength(2);
});

test("STAT-17 : deux communes réunies depuis s’additionnent, leurs taux non", () => {
  const [ancien, actuelle] = [...anciens].find(([, une]) => gardes.commune.has(une)) ?? ["", ""];
  const lue = lire([
    ["CODGEO", "NAISD15", "MED15"],
    [actuelle, "10", "20000"],
    [ancien, "4", "19000"],
  ]);
  expect(lue.valeurs).toMatchObject([
    { statistique: "naissances", valeur: 14, contour: "communes réunies depuis" },
    { statistique: "revenuMedianUc", valeur: 20_000 },
  ]);
  expect(lue.erreurs).toHaveLength(1);
});

test("une cellule se nomme comme dans le tableur", () => {
  expect([nommerCellule(1, 0), nommerCellule(12, 25), nommerCellule(3, 27)]).toEqual(["A1", "Z12", "AB3"]);
});

test("STAT-30 : les ménages sans voiture se déduisent de ceux qui en ont une, sauf s’ils sont déjà dits", () => {
  const dit = (statistique: string, code: string, valeur: number) => ({
    statistique,
    lieu: { genre: "commune" as const, code },
    millesime: 2022,
    valeur,
  });
  const valeurs = [dit("menages", "a", 100), dit("menagesMotorises", "a", 88), dit("menagesMotorises", "b", 40)];
  expect(deduireSansVoiture(valeurs)).toEqual([dit("menagesSansVoiture", "a", 12)]);
  expect(deduireSansVoiture([...valeurs, dit("menagesSansVoiture", "a", 11)])).toEqual([]);
});

test.each([
  ["", "", {}],
  ["32 communes", "champ élargi", { contour: "32 communes", rupture: "champ élargi" }],
  ["", "B", { rupture: "rupture de série dite par le producteur" }],
  ["oui", "A", { contour: "autre contour que celui d’aujourd’hui" }],
  ["non", "0", {}],
  ["", "x".repeat(200), { rupture: "x".repeat(120) }],
] as const)("STAT-31 : contour « %s », rupture « %s »", (contour, rupture, attendu) =>
  expect(lireDrapeaux({ contour, rupture })).toEqual(attendu),
);

test("STAT-31 : les colonnes d’un export se relisent avec leurs drapeaux", () => {
  const lue = lire([
    ["Statistique", "Territoire", "Millésime", "Valeur", "Contour", "Rupture"],
    ["naissances", "42139", "2018", "12", "", "nouvelle source"],
    ["naissances", "42139", "2019", "11", "sans son hameau", ""],
  ]);
  expect(lue.valeurs).toMatchObject([{ rupture: "nouvelle source" }, { contour: "sans son hameau" }]);
  expect(lue.erreurs).toEqual([]);
});
