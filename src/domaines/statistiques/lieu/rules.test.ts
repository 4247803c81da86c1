import { expect, test } from "vitest";
import { getTerritoires, nomEntier } from "#domaines/territoire/index.ts";
import { membresDe, nommerLieu, territoiresDe } from "./rules.ts";

const index = getTerritoires();
const PILAT = index.epci.get("244200622")?.membres ?? [];
const geographie = {
  index,
  nommerEpci: nomEntier,
  bassins: [{ id: "b1", nom: "Bassin du haut", communes: PILAT.slice(0, 3) }],
};

test("STAT-2 : un territoire est l’ensemble de ses communes d’aujourd’hui", () => {
  expect(membresDe(geographie, { genre: "bassin", code: "b1" })).toEqual(PILAT.slice(0, 3));
  expect(membresDe(geographie, { genre: "bassin", code: "autre" })).toEqual([]);
  expect(membresDe(geographie, { genre: "epci", code: "244200622" })).toHaveLength(16);
  expect(membresDe(geographie, { genre: "departement", code: "71" }).length).toBeGreaterThan(550);
  expect(membresDe(geographie, { genre: "region", code: "84" })).toEqual([]);
  expect(membresDe(geographie, { genre: "france", code: "FR" })).toEqual([]);
  expect(membresDe(geographie, { genre: "commune", code: "42139" })).toEqual([]);
});

test("STAT-3 : les communes des conventions et des bassins, leurs EPCI, et ceux auxquels on les compare", () => {
  const territoires = territoiresDe(geographie, [PILAT[5] ?? ""]);
  expect(territoires.communes).toHaveLength(4);
  expect(territoires.bassins.map(({ nom }) => nom)).toEqual(["Bassin du haut"]);
  expect(territoires.epci.map(({ nom }) => nom)).toEqual(["Communauté de communes des Monts du Pilat"]);
  expect(territoires.comparaisons.map(({ nom }) => nom)).toEqual(["Loire", "Auvergne-Rhône-Alpes", "France"]);
  expect(nommerLieu(geographie, { genre: "commune", code: "99999" })).toBe("99999");
});
