import { expect, test } from "vitest";
import { CATALOGUE } from "../catalogue/lexique.ts";
import type { Seuil } from "./model.ts";
import { seuilAu } from "./rules.ts";

const [naissances, rsa] = ["naissances", "allocatairesRsa"].map(
  (code) => CATALOGUE.find((une) => une.code === code) as never,
);
const seuils: Seuil[] = [
  { producteur: "caf", debut: "2026-06-01", seuil: 11, source: "Échange du 1er juin" },
  { producteur: "caf", debut: "2025-01-01", seuil: 10, source: "Échange de 2025" },
];

test.each([
  ["un compte public n’en a pas", naissances, "2026-11-22", null],
  ["la veille du premier écrit, celui que l’on connaît", rsa, "2024-12-31", 5],
  ["le jour même, le sien", rsa, "2025-01-01", 10],
  ["la veille du second", rsa, "2026-05-31", 10],
  ["depuis le second", rsa, "2026-06-01", 11],
] as const)("STAT-8 : %s", (_cas, statistique, jour, attendu) =>
  expect(seuilAu(statistique as never, seuils, jour as never)).toBe(attendu),
);
