import { expect, test } from "vitest";
import { MODELE_REGLEMENT } from "../lexique.ts";
import { LANGUES_TRADUITES, type LigneDePoints } from "../model.ts";
import { direCondition, direEn, direLigne } from "./rules.ts";

test.each([
  ["fr", "Emploi", "Work", "Emploi", false],
  ["en", "Emploi", "Work", "Work", false],
  ["en", "Emploi", undefined, "Emploi", true],
  ["en", "Emploi", "", "Emploi", true],
  ["facile", "Emploi", "", "Emploi", false],
] as const)("GUI-215 : en %s, « %s » traduit par « %s »", (...[langue, dit, traduit, texte, francais]) =>
  expect(direEn(langue, dit, traduit)).toEqual({ texte, francais }),
);

const MOTS = {
  verifie: "Met",
  avis: "Opinion",
  meilleur: "Best only",
  plafond: (nombre: number) => `Cap ${nombre}`,
  auPlus: (nombre: number) => `, at most ${nombre}`,
};
const dire = (ligne: Partial<LigneDePoints>) => {
  const { libelle, raison } = direLigne(
    MODELE_REGLEMENT,
    { critere: "", libelle: "", points: 1, raison: "", ...ligne },
    "en",
    MOTS,
  );
  return [libelle.texte, raison.texte];
};

test("GUI-216 : une ligne de points se dit en anglais, critère et raison", () => {
  expect(dire({ critere: "parentIsole", raison: "Vérifié" })).toEqual(["Only one parent at home", "Met"]);
  expect(dire({ critere: "activite", raison: "L’un travaille, l’autre cherche un emploi" })[1]).toMatch(/looks for/);
  expect(dire({ critere: "attente", raison: "12 × 1 (mois entier), au plus 12" })[1]).toBe(
    "12 × 1 (whole month), at most 12",
  );
  expect(dire({ critere: "accompagnement", raison: "Avis de la PMI" })[1]).toBe("Opinion");
  expect(dire({ critere: "groupe:emploi", libelle: "Emploi", raison: "Seul le meilleur critère compte" })[1]).toBe(
    "Best only",
  );
  expect(dire({ critere: "groupe:famille", libelle: "Famille", raison: "Plafond de 60 points" })[1]).toBe("Cap 60");
});

test("le règlement proposé se lit en entier dans chaque langue", () => {
  for (const critere of MODELE_REGLEMENT.criteres)
    for (const langue of LANGUES_TRADUITES) {
      const dit = critere.traductions?.[langue];
      expect([critere.code, langue, dit?.libelle]).toEqual([critere.code, langue, expect.stringMatching(/.+/)]);
      expect(Boolean(dit?.description)).toBe(critere.description !== "");
      expect(Boolean(dit?.piece)).toBe(critere.piece !== "");
      expect(dit?.paliers.length).toBe(critere.type === "echelle" ? critere.tranches.length : 0);
      expect(Boolean(dit?.unite)).toBe(critere.type === "parUnite");
    }
});

test("GUI-375 : une condition que le calcul juge se dit dans la langue de la famille ; les mots d’un règlement restent en français, et cela se dit", () => {
  const mots = {
    commune: "You live here",
    ageMin: (mois: number) => `at least ${mois} months`,
    ageMax: (mois: number) => `under ${mois} months`,
    grossesse: (mois: number) => `within ${mois} months`,
  };
  const dites = MODELE_REGLEMENT.eligibilite.map((une) => direCondition(une, "en", mots));
  expect(dites.map(({ texte }) => texte).slice(0, 3)).toEqual([
    "within 6 months",
    "at least 2 months",
    "under 36 months",
  ]);
  expect(dites[3]).toMatchObject({ francais: true });
  expect(direCondition({ code: "c", genre: "commune", communes: [], libelle: "Habiter ici" }, "en", mots).texte).toBe(
    "You live here",
  );
  expect(MODELE_REGLEMENT.eligibilite.map((une) => direCondition(une, "fr", mots).texte)).toEqual(
    MODELE_REGLEMENT.eligibilite.map(({ libelle }) => libelle),
  );
});
