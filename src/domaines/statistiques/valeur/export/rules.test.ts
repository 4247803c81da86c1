import { expect, test } from "vitest";
import { getTerritoires, nomEntier } from "#domaines/territoire/index.ts";
import { CATALOGUE } from "../../catalogue/lexique.ts";
import { COLONNES_VALEURS, rangeesDe } from "./rules.ts";

test("STAT-7 : une ligne dit le chiffre, le territoire, l’année, la valeur donnée, les termes, le calcul, ses drapeaux et sa source", () => {
  const geographie = { index: getTerritoires(), nommerEpci: nomEntier, bassins: [] };
  const statistiques = new Map(CATALOGUE.map((une) => [une.code, une]));
  const [rangee] = rangeesDe(
    [
      {
        statistique: "partPersonnesCouvertes",
        lieu: { genre: "epci", code: "244200622" },
        millesime: 2019,
        valeur: 45.2,
        donnee: 45.3,
        calcul: { valeur: 45.2, numerateur: 42_161, denominateur: 93_305, raison: null, faute: [] },
        ecart: true,
        secret: false,
        contour: "",
        rupture: "définitives",
        source: "Caf",
      },
    ],
    { geographie, statistiques },
  );
  expect(rangee).toHaveLength(COLONNES_VALEURS.length);
  expect(rangee?.slice(0, 7)).toEqual([
    "partPersonnesCouvertes",
    "244200622",
    "Intercommunalité",
    2019,
    45.3,
    42_161,
    93_305,
  ]);
  expect(rangee?.slice(7)).toEqual([
    "Communauté de communes des Monts du Pilat",
    "Part de la population couverte",
    "%",
    45.2,
    "",
    "",
    "définitives",
    "",
    "Caf",
  ]);
});
