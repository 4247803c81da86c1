import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { CATALOGUE } from "../../catalogue/lexique.ts";
import type { Statistique } from "../../catalogue/model.ts";
import type { Depose } from "../model.ts";
import { verifierSaisie } from "./rules.ts";

const trouver = (code: string) => CATALOGUE.find((une) => une.code === code) as Statistique;
const dite = (termes: Partial<Depose>): Depose => ({
  statistique: "x",
  lieu: { genre: "commune", code: "48095" },
  millesime: 2024,
  ...termes,
});

test.each([
  ["un compte", "naissances", { valeur: 0 }, null],
  ["un compte sans valeur", "naissances", {}, "rien-dit"],
  ["un compte et un terme", "naissances", { valeur: 3, numerateur: 1 }, "terme-de-trop"],
  ["un secret", "naissances", { secret: true }, null],
  ["un taux et ses termes", "tauxPauvrete", { numerateur: 1, denominateur: 2 }, null],
  ["un taux donné seul", "tauxPauvrete", { valeur: 14.2 }, null],
  ["un taux et un seul terme", "tauxPauvrete", { valeur: 14.2, numerateur: 1 }, "terme-manque"],
  ["un compte négatif", "naissances", { valeur: -5 }, "negatif"],
  ["un solde négatif", "soldeNaturel", { valeur: -5 }, null],
  ["une évolution négative", "evolPopulation", { valeur: -0.4 }, null],
  ["un terme négatif", "tauxPauvrete", { numerateur: -1, denominateur: 2 }, "negatif"],
  ["un taux sans rien", "tauxPauvrete", {}, "rien-dit"],
] as const)("STAT-26 : %s", (_cas, code, termes, attendu) => {
  const verifiee = verifierSaisie(trouver(code), dite(termes));
  expect(verifiee instanceof Refus ? verifiee.code : null).toBe(attendu);
});
