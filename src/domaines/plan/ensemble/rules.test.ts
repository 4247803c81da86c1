import { expect, test } from "vitest";
import { VIDE } from "../fiche/actions.ts";
import type { Fiche, Noeud } from "../model.ts";
import { acteursNommes, CHOIX_MAX, fusionner, replier, reunirChoix } from "./rules.ts";

const NOEUDS: Noeud[] = [
  { id: "a", convention: "c", parent: null, genre: "axe", code: null, libelle: "Mobilité", impacts: [], ordre: 1 },
  { id: "b", convention: "c", parent: "a", genre: "objectif", code: null, libelle: "Innover", impacts: [], ordre: 1 },
];
const fiche = (id: string, plus: Partial<Fiche> = {}) =>
  ({ ...VIDE, id, titre: id, convention: "c", noeuds: [], ...plus }) as Fiche;

test.each([
  ["son champ d’intervention d’abord", { champs: ["Parentalité"], noeuds: ["b"] }, "parentalite"],
  ["puis ses nœuds, en remontant", { noeuds: ["b"] }, "mobilite"],
  ["puis son titre", { titre: "Ouvrir une crèche" }, "petiteEnfance"],
  ["sinon les autres champs", { titre: "Divers" }, "autre"],
] as const)("PLA-20 : une fiche se replie par %s", (_cas, plus, attendu) => {
  expect(replier(fiche("f", plus as Partial<Fiche>), NOEUDS).noeuds).toEqual([attendu]);
});

test("des listes triées se fusionnent dans le même ordre, dans les deux sens", () => {
  const listes = [[fiche("1", { titre: "Accueil" }), fiche("2", { titre: "Zone" })], [fiche("3", { titre: "Été" })]];
  const titres = (sens: "asc" | "desc") => fusionner(listes, { cle: "titre", sens }).map(({ titre }) => titre);
  expect([titres("asc"), titres("desc")]).toEqual([
    ["Accueil", "Été", "Zone"],
    ["Zone", "Été", "Accueil"],
  ]);
});

test("ce qui n’a pas de priorité vient à la fin, dans les deux sens", () => {
  const p = (valeur: string) => ({ priorite: { schema: "p", valeur } });
  const listes = [[fiche("sans", { ordre: 1 })], [fiche("1", p("1")), fiche("2", p("2"))]];
  const ids = (sens: "asc" | "desc") => fusionner(listes, { cle: "priorite", sens }).map(({ id }) => id);
  expect([ids("asc"), ids("desc")]).toEqual([
    ["1", "2", "sans"],
    ["2", "1", "sans"],
  ]);
});

test.each([
  ["par son nom, sans accents ni casse", ["CENTRE SOCIAL"], ["a1"]],
  ["aucun de ce nom ici : aucune fiche", ["Autre"], [""]],
])("PLA-50 : un pilote se désigne %s", (_cas, noms, attendu) => {
  expect(acteursNommes([{ valeur: "a1", libelle: "Centre social" }], noms)).toEqual(attendu);
});

test("PLA-51 : les choix se réunissent par leur nom, ceux que le plus d’espaces portent d’abord, et les cochés restent", () => {
  const choix = (libelle: string) => ({ valeur: `id-${libelle}`, libelle });
  const beaucoup = Array.from({ length: CHOIX_MAX + 3 }, (_, rang) => choix(`Acteur ${String(rang).padStart(3, "0")}`));
  const reunis = reunirChoix([[...beaucoup, choix("Zoé")], [choix("zoe")]], "libelle", ["Acteur 082"]);
  expect(reunis.choix.at(-1)).toEqual({ valeur: "Zoé", libelle: "Zoé" });
  expect(reunis.choix.map(({ valeur }) => valeur)).toContain("Acteur 082");
  expect([reunis.choix.length, reunis.tues]).toEqual([CHOIX_MAX + 1, 3]);
  expect(reunirChoix([[choix("A")], [choix("A")]], "valeur", []).choix).toEqual([choix("A")]);
});
