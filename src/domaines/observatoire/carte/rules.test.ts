import { expect, test } from "vitest";
import type { Statistique } from "#domaines/statistiques/model.ts";
import type { Point } from "./model.ts";
import { direClasse, direPoint, etiqueter, genreDe, rayon, reperesDe, titreLegende, titreValeurs } from "./rules.ts";

const compte: Statistique = {
  code: "naissances",
  nom: "Naissances",
  theme: "population",
  definition: "",
  unite: "naissances",
  decimales: 0,
  formule: { genre: "compte" },
  producteur: "insee",
  methode: "",
  licence: "",
  publique: true,
};
const part: Statistique = {
  ...compte,
  unite: "%",
  decimales: 1,
  formule: { genre: "rapport", facteur: 100, numerateur: [], denominateur: [] },
};
const point = (dit: Partial<Point>): Point => ({
  code: "1",
  nom: "A",
  valeur: null,
  numerateur: null,
  denominateur: null,
  secret: false,
  ...dit,
});

test("OBS-6 : un compte se montre par des disques, un rapport par des teintes", () =>
  expect([compte, part].map(genreDe)).toEqual(["symboles", "aplats"]));

test("OBS-7 : quatre fois plus, c’est un disque d’aire quadruple ; zéro n’en a pas", () => {
  expect(rayon(100, 400, 80)).toBe(40);
  expect(rayon(400, 400, 80)).toBe(80);
  expect(rayon(0, 400, 80)).toBe(0);
  expect(reperesDe(730)).toEqual([500, 125, 31]);
  expect(reperesDe(3)).toEqual([2]);
  expect(reperesDe(0)).toEqual([]);
});

test.each([
  ["rien", point({}), "pas de valeur"],
  ["un secret", point({ secret: true }), "secret statistique"],
  [
    "dix-neuf, trop peu",
    point({ valeur: 10, numerateur: 2, denominateur: 19 }),
    "10,0\u{A0}% (2 sur 19 : trop peu pour conclure)",
  ],
  ["vingt, assez", point({ valeur: 10, numerateur: 2, denominateur: 20 }), "10,0\u{A0}% (2 sur 20)"],
])("OBS-8 : %s se dit", (_cas, un, attendu) => expect(direPoint(part, un)).toBe(attendu));

test("OBS-9 : une classe dit ses valeurs, ou ses seuils ronds", () => {
  const classement = { methode: "ronds" as const, classes: [], zero: 2 };
  expect(direClasse(part, { de: 10.2, a: 14.8, nombre: 3 }, 0, classement)).toBe("de 10,2 à 14,8\u{A0}%");
  expect(direClasse(part, { de: 10.2, a: 10.2, nombre: 1 }, 0, classement)).toBe("10,2\u{A0}%");
  expect(direClasse(part, { de: 10.2, a: 14.8, nombre: 3, seuils: [10, 15] }, 1, classement)).toBe(
    "de 10,0 à moins de 15,0\u{A0}%",
  );
  expect(direClasse(part, { de: 0, a: 0, nombre: 1 }, 2, classement)).toBe("sans changement");
});

test("OBS-12 : les plus peuplées d’abord ; un nom qui en toucherait un autre, ou sortirait, ne s’écrit pas", () => {
  const pose = (code: string, x: number, poids: number) => ({ code, x, y: 500, nom: `Commune ${code}`, poids });
  const noms = (poses: ReturnType<typeof pose>[]) => etiqueter(poses, 2400).map(({ texte }) => texte);
  expect(noms([pose("petite", 1000, 10), pose("grande", 1040, 500)])).toEqual(["Commune grande"]);
  expect(noms([pose("loin", 1800, 10), pose("grande", 600, 500)])).toEqual(["Commune grande", "Commune loin"]);
  expect(noms([pose("bord", 30, 500)])).toEqual([]);
});

test("une légende et une colonne disent leur unité, là où un nom ou une valeur ne la disent pas", () => {
  const denombre = { genre: "compte" } as const;
  const rapporte = { genre: "rapport", facteur: 100, numerateur: [], denominateur: [] } as const;
  const chiffres = [
    { nom: "Population municipale", unite: "habitants", formule: denombre },
    { nom: "Foyers allocataires", unite: "foyers", formule: denombre },
    { nom: "Sans unité", unite: "", formule: denombre },
    { nom: "Taux de couverture", unite: "places pour 100 enfants", formule: rapporte },
    { nom: "Part des moins de 20 ans", unite: "%", formule: rapporte },
  ];
  expect(chiffres.map(titreLegende)).toEqual([
    "Population municipale, en habitants",
    "Foyers allocataires",
    "Sans unité",
    "Taux de couverture, en places pour 100 enfants",
    "Part des moins de 20 ans, en %",
  ]);
  const colonnes = ["Habitants", "Foyers", "Valeur", "Places pour 100 enfants", "Valeur"];
  expect(chiffres.map(titreValeurs)).toEqual(colonnes);
});
