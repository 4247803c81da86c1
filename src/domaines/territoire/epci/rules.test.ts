import { expect, test } from "vitest";
import { getTerritoires } from "../cog/store.ts";
import { nomEntier, nomEpci, trouverEpci } from "./rules.ts";

const index = getTerritoires();
const siren = (nom: string, contexte = {}) => trouverEpci(index, nom, contexte)?.epci.siren ?? null;

test("TER-4 : la nature ne fait pas le nom", () => {
  expect(nomEpci("Communauté de Communes des Monts du Pilat").cle).toBe(nomEpci("CC des Monts du Pilat").cle);
  expect(nomEpci("CC des Monts du Pilat").cle).not.toBe(nomEpci("CC du Pilat Rhodanien").cle);
});

test.each([
  ["COMMUNAUTE DE COMMUNES MONTS DU PILAT", {}, "244200622"],
  ["Communauté de communes des Monts du Pillat", {}, "244200622"],
  ["CCMP", { communes: ["42139"] }, "244200622"],
  ["communauté urbaine Creusot Montceau", {}, "247100290"],
  ["CUCM", { departement: "71" }, "247100290"],
  ["Communauté de Communes du Val de Morteau", {}, "242504116"],
  ["Val de Morteau", { departement: "25" }, "242504116"],
])("TER-5 : « %s » dans %o est l'EPCI %s", (nom, contexte, attendu) => expect(siren(nom, contexte)).toBe(attendu));

test.each([
  ["un sigle sans territoire attendu", "CCMP", {}],
  ["deux fautes", "Communauté de communes des Mont du Pillat", {}],
  ["un nom que deux EPCI portent", "Communauté de communes", {}],
  ["une phrase", "les services de la petite enfance et de la jeunesse", {}],
])("TER-5 : %s ne désigne aucun EPCI", (_cas, nom, contexte) => expect(siren(nom, contexte)).toBeNull());

test.each([
  ["CC des Monts du Pilat", "CC", "Communauté de communes des Monts du Pilat"],
  ["CA du Grand Avignon (COGA)", "CA", "Communauté d’agglomération du Grand Avignon"],
  ["CA Mulhouse Alsace Agglomération", "CA", "Mulhouse Alsace Agglomération"],
  ["Plaine Commune", "EPT", "Plaine Commune"],
] as const)("TER-7 : « %s » se dit en entier", (nom, nature, attendu) =>
  expect(nomEntier({ nom, nature })).toBe(attendu),
);
