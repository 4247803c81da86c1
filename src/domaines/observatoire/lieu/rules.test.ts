import { expect, test } from "vitest";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Geographie, Lieu } from "#domaines/statistiques/model.ts";
import { adresseDe, comparaisonsDe, lireLieu } from "./rules.ts";

const geographie: Geographie = {
  index: getTerritoires(),
  bassins: [{ id: "b1", nom: "Bassin nord", communes: ["71014", "71076"] }],
  nommerEpci: ({ nom }) => nom,
};

test.each([
  ["commune-71014", { genre: "commune", code: "71014" }],
  ["bassin-b1", { genre: "bassin", code: "b1" }],
  ["region-27", { genre: "region", code: "27" }],
  ["france-FR", { genre: "france", code: "FR" }],
  ["commune-71999", null],
  ["bassin-b2", null],
  ["royaume-1", null],
  ["", null],
] as [string, Lieu | null][])("OBS-10 : « %s » nomme un territoire connu, ou aucun", (texte, attendu) => {
  expect(lireLieu(geographie, texte)).toEqual(attendu);
  expect(attendu ? adresseDe(attendu) : texte).toBe(texte);
});

const genres = (lieu: Lieu) => comparaisonsDe(geographie, lieu).map(({ genre }) => genre);

test.each([
  [
    "une commune d’un bassin",
    { genre: "commune", code: "71014" },
    ["bassin", "epci", "departement", "region", "france"],
  ],
  ["une commune sans bassin", { genre: "commune", code: "71270" }, ["epci", "departement", "region", "france"]],
  ["un bassin", { genre: "bassin", code: "b1" }, ["epci", "departement", "region", "france"]],
  ["un EPCI", { genre: "epci", code: "200040038" }, ["departement", "region", "france"]],
  ["un département", { genre: "departement", code: "71" }, ["region", "france"]],
  ["une région", { genre: "region", code: "27" }, ["france"]],
  ["la France", { genre: "france", code: "FR" }, []],
] as [string, Lieu, string[]][])("OBS-11 : %s se compare à ce qui la contient", (_cas, lieu, attendu) =>
  expect(genres(lieu)).toEqual(attendu),
);
