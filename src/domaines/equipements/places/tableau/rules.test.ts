import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { NOMS_DEMI_JOURNEES, type Section } from "../../structure/model.ts";
import { comprendre, lireMois } from "./rules.ts";

const section = (code: Section["code"]): Section => ({
  id: `s-${code}`,
  code,
  avantMois: null,
  capacites: Array<number>(10).fill(8),
  modulations: [],
});
const SECTIONS = [section("bebes"), section("grands")];
const ENTETE = ["Mois", "Section", ...NOMS_DEMI_JOURNEES];
const dix = (valeur: string) => Array<string>(10).fill(valeur);

test.each([
  ["2026-09", "2026-09"],
  ["09/2026", "2026-09"],
  ["9/2026", "2026-09"],
  ["01/09/2026", "2026-09"],
  ["2026-09-15", "2026-09"],
  ["13/2026", null],
  ["septembre", null],
])("EQU-13 : le mois « %s » se lit %s", (texte, mois) => expect(lireMois(texte)).toBe(mois));

test("EQU-13 : chaque ligne juste s’apporte, chaque ligne fausse se dit avec son numéro", () => {
  const lu = comprendre(
    [
      ["Places de la crèche"],
      ENTETE,
      ["09/2026", "Bébés", ...dix("2")],
      ["2026-10", "Bébés", "1", "beaucoup", ...dix("0").slice(2)],
      ["2026-10", "Poussins", ...dix("0")],
      ["jamais", "Grands", ...dix("0")],
      ["", "", ...dix("")],
      ["2026-11", "Bébés", ...dix("")],
      ["2026-10", "grands", "-1", ...dix("").slice(1)],
    ],
    SECTIONS,
  );
  if (lu instanceof Refus) throw new Error(lu.code);
  expect(lu.genre).toBe("places");
  expect(lu.lues).toEqual([
    { section: "s-bebes", mois: "2026-09", places: Array(10).fill(2) },
    { section: "s-grands", mois: "2026-10", places: [-1, 0, 0, 0, 0, 0, 0, 0, 0, 0] },
  ]);
  expect(lu.fautes.map(({ ligne }) => ligne)).toEqual([4, 5, 6]);
});

test("EQU-13 : une colonne « Naissance » dit des enfants, sans leur nom", () => {
  const entete = ["Repère", "Date de naissance", "Entrée", "Sortie", ...NOMS_DEMI_JOURNEES].map((un) =>
    un === "Date de naissance" ? "Naissance" : un.replace("après-midi", "PM"),
  );
  const lu = comprendre(
    [
      entete,
      ["E1", "04/2025", "2026-09", "", "x", "1", "oui", ...dix("").slice(3)],
      ["E2", "04/2025", "2026-09", "2026-09", ...dix("x")],
      ["E3", "04/2025", "2026-09", "", ...dix("")],
      ["E4", "10/2026", "2026-09", "", ...dix("x")],
    ],
    SECTIONS,
  );
  expect(lu).toMatchObject({
    genre: "enfants",
    lues: [{ repere: "E1", naissance: "2025-04", entree: "2026-09", sortie: null, semaine: 7 }],
  });
  expect((lu as { fautes: unknown[] }).fautes).toHaveLength(3);
});

test("EQU-14 : deux lignes du même mois et de la même section sont une faute", () => {
  const lu = comprendre([ENTETE, ["2026-09", "Bébés", ...dix("2")], ["09/2026", "bebes", ...dix("3")]], SECTIONS);
  expect(lu).toMatchObject({ lues: [{ places: Array(10).fill(2) }], fautes: [{ ligne: 3 }] });
});

test("EQU-13 : sans les colonnes attendues, ou sans ligne, rien ne se lit", () => {
  expect(
    comprendre(
      [
        ["Mois", "Section", "Total"],
        ["2026-09", "Bébés", "4"],
      ],
      SECTIONS,
    ),
  ).toEqual(new Refus("colonnes"));
  expect(comprendre([ENTETE], SECTIONS)).toEqual(new Refus("vide"));
  expect(comprendre([ENTETE, ["2026-09", "Bébés", ...dix("")]], SECTIONS)).toEqual(new Refus("vide")); // the model, as given
  expect(comprendre([], SECTIONS)).toEqual(new Refus("vide"));
});
