import { expect, test } from "vitest";
import type { Statistique } from "#domaines/statistiques/model.ts";
import type { Mesure, Portrait } from "../portrait/model.ts";
import { publierPoints, publierPortrait } from "./rules.ts";

const mesure = (millesime: number, valeur: number): Mesure => ({
  millesime,
  valeur,
  numerateur: null,
  denominateur: null,
  secret: false,
  rupture: "",
  contour: "",
  source: "",
});
const statistique: Statistique = {
  code: "allocatairesRsa",
  nom: "RSA",
  theme: "ressources",
  definition: "",
  unite: "foyers",
  decimales: 0,
  formule: { genre: "compte" },
  producteur: "caf",
  methode: "",
  licence: "",
  publique: false,
};
const portrait: Portrait = {
  lieu: { genre: "commune", code: "48095", nom: "Mende" },
  dans: [],
  habitants: null,
  communes: ["48095"],
  absents: [],
  sources: [],
  traits: [
    {
      statistique,
      serie: [mesure(2019, 4), mesure(2024, 60)],
      mesure: mesure(2024, 60),
      comparaisons: [{ lieu: { genre: "bassin", code: "b", nom: "B" }, mesure: mesure(2024, 70) }],
      phrases: ["4 il y a 5 ans"],
    },
  ],
};

test("OBS-39 : une année tue ne se rappelle pas dans une phrase ; le reste se dit", () => {
  const publie = publierPortrait(portrait, (_code, _lieu, an) => an === 2019);
  expect(publie.traits[0]).toMatchObject({ mesure: { valeur: 60 }, phrases: [] });
  expect(JSON.stringify(publie)).not.toContain("4 il y a");
});

test("OBS-39 : tue ici, ou dans le bassin, la valeur n’est nulle part", () => {
  const ici = publierPortrait(portrait, (_code, lieu) => lieu.code === "48095").traits[0];
  expect(ici).toMatchObject({ mesure: { valeur: null, secret: true } });
  expect(ici?.phrases[0]).toContain("secrète");
  const bassin = publierPortrait(portrait, (_code, lieu) => lieu.code === "b").traits[0];
  expect(bassin?.comparaisons[0]?.mesure).toMatchObject({ valeur: null, secret: true });
  expect(publierPortrait(portrait, () => false).traits[0]?.mesure.valeur).toBe(60);
});

test("OBS-40 : une commune tue est un secret sur la carte imprimée, à la fin, les autres restent", () => {
  const point = (code: string) => ({ code, nom: code, valeur: 3, numerateur: 3, denominateur: 10, secret: false });
  expect(publierPoints([point("a"), point("b")], (code) => code === "a")).toEqual([
    point("b"),
    { code: "a", nom: "a", valeur: null, numerateur: null, denominateur: null, secret: true },
  ]);
});
