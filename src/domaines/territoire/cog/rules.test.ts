import { assert, constantFrom, property } from "fast-check";
import { describe, expect, test } from "vitest";
import type { Contexte } from "./model.ts";
import { cleCommune, trouverCommune, uneFaute } from "./rules.ts";
import { getTerritoires } from "./store.ts";

const index = getTerritoires();
const PILAT = "244200622";
const CREUSOT = "247100290";
const code = (nom: string, contexte?: Contexte) => trouverCommune(index, nom, contexte)?.commune.code ?? null;

test("le code officiel géographique de 2026 est entier", () => {
  expect(index.cog.millesime).toBe(2026);
  expect(index.communes.size).toBe(34_969);
  expect(index.cog.epci.filter(({ nature }) => nature !== "EPT")).toHaveLength(1255);
  expect(index.cog.departements).toHaveLength(101);
  expect(index.communes.get("42139")).toMatchObject({ nom: "Marlhes", epci: PILAT, municipale: 1338, totale: 1409 });
});

test.each([
  ["SAINT REGIS DU COIN", "Saint-Régis-du-Coin"],
  ["St-Régis du coin", "Saint-Régis-du-Coin"],
  ["Ste Eulalie", "Sainte-Eulalie"],
  ["SAINTREGISDUCOIN", "Saint-Régis-du-Coin"],
  ["Bessat (Le)", "Le Bessat"],
  ["commune du Bessat", "Le Bessat"],
  ["Mairie de l’Horme", "L'Horme"],
  ["Chalon s/ Saône", "Chalon-sur-Saône"],
  ["Œting", "OETING"],
  ["La Ville", "la ville"],
])("TER-1 : « %s » se compare comme « %s »", (ecrit, officiel) => expect(cleCommune(ecrit)).toBe(cleCommune(officiel)));

test.each([
  ["Saint-Julien", "Sainte-Julienne"],
  ["Le Mans", "Le Mas"],
  ["Colombier", "Colombiers"],
])("TER-1 : « %s » et « %s » restent deux noms", (un, autre) => expect(cleCommune(un)).not.toBe(cleCommune(autre)));

test.each([
  ["marllhes", "marlhes", true],
  ["marhes", "marlhes", true],
  ["marlkes", "marlhes", true],
  ["mralhes", "marlhes", true],
  ["marlhes", "marlhes", true],
  ["marlkesse", "marlhes", false],
  ["mrlahes", "marlhes", false],
  ["narlkes", "marlhes", false],
])("TER-2 : « %s » est à une faute au plus de « %s » : %s", (a, b, attendu) => expect(uneFaute(a, b)).toBe(attendu));

const confiance = (nom: string, contexte?: Contexte) => trouverCommune(index, nom, contexte)?.confiance ?? 0;

describe("TER-3 : un nom mal écrit trouve sa commune", () => {
  test.each([
    ["Marllhes", { epci: PILAT }, "42139"],
    ["Marlhès", { epci: PILAT }, "42139"],
    ["Marllhes", undefined, "42139"],
    ["SAINT REGIS DU COIN", { epci: PILAT }, "42280"],
    ["Tarenteise", { epci: PILAT }, "42306"],
    ["Thélis Combe", { epci: PILAT }, "42310"],
    ["Saint -Symphorien", { epci: CREUSOT }, "71482"],
    ["Bizots»", { epci: CREUSOT }, "71038"],
    ["Saint-Étienne", { epci: PILAT }, "42218"],
    ["Marlhes (42)", undefined, "42139"],
    ["Colombier", { communes: ["42067", "42139"] }, "42067"],
    ["Lyon 3e Arrondissement", undefined, "69123"],
  ])("« %s » dans %o : %s", (nom, contexte, attendu) => expect(code(nom, contexte)).toBe(attendu));

  test.each([
    ["deux fautes", "Marlllhess", { epci: PILAT }],
    ["un homonyme sans contexte", "Saint -Symphorien", undefined],
    ["un homonyme que rien ne départage", "Colombier", undefined],
    ["un nom de moins de cinq lettres avec une faute", "Lyom", undefined],
    ["rien", " - ", undefined],
    ["une phrase", "la chargée de coopération anime le réseau des partenaires du territoire", { epci: PILAT }],
    ["un mot court qui est ailleurs une commune", "Saint", { epci: PILAT }],
  ])("%s ne désigne aucune commune", (_cas, nom, contexte) => expect(code(nom, contexte)).toBeNull());

  test("le nom exact de son propre EPCI est le plus sûr ; une faute l'est moins ; ailleurs encore moins", () => {
    const [exact, fautif, ailleurs] = [
      confiance("Graix", { epci: PILAT }),
      confiance("Grraix", { epci: PILAT }),
      confiance("Grraix"),
    ];
    expect(exact).toBe(1);
    expect(exact).toBeGreaterThan(fautif);
    expect(fautif).toBeGreaterThan(ailleurs);
  });

  test("chaque membre d'un EPCI, en capitales sans accents ni traits d'union, est retrouvé", () => {
    const membres = index.cog.epci
      .filter((_, rang) => rang % 25 === 0)
      .flatMap(({ siren, membres: m }) => m.map((c) => [siren, c]));
    assert(
      property(constantFrom(...membres), ([epci = "", membre = ""]) => {
        const commune = index.communes.get(membre);
        const ecrit = (commune?.nom ?? "").toUpperCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("-", " ");
        expect(code(ecrit, { epci })).toBe(membre);
      }),
      { seed: 7, numRuns: 400 },
    );
  });
});
