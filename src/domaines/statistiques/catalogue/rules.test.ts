import { expect, test } from "vitest";
import { CATALOGUE } from "./lexique.ts";
import { composantes } from "./rules.ts";

const codes = CATALOGUE.map(({ code }) => code);

test("STAT-1 : chaque chiffre ne se calcule que de comptes du catalogue", () => {
  const comptes = new Set(CATALOGUE.flatMap(({ formule, code }) => (formule.genre === "compte" ? [code] : [])));
  expect(CATALOGUE.flatMap((une) => composantes(une)).filter((code) => !comptes.has(code))).toEqual([]);
  expect(composantes(CATALOGUE.find(({ code }) => code === "partMoins20") as never)).toEqual(["moins20", "population"]);
});

test("un code ne nomme qu’un chiffre, et chaque chiffre dit son nom, sa définition, sa méthode et sa licence", () => {
  expect(new Set(codes).size).toBe(codes.length);
  expect(CATALOGUE.length).toBeGreaterThan(70);
  for (const { nom, definition, methode, licence } of CATALOGUE)
    expect([nom, definition, methode, licence].every((texte) => texte.length > 3)).toBe(true);
});

test("chaque âge que l’on suit a son évolution ; l’occupation se dit réelle et facturée", () => {
  const une = (code: string) => CATALOGUE.find((ligne) => ligne.code === code)?.formule;
  const ages = { EnfantsMoins3: "enfantsMoins3", Enfants5a19: "enfants5a19" };
  const jeunes = { Jeunes10a14: "jeunes10a14", Jeunes15a19: "jeunes15a19" };
  for (const [nom, de] of Object.entries({ ...ages, ...jeunes }))
    expect(une(`evol${nom}`)).toEqual({ genre: "evolution", de, annees: 5 });
  expect(une("tauxOccupation")).toMatchObject({ numerateur: ["heuresReelles"], denominateur: ["heuresTheoriques"] });
  expect(une("tauxOccupationFacturee")).toMatchObject({
    numerateur: ["heuresFacturees"],
    denominateur: ["heuresTheoriques"],
  });
});
