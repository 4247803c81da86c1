import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { composer } from "../valeur/rules.ts";
import { CATALOGUE } from "../catalogue/lexique.ts";
import type { Gardee } from "../valeur/model.ts";
import { compositionEn, direEcart, perimetreAlors, verifierComposition } from "./rules.ts";

const EPCI = { genre: "epci", code: "e" } as const;
const dite = (debut: number, ...communes: string[]) => ({ genre: "epci" as const, territoire: "e", debut, communes });
const connues = [dite(2017, "a", "b", "c"), dite(2013, "a", "b", "z"), { ...dite(2010, "x"), territoire: "autre" }];

test.each([
  [2012, undefined],
  [2013, 2013],
  [2016, 2013],
  [2017, 2017],
  [2026, 2017],
])("STAT-32 : en %i, la composition de %s", (annee, attendue) =>
  expect(compositionEn(connues, EPCI, annee)?.debut).toBe(attendue),
);

test.each([
  [2014, "périmètre de 2013 : 3 communes, 1 venue depuis, 1 partie depuis"],
  [2018, ""],
  [2012, ""],
])("STAT-33 : une valeur donnée de %i dit « %s »", (millesime, attendu) =>
  expect(perimetreAlors(connues, { lieu: EPCI, millesime, membres: ["a", "b", "c"], cog: 2026 })).toBe(attendu),
);

test("STAT-33 : d’une composition que nulle autre ne suit, on ne sait pas jusqu’à quand elle vaut : deux années se disent autrement", () => {
  const seule = [dite(2013, "a", "b", "z")];
  const dire = (millesime: number) =>
    perimetreAlors(seule, { lieu: EPCI, millesime, membres: ["a", "b", "c"], cog: 2026 });
  const ecart = "périmètre de 2013 : 3 communes, 1 venue depuis, 1 partie depuis";
  expect([2012, 2013, 2025, 2026].map(dire)).toEqual([
    "",
    ecart,
    `${ecart}, avant ou après 2025 : on ne le sait pas`,
    "",
  ]);
});

test("STAT-33 : la somme des communes d’aujourd’hui n’a pas de périmètre d’alors ; ce qui est donné, et le taux de ses propres termes, si", () => {
  const gardee = (code: string, territoire: string, dit: Partial<Gardee>): Gardee => ({
    statistique: code,
    genre: territoire === "e" ? "epci" : "commune",
    territoire,
    millesime: 2014,
    valeur: null,
    numerateur: null,
    denominateur: null,
    secret: false,
    contour: "",
    rupture: "",
    depot: "d",
    source: "",
    ...dit,
  });
  const contourDe = (code: string, gardees: Gardee[]) => {
    const statistique = CATALOGUE.find((une) => une.code === code);
    if (!statistique) throw new Error(code);
    const lire = (quoi: string, lieu: { code: string }) =>
      gardees.find((une) => une.statistique === quoi && une.territoire === lieu.code);
    return composer(statistique, { lieu: EPCI, millesime: 2014, membres: ["a", "b"], perimetre: "d’alors" }, lire)
      ?.contour;
  };
  const [a, b] = [gardee("naissances", "a", { valeur: 3 }), gardee("naissances", "b", { valeur: 4 })];
  expect(contourDe("naissances", [gardee("naissances", "e", { valeur: 9 }), a, b])).toBe("");
  expect(contourDe("naissances", [gardee("naissances", "e", { valeur: 9 })])).toBe("d’alors");
  const taux = { valeur: 45.3, numerateur: 42_161, denominateur: 93_305 };
  expect(contourDe("partPersonnesCouvertes", [gardee("partPersonnesCouvertes", "e", taux)])).toBe("d’alors");
});

test.each([
  [dite(2018), "sans-commune"],
  [dite(2027, "a"), "annee-a-venir"],
  [dite(2026, "a"), null],
  [dite(2017, "a"), "deja-dite"],
])("STAT-34 : %j : %s", (composition, attendu) => {
  const rendu = verifierComposition(composition, { connues, annee: 2026 });
  expect(rendu instanceof Refus ? rendu.code : rendu).toBe(attendu);
});

test("un écart se dit dans les deux sens, et se tait quand rien ne change", () => {
  expect(direEcart(dite(2013, "a", "b"), ["b", "a"])).toBe("");
  expect(direEcart(dite(2013, "a", "b", "z"), ["a"])).toContain("2 parties depuis");
});
