import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { BlocConvention } from "./model.ts";
import { changements, finAuPlusTard, garderIdentifiants, nomCaf, verifierDuree, verifierPerimetre } from "./rules.ts";

test.each([
  ["le dernier jour permis", "2026-01-01", "2030-12-31", null],
  ["le lendemain du dernier jour permis", "2026-01-01", "2031-01-01", new Refus("fin-trop-lointaine")],
  ["le dernier jour permis d'un début en décembre", "2026-12-31", "2030-12-31", null],
  ["son début même", "2026-03-01", "2026-03-01", null],
  ["la veille de son début", "2026-03-01", "2026-02-28", new Refus("fin-avant-debut")],
  ["un jour inconnu", "2026-03-01", null, null],
  ["un jour quand le début est inconnu", null, "2099-01-01", null],
] as const)("CONV-1 : une convention finit %s", (_cas, debut, fin, attendu) => {
  expect(verifierDuree({ debut, fin })).toEqual(attendu);
});

test("CONV-1 : le dernier jour permis se dit d'avance", () => expect(finAuPlusTard("2026-07-14")).toBe("2030-12-31"));

const connue = (code: string) => code !== "99999";

test("CONV-2 : un périmètre garde son ordre, sans redite ; vide ou inconnu, il est refusé", () => {
  expect(verifierPerimetre(["48002", "48001", "48002"], connue)).toEqual(["48002", "48001"]);
  expect(verifierPerimetre([], connue)).toEqual(new Refus("perimetre-vide"));
  expect(verifierPerimetre(["48001", "99999"], connue)).toEqual(new Refus("commune-inconnue"));
});

test.each([
  ["Loire", 3, "Caf de la Loire"],
  ["Ain", 5, "Caf de l’Ain"],
  ["Doubs", 2, "Caf du Doubs"],
  ["Ardennes", 4, "Caf des Ardennes"],
  ["Ille-et-Vilaine", 1, "Caf d’Ille-et-Vilaine"],
  ["Saône-et-Loire", 0, "Caf de Saône-et-Loire"],
])("CONV-3 : la Caf du département %s", (nom, liaison, attendu) => expect(nomCaf({ nom, liaison })).toBe(attendu));

const bloc = (titre: string, caf: string): BlocConvention => ({
  convention: {
    titre,
    caf,
    debut: null,
    fin: null,
    perimetre: ["48001"],
    parties: [],
    visas: [],
    articles: [],
    annexes: [],
  },
  deliberations: [],
});

test("CONV-4 : seul ce qui change se note ; rien si rien ne change", () => {
  expect(changements(bloc("A", "Caf"), bloc("B", "Caf"))).toEqual({ avant: { titre: "A" }, apres: { titre: "B" } });
  expect(changements(bloc("A", "Caf"), bloc("A", "Caf"))).toBeNull();
});

test("CONV-5 : ce qui revient garde son identifiant, par sa clé puis par sa place ; le reste en prend un neuf", () => {
  const anciens = [
    { id: "1", texte: "un" },
    { id: "2", texte: "deux" },
    { id: "3", texte: "trois" },
  ];
  let suite = 0;
  const gardes = (...textes: string[]) =>
    garderIdentifiants(
      anciens,
      textes.map((texte) => ({ texte })),
      ({ texte }) => texte,
      () => `n${++suite}`,
    ).map(({ id }) => id);
  expect(gardes("trois", "un")).toEqual(["3", "1"]);
  expect(gardes("un", "deux corrigé", "trois")).toEqual(["1", "2", "3"]);
  expect(gardes("zéro", "un", "deux", "trois")).toEqual(["n1", "1", "2", "3"]);
  expect(gardes("un", "un")).toEqual(["1", "2"]);
});
