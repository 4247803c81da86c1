import { expect, test } from "vitest";
import { CATALOGUE } from "../catalogue/lexique.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { LieuNomme } from "../lieu/model.ts";
import type { Valeur } from "../valeur/model.ts";
import { grouper, periodeDe, periodesDe, publier } from "./rules.ts";

const trouver = (code: string) => CATALOGUE.find((une) => une.code === code) as Statistique;
const lieu = (code: string): LieuNomme => ({ genre: "commune", code, nom: `Commune ${code}` });
const valeur = (code: string, millesime: number, dite: Partial<Valeur>): Valeur => ({
  statistique: "allocatairesRsa",
  lieu: lieu(code),
  millesime,
  valeur: null,
  donnee: null,
  calcul: { valeur: null, numerateur: null, denominateur: null, raison: null, faute: [] },
  ecart: false,
  secret: false,
  contour: "",
  rupture: "",
  source: "Caf",
  ...dite,
});
const table =
  (nombres: Record<string, readonly (number | null)[]>, debut: number) => (une: LieuNomme, annee: number) => {
    const dit = nombres[une.code]?.[annee - debut];
    return dit == null ? undefined : valeur(une.code, annee, { valeur: dit });
  };

test("STAT-22 : trois années fixes, et leurs voisines", () => {
  expect(periodeDe(2024).annees).toEqual([2022, 2023, 2024]);
  expect(periodeDe(2025).annees).toEqual([2025, 2026, 2027]);
  const valeurs = [2018, 2023, 2025].map((annee) => valeur("a", annee, { valeur: 1 }));
  expect(periodesDe(valeurs).map(({ debut }) => debut)).toEqual([2025, 2022, 2016]);
});

test("STAT-23 : une commune de deux bassins est du premier ; les autres font un groupe", () => {
  const communes = ["a", "b", "c", "d"].map(lieu);
  const bassins = [
    { nom: "Haut", communes: ["a", "b"] },
    { nom: "Bas", communes: ["b", "c"] },
    { nom: "Ailleurs", communes: ["z"] },
  ];
  const dits = grouper(communes, bassins).map(({ nom, communes: siennes }) => [
    nom,
    siennes.map(({ code }) => code).join(""),
  ]);
  expect(dits).toEqual([
    ["Haut", "ab"],
    ["Bas", "c"],
    ["Autres communes", "d"],
  ]);
  expect(grouper(communes, []).map(({ nom }) => nom)).toEqual(["Ensemble"]);
});

const groupes = [{ nom: "Ensemble", communes: ["a", "b", "c"].map(lieu) }];
const annees = [2022, 2023, 2024];

test("STAT-24 : sous le seuil et ce qui le rendrait, secrets ; la somme de trois ans à la place ; zéro et l’inconnu se disent", () => {
  const lire = table({ a: [2, 3, 4], b: [3, 2, 3], c: [80, 90, 85] }, 2022);
  const [a, b, c, total] = publier({ statistique: trouver("allocatairesRsa"), groupes, annees, seuil: 5, lire });
  expect([a, b].map((ligne) => [ligne?.annees, ligne?.somme])).toEqual([
    [["cache", "cache", "cache"], 9],
    [["cache", "cache", "cache"], 8],
  ]);
  expect(c).toMatchObject({ annees: [80, 90, 85], somme: null });
  expect(total).toMatchObject({ nom: "Ensemble", total: true, annees: [85, 95, 92] });
  const troue = publier({
    statistique: trouver("allocatairesRsa"),
    groupes,
    annees,
    seuil: 5,
    lire: table({ a: [0, 9, null], b: [8, 9, 7], c: [6, 7, 8] }, 2022),
  });
  expect(troue.map((ligne) => ligne.annees)).toEqual([
    [0, 9, "inconnu"],
    [8, 9, 7],
    [6, 7, 8],
    [14, 25, "inconnu"],
  ]);
});

test("STAT-24 : un chiffre public se publie tel quel ; un secret du producteur reste secret", () => {
  const lire = (une: LieuNomme, annee: number) =>
    valeur(une.code, annee, une.code === "a" ? { secret: true } : { valeur: 1 });
  const lignes = publier({ statistique: trouver("naissances"), groupes, annees: [2024], seuil: 0, lire });
  expect(lignes.map((ligne) => ligne.annees)).toEqual([["cache"], [1], [1], ["inconnu"]]);
});

test("STAT-24 : un taux se cache avec son numérateur, et n’a pas de total", () => {
  const rapport = (numerateur: number) => ({
    valeur: numerateur,
    calcul: { valeur: numerateur, numerateur, denominateur: 100, raison: null, faute: [] },
  });
  const lire = (une: LieuNomme, annee: number) =>
    valeur(une.code, annee, rapport({ a: 3, b: 40, c: 50 }[une.code] ?? 0));
  const lignes = publier({ statistique: trouver("partAllocatairesRsa"), groupes, annees: [2024], seuil: 5, lire });
  expect(lignes.map((ligne) => ligne.annees)).toEqual([["cache"], ["cache"], [50]]);
});
