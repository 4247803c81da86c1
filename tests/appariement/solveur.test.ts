import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { realisable, stable } from "./enumeration.ts";
import { jeuDe } from "./lecture.ts";
import { MOYENNES, type Moyenne, moyenne } from "./moyennes.ts";
import { jouer } from "./vue.ts";

type Reponse = Moyenne & { choix: number[]; auPlus: number };

/** Written by bench/solveur.ts, which asks HiGHS. */
const REPONSES = JSON.parse(readFileSync(join(import.meta.dirname, "solveur.json"), "utf8")) as Reponse[];
const nombreDe = (choix: readonly number[]) => choix.filter((rang) => rang >= 0).length;

test.each(REPONSES)(
  "GUI-23 : $familles demandes, $structures structures, $mode, graine $graine : la réponse du solveur est la nôtre",
  ({ choix, auPlus, ...voulue }) => {
    const probleme = moyenne(voulue);
    const jeu = jeuDe(probleme);
    const notre = jouer(probleme, jeu);
    expect([realisable(jeu, choix), stable(jeu, choix)]).toEqual([true, true]);
    expect([realisable(jeu, notre.choix), stable(jeu, notre.choix)]).toEqual([true, true]);
    expect(notre.choix).toEqual(choix);
    expect(nombreDe(notre.choix)).toBeLessThanOrEqual(auPlus);
  },
);

test("le solveur a répondu à toutes les séances moyennes", () => {
  expect(REPONSES.map(({ choix: _choix, auPlus: _auPlus, ...voulue }) => voulue)).toEqual(MOYENNES);
});
