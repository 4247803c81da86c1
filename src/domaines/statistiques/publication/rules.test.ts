import { expect, test } from "vitest";
import { CATALOGUE } from "../catalogue/lexique.ts";
import type { Statistique } from "../catalogue/model.ts";
import type { LieuNomme } from "../lieu/model.ts";
import type { Valeur } from "../valeur/model.ts";
import type { Reseau } from "./model.ts";
import { masquesDe } from "./reseau/rules.ts";
import { periodeDe, periodesDe, publier } from "./rules.ts";
import { seriesDe } from "./serie/rules.ts";

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

const reseau: Reseau = {
  lieu: { genre: "epci", code: "E" },
  nom: "L’intercommunalité",
  groupes: [{ nom: "Ensemble", communes: ["a", "b", "c"].map(lieu) }],
};
const annees = [2022, 2023, 2024];
type Lecture = (une: LieuNomme, annee: number) => Valeur | undefined;

/** Ce qu'une page publierait d'un chiffre, au seuil de cinq. */
function page(code: string, lire: Lecture, dites = annees, verses?: Lecture) {
  const statistique = trouver(code);
  const connu = {
    catalogue: CATALOGUE,
    seuilDe: ({ publique }: Statistique) => (publique ? null : 5),
    lire: (un: string, commune: string, annee: number) =>
      un === code
        ? lire(lieu(commune), annee)
        : un === statistique.beneficiaires
          ? verses?.(lieu(commune), annee)
          : undefined,
  };
  const masques = masquesDe(reseau, seriesDe(statistique, connu), dites);
  return publier({ statistique, reseau, annees: dites, masques, lire });
}

test("STAT-24 : sous le seuil et ce qui le rendrait, secrets ; la somme de trois ans à la place ; zéro et l’inconnu se disent", () => {
  const [a, b, c, total] = page("allocatairesRsa", table({ a: [2, 3, 4], b: [3, 2, 3], c: [80, 90, 85] }, 2022));
  expect([a, b].map((ligne) => [ligne?.annees, ligne?.somme])).toEqual([
    [["cache", "cache", "cache"], 9],
    [["cache", "cache", "cache"], 8],
  ]);
  expect(c).toMatchObject({ annees: [80, 90, 85], somme: null });
  expect(total).toMatchObject({ nom: "Ensemble", total: true, annees: [85, 95, 92] });
  const troue = page("allocatairesRsa", table({ a: [0, 9, null], b: [8, 9, 7], c: [6, 7, 8] }, 2022));
  expect(troue.map((ligne) => ligne.annees)).toEqual([
    [0, 9, "inconnu"],
    [8, 9, 7],
    [6, 7, 8],
    [14, 25, "inconnu"],
  ]);
});

test("STAT-24 : un chiffre public se publie tel quel ; un secret du producteur reste secret", () => {
  const lire: Lecture = (une, annee) => valeur(une.code, annee, une.code === "a" ? { secret: true } : { valeur: 1 });
  expect(page("naissances", lire, [2024]).map((ligne) => ligne.annees)).toEqual([["cache"], [1], [1], ["inconnu"]]);
});

test("STAT-24 : un taux se cache avec son numérateur, et n’a pas de total", () => {
  const rapport = (numerateur: number) => ({
    valeur: numerateur,
    calcul: { valeur: numerateur, numerateur, denominateur: 100, raison: null, faute: [] },
  });
  const lire: Lecture = (une, annee) => valeur(une.code, annee, rapport({ a: 3, b: 40, c: 50 }[une.code] ?? 0));
  const lignes = page("partAllocatairesRsa", lire, [2024]);
  expect(lignes.map((ligne) => ligne.annees)).toEqual([["cache"], ["cache"], [50]]);
});

const MONTANTS = table({ a: [9000], b: [50_000], c: [80_000] }, 2024);

test.each<[string, Lecture]>([
  ["secrets", (une, annee) => valeur(une.code, annee, une.code === "a" ? { secret: true } : { valeur: 20 })],
  ["inconnus", table({ b: [20], c: [30] }, 2024)],
])("STAT-27 : un montant dont les bénéficiaires sont %s se tait, avec ce qui le rendrait", (_dit, verses) => {
  const [a, b, c, total] = page("montantAah", MONTANTS, [2024], verses).map((ligne) => ligne.annees[0]);
  expect(a).toBe("cache");
  expect([b, c, total]).toContain("cache");
});

test("STAT-27 : de montants dont on ne connaît aucun bénéficiaire, le total se tait aussi", () =>
  expect(page("montantAah", MONTANTS, [2024]).map((ligne) => ligne.annees)).toEqual([
    ["cache"],
    ["cache"],
    ["cache"],
    ["cache"],
  ]));

test("STAT-24 : d’un montant, les trois ans ne se somment pas : deux personnes chaque année n’en font pas six", () => {
  const trois = table({ a: [9000, 9000, 9000], b: [9e4, 9e4, 9e4], c: [8e4, 8e4, 8e4] }, 2022);
  const verses = table({ a: [2, 2, 2], b: [40, 40, 40], c: [30, 30, 30] }, 2022);
  const [a] = page("montantAah", trois, annees, verses);
  expect(a).toMatchObject({ annees: ["cache", "cache", "cache"], somme: null });
});
