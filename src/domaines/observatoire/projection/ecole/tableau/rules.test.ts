import { expect, test } from "vitest";
import { cleEcole, lireTableauEcoles } from "./rules.ts";

const TITRES = ["École", "Commune", "Rentrée", "TPS", "PS", "MS", "GS", "Classes"];

test("OBS-134 : une ligne par école et par rentrée ; ce qui n’est pas compté reste inconnu", () => {
  const { lignes, fautes } = lireTableauEcoles([
    TITRES,
    ["Les Tilleuls", "Condat", "2025", "", "12", "11", "14", "2"],
    [],
    ["Le Lavoir", "15162", "Rentrée 2024", "3", "0", "—", "1", ""],
  ]);
  expect(fautes).toEqual([]);
  expect(lignes).toEqual([
    { numero: 2, nom: "Les Tilleuls", commune: "Condat", rentree: 2025, tps: null, ps: 12, ms: 11, gs: 14, classes: 2 },
    { numero: 4, nom: "Le Lavoir", commune: "15162", rentree: 2024, tps: 3, ps: 0, ms: null, gs: 1, classes: null },
  ]);
});

test.each([
  [
    "une colonne manque",
    [["École", "Rentrée"]],
    "La première ligne n’a pas de colonne « Commune », « Petite section ».",
  ],
  ["aucune ligne", [TITRES], "Le tableau n’a aucune ligne sous ses titres."],
  ["sans commune", [TITRES, ["Les Tilleuls", "", "2025"]], "Ligne 2 : l’école ou sa commune manque."],
  ["sans année", [TITRES, ["Les Tilleuls", "Condat", "hier"]], "Ligne 2 : « hier » n’est pas l’année d’une rentrée."],
  [
    "trop d’élèves",
    [TITRES, ["Les Tilleuls", "Condat", "2025", "", "2001"]],
    "Ligne 2 : « 2001 » n’est pas un nombre d’élèves ou de classes.",
  ],
])("OBS-134 : %s", (_cas, rangees, faute) => expect(lireTableauEcoles(rangees).fautes).toEqual([faute]));

test("deux écritures d’un nom d’école sont la même école, dans sa commune", () => {
  expect(cleEcole("École des Tilleuls", "15054")).toBe(cleEcole("ECOLE  des tilleuls", "15054"));
  expect(cleEcole("Tilleuls", "15054")).not.toBe(cleEcole("Tilleuls", "15162"));
});
