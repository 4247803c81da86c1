import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";

const fiche = (rang: number, cases: [string, string]) =>
  `Fiche action n° ${rang} : Ouvrir le lieu ${rang}\n\nAxe : ${cases[0]}\n\nContexte : Un constat ${rang}.\n\nPilote : Ville\n\nPériode : ${cases[1]}\n\n`;

test.each([
  ["☒ Grandir   ☐ Vieillir   ☐ Habiter", "☐ 2026 ☒ 2027 ☒ 2028", "Grandir", ["2027", "2028"]],
  ["☐ Grandir ☑ Vieillir", "☒ 2026 ☐ 2027", "Vieillir", ["2026", "2026"]],
  ["[ ] Grandir [x] Vieillir", "[x] 2026 [ ] 2027", "Vieillir", ["2026", "2026"]],
  [
    "☐ Grandir ☒ Aller vers les\n\nvillages ☐ Habiter le\n\nbourg",
    "☒ 2027",
    "Aller vers les villages",
    ["2027", "2027"],
  ],
  ["Grandir", "[ ] 2026 - [X] 2027", "Grandir", ["2027", "2027"]],
])("IMP-160 : de « %s » et « %s », seul ce qui est coché est retenu", (axe, periode, libelle, annees) => {
  const { noeuds, fiches } = lireTexte(fiche(1, [axe, periode]) + fiche(2, [axe, periode])).plan;
  expect(noeuds.map((noeud) => noeud.libelle)).toEqual([libelle]);
  expect(fiches[0]?.echeances).toEqual([{ debut: annees[0], fin: annees.at(-1), texte: null }]);
});

test("IMP-160 : quand rien n’est coché, rien n’est dit, et la place vide est à revoir", () => {
  const { plan, aRevoir } = lireTexte(fiche(1, ["Grandir", "☐ 2026 ☐ 2027"]) + fiche(2, ["Grandir", "☒ 2026 ☐ 2027"]));
  expect(plan.fiches.map(({ echeances }) => echeances.length)).toEqual([0, 1]);
  expect(aRevoir.map(({ chemin }) => chemin)).toContain("plan.fiches[0].echeances");
});
