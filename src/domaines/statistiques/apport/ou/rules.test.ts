import { expect, test } from "vitest";
import { getTerritoires, nomEntier, trouverCommune, trouverEpci } from "#domaines/territoire/index.ts";
import { territoiresDe } from "../../lieu/rules.ts";
import { anciensCodes, type Atlas, codesGardes, gardesDe, genreDit, reconnaitreLieu } from "./rules.ts";

const index = getTerritoires();
const membres = index.epci.get("244200622")?.membres ?? [];
const geographie = {
  index,
  nommerEpci: nomEntier,
  bassins: [{ id: "b1", nom: "Bassin du haut", communes: membres.slice(0, 3) }],
};
const gardes = gardesDe(geographie, territoiresDe(geographie, membres));
const anciens = anciensCodes(geographie);
const atlas: Atlas = {
  geographie,
  gardes,
  anciens,
  nommee: (nom) => trouverCommune(index, nom, { communes: membres })?.commune.code ?? null,
  nomme: (nom) => trouverEpci(index, nom, { communes: membres })?.epci.siren ?? null,
};
const dit = (code: string, nom = "", genre = "") => ({ code, nom, genre });

test("STAT-15 : un espace de la Loire garde les communes et les EPCI de la Loire, les départements de sa région, sa région", () => {
  expect(gardes.commune.size).toBeGreaterThan(300);
  expect(gardes.commune.has("42218")).toBe(true);
  expect(gardes.commune.has("71014")).toBe(false);
  expect([gardes.departement.size, [...gardes.region]]).toEqual([12, ["84"]]);
  expect(gardes.epci.has("244200622")).toBe(true);
  expect(codesGardes(gardes, anciens).has("FR")).toBe(true);
});

test.each([
  ["une commune par son code", dit("42139"), { lieu: { genre: "commune", code: "42139" }, fusionnee: false }],
  ["sans son zéro, une commune d’ailleurs", dit("1001"), "ailleurs"],
  ["une commune par son nom", dit("", "Marlhes"), { lieu: { genre: "commune", code: "42139" }, fusionnee: false }],
  ["un nom dans la colonne des codes", dit("Marlhes"), { lieu: { genre: "commune", code: "42139" }, fusionnee: false }],
  ["un EPCI", dit("244200622"), { lieu: { genre: "epci", code: "244200622" }, fusionnee: false }],
  ["un bassin par son nom", dit("", "BASSIN DU HAUT"), { lieu: { genre: "bassin", code: "b1" }, fusionnee: false }],
  ["un département", dit("42"), { lieu: { genre: "departement", code: "42" }, fusionnee: false }],
  ["84, sans genre, est un département", dit("84"), "ailleurs"],
  ["84, région", dit("84", "", "Région"), { lieu: { genre: "region", code: "84" }, fusionnee: false }],
  ["la France", dit("F"), { lieu: { genre: "france", code: "FR" }, fusionnee: false }],
  [
    "la France, comme la nomme un fichier de la Cnaf",
    dit("", "FRANCE ENTIERE HORS MAYOTTE"),
    { lieu: { genre: "france", code: "FR" }, fusionnee: false },
  ],
  ["une unité urbaine", dit("00758", "", "UU"), "ailleurs"],
  ["un code qui n’est plus, ni n’a été", dit("42999"), "inconnu"],
  ["un code d’EPCI dit commune", dit("244200622", "", "COM"), "inconnu"],
] as const)("STAT-16 : %s", (_cas, ligne, attendu) => expect(reconnaitreLieu(atlas, ligne, null)).toEqual(attendu));

test("STAT-16 : le code d’une commune d’avant une fusion est celui de la commune d’aujourd’hui", () => {
  const [ancien, commune] = [...anciens].find(([, une]) => gardes.commune.has(une)) ?? ["", ""];
  expect(reconnaitreLieu(atlas, dit(ancien), null)).toEqual({
    lieu: { genre: "commune", code: commune },
    fusionnee: true,
  });
  expect(anciens.has("75101")).toBe(false);
  const nommes = new Set(index.cog.anciens.map(({ code }) => code)); // many a commune has left no name, only its code
  expect([...anciens.keys()].filter((code) => !nommes.has(code)).length).toBeGreaterThan(2000);
});

test.each([
  ["COM", "commune"],
  ["Bassin de vie", "bassin"],
  ["Intercommunalité", "epci"],
  ["Département", "departement"],
  ["FRANCE", "france"],
  ["ARR", null],
])("le genre « %s » est %s", (mot, attendu) => expect(genreDit(mot)).toBe(attendu));
