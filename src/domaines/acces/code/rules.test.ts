import { expect, test } from "vitest";
import { chiffresDe, estUnCode, lienDuChemin } from "./rules.ts";

test("un code recopié avec des espaces reste le même ; un morceau de code n'est pas un essai", () => {
  expect(chiffresDe(" 012 345 ")).toBe("012345");
  expect(["012 345", "12", "0123456"].map(estUnCode)).toEqual([true, false, false]);
});

test.each([
  ["/liens/abc", "acces_jeton"],
  ["/reponses/abc", "acces_porte"],
  ["/espaces/monts/place/liens/abc", "acces_famille_lien"],
  ["/corrections/abc", "acces_lien_public"],
  ["/structures/abc", "acces_lien_public"],
  ["/questionnaires/abc", undefined],
  ["/reponses/abc/nouveau", undefined],
  ["/connexion/code", undefined],
])("le chemin %s nomme un lien, ou rien", (chemin, table) => {
  expect(lienDuChemin(chemin)?.table).toBe(table);
});
