import { expect, test } from "vitest";
import { debutsDePages, lireProgres, pagesDe } from "./rules.ts";

const ligne = (page: number | null) => ({ texte: "", page, niveau: null, gras: false });

test("IMP-89 : d'un document fait d'images, on sait à quelle page est chaque ligne", () => {
  const lignes = [1, 1, 2, 4].map(ligne);
  expect(debutsDePages({ lignes, pagesReconnues: [1, 2, 4] })).toEqual([1, 3, 4, 4]);
  expect(debutsDePages({ lignes, pagesReconnues: [] })).toBeNull();
});

test.each([
  [[1, 2], [1]],
  [
    [2, 3],
    [1, 2],
  ],
  [[3, 3], [2]],
  [[4, 9], [4]],
] as const)("IMP-89 : les lignes %j sont aux pages %j", (lignes, pages) =>
  expect(pagesDe([1, 3, 4, 4], lignes)).toEqual([...pages]),
);

test("l'avancement se lit dans ce que la lecture annonce", () => {
  expect(lireProgres("Page 3 sur 60")).toEqual({ page: 3, pages: 60 });
  expect(lireProgres("autre chose")).toBeNull();
});
