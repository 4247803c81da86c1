import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { LigneBloc } from "../model.ts";
import { change, comparerBloc, composerListe, reconnaitre } from "./rules.ts";

const article = (numero: string | null, titre: string, texte = "…") => ({ numero, genre: "autre", titre, texte });
const tout = () => true;
const dit = (lignes: readonly LigneBloc[]) => lignes.map(({ cle, etat }) => `${cle} ${etat}`);

test.each([
  ["le même article, où qu’il soit", [article("2", "Durée")], [[0, 1]]],
  ["un article renuméroté, par son titre", [article("7", "Durée")], [[0, 1]]],
  ["un article renommé, par son numéro", [article("1", "Objet du présent texte")], [[0, 0]]],
  ["aucun, si deux peuvent l’être", [article("1", "A"), article("1", "B")], []],
  ["aucun, si rien ne le désigne", [article(null, "")], []],
])("IMP-100 : se reconnaît %s", (_cas, lus, attendu) => {
  expect([...reconnaitre("articles", lus, [article("1", "Objet"), article("2", "Durée")])]).toEqual(attendu);
});

test("IMP-100 : deux éléments semblables se reconnaissent chacun une fois", () => {
  expect([...reconnaitre("visas", [{ texte: "Vu" }, { texte: "Vu" }], [{ texte: "Vu" }])]).toEqual([[0, 0]]);
});

test("IMP-101 : une liste se compare élément par élément, mention par mention, et ce qui n’y est plus reste", () => {
  const dejaLa = [article("1", "Objet", "Ancien"), article("2", "Durée"), article("3", "Suivi")];
  const lus = [article("1", "Objet", "Neuf"), article("2", "Durée"), article("4", "Recours")];
  const lignes = comparerBloc("articles", lus, dejaLa);
  expect(dit(lignes)).toEqual([
    "articles.0.texte different",
    "articles.1 identique",
    "articles.2 nouveau",
    "articles.absent.2 retire",
  ]);
  const numeros = (acceptee: (ligne: LigneBloc) => boolean) =>
    composerListe(lus, dejaLa, lignes, (ligne) => change(ligne) && acceptee(ligne)) as typeof dejaLa;
  expect(numeros(() => false)).toEqual(dejaLa);
  expect(numeros(({ etat }) => etat !== "retire").map(({ numero, texte }) => [numero, texte])).toEqual([
    ["1", "Neuf"],
    ["2", "…"],
    ["4", "…"],
    ["3", "…"],
  ]);
  expect(numeros(tout)).toEqual(lus);
});

test("IMP-101 : un bloc dont le fichier ne dit rien ne propose rien, pas même de retirer", () => {
  expect(comparerBloc("visas", [], [{ texte: "Vu" }])).toEqual([]);
});

test.each([
  ["devant le premier reconnu", ["Neuf", "A"], ["A", "B"], ["Neuf", "A", "B"]],
  ["après celui qui le précède", ["A", "Neuf"], ["A", "B"], ["A", "Neuf", "B"]],
  ["à la fin si rien n’est commun", ["Neuf", "Autre"], ["A"], ["A", "Neuf", "Autre"]],
])("IMP-102 : un élément neuf s’écrit %s", (_cas, lus, dejaLa, attendu) => {
  const lignes = comparerBloc("perimetre", lus, dejaLa);
  expect(composerListe(lus, dejaLa, lignes, ({ etat }) => etat === "nouveau")).toEqual(attendu);
});

const articles = fc.array(
  fc.record({
    numero: fc.option(fc.constantFrom("1", "2", "3"), { nil: null }),
    genre: fc.constant("autre"),
    titre: fc.constantFrom("Objet", "Durée", "Suivi", ""),
    texte: fc.constantFrom("a", "b"),
  }),
  { maxLength: 6 },
);

test("IMP-102 : tout accepter puis comparer de nouveau ne laisse rien à décider, et rien accepter ne change rien", () => {
  fc.assert(
    fc.property(articles, articles, (lus, dejaLa) => {
      const lignes = comparerBloc("articles", lus, dejaLa);
      expect(composerListe(lus, dejaLa, lignes, () => false)).toEqual(dejaLa);
      const ecrits = composerListe(lus, dejaLa, lignes, change);
      expect(comparerBloc("articles", lus, ecrits).filter(change)).toEqual([]);
    }),
    { seed: 11, numRuns: 500 },
  );
});

test.each([
  ["CONVENTION TERRITORIALE GLOBALE", "CTG des Monts", "absent"],
  ["Projet de convention territoriale globale (CTG) 2024-2028", "CTG des Monts", "absent"],
  ["Convention territoriale globale des Vaux", "CTG des Monts", "different"],
  ["Convention territoriale globale", null, "nouveau"],
  ["Convention territoriale globale", "Convention territoriale globale", "identique"],
])("IMP-142 : le titre « %s » devant « %s » est %s", (lu, dejaLa, attendu) =>
  expect(comparerBloc("titre", lu, dejaLa)).toMatchObject([{ etat: attendu }]),
);
