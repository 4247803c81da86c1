import { expect, test } from "vitest";
import type { Valeur } from "#domaines/statistiques/model.ts";
import { demandesDe, dernieres, enfantsDe, placesAssistantsDe, placesOuvertes, siteDe, voisinesDe } from "./rules.ts";

const section = (capacites: number[]) => ({
  id: "s",
  code: "unique" as const,
  avantMois: null,
  capacites,
  modulations: [],
});
const dix = (places: number) => Array.from({ length: 10 }, () => places);
const valeur = (statistique: string, millesime: number, nombre: number | null): Valeur =>
  ({ statistique, millesime, valeur: nombre, lieu: { genre: "commune", code: "A" }, source: "Insee" }) as Valeur;

test("OBS-83 : dix places toute la semaine en font dix ; la moitié de la semaine, cinq ; deux sections s’ajoutent", () => {
  expect(placesOuvertes({ sections: [section(dix(10))] })).toBe(10);
  expect(placesOuvertes({ sections: [section([10, 0, 10, 0, 10, 0, 10, 0, 10, 0])] })).toBe(5);
  expect(placesOuvertes({ sections: [section(dix(4)), section(dix(8))] })).toBe(12);
});

test("OBS-84 : son point, sinon le centre de sa commune, sinon rien ; un relais n’a pas de places", () => {
  const centres = new Map([["A", { lat: 45, lon: 2 }]]);
  const structure = { id: "c", nom: "Crèche", type: "eajePsu", commune: "A", lat: null, lon: null, sections: [] };
  const situe = (suite: object) =>
    siteDe({ ...structure, ...suite } as unknown as Parameters<typeof siteDe>[0], centres);
  expect(situe({})).toMatchObject({ lat: 45, lon: 2, mode: "collectif", eaje: true, lieu: true });
  expect(situe({ lat: 46, lon: 3 })).toMatchObject({ lat: 46, lon: 3 });
  expect(situe({ type: "mam" })).toMatchObject({ mode: "individuel", eaje: false, lieu: true });
  expect([situe({ commune: "B" }), situe({ commune: null, lat: 46, lon: 3 }), situe({ type: "rpe" })]).toEqual([
    null,
    null,
    null,
  ]);
});

test("OBS-85 : le recensement le plus récent, sinon trois ans de naissances, sinon rien", () => {
  const naissances = [2022, 2023, 2024].map((annee) => valeur("naissances", annee, 10));
  const recense = [valeur("enfantsMoins3", 2020, 40), valeur("enfantsMoins3", 2022, 36)];
  expect(enfantsDe([...naissances, ...recense], "A")).toEqual({ nombre: 36, source: "Insee", millesime: 2022 });
  expect(enfantsDe(naissances, "A")).toMatchObject({ nombre: 30, millesime: 2024 });
  expect(enfantsDe(naissances.slice(1), "A")).toBeNull();
  expect(enfantsDe([valeur("enfantsMoins3", 2022, null)], "A")).toBeNull();
});

test("la dernière valeur connue l’emporte, une valeur secrète ne compte pas", () => {
  const suite = [
    valeur("placesAssistants", 2023, 30),
    valeur("placesAssistants", 2024, null),
    valeur("autre", 2025, 1),
  ];
  expect(dernieres(suite, "placesAssistants").get("A")?.valeur).toBe(30);
});

test("OBS-86 : ni satisfaites, ni en partie, ni retirées, de la même année", () => {
  const suite = [
    valeur("demandesRecues", 2025, 20),
    valeur("demandesSatisfaites", 2025, 9),
    valeur("demandesPartielles", 2025, 2),
    valeur("demandesRetirees", 2025, 1),
    valeur("demandesSatisfaites", 2024, 8),
  ];
  expect(demandesDe(suite, "A")).toEqual({ recues: 20, refusees: 8 });
  expect(demandesDe(suite.slice(1), "A")).toBeNull();
  expect(demandesDe([...suite, valeur("demandesEnAttente", 2025, 6)], "A")).toEqual({ recues: 20, refusees: 6 });
});

test("OBS-86 : un nombre que le secret tait, ou que personne n’a dit, n’est pas zéro", () => {
  const recues = valeur("demandesRecues", 2025, 20);
  const tu = (code: string): Valeur => ({ ...valeur(code, 2025, null), secret: true });
  const suivies = ["demandesSatisfaites", "demandesPartielles", "demandesRetirees"];
  expect(demandesDe([recues, ...suivies.map(tu)], "A")).toBeNull();
  const lues = suivies.map((code) => valeur(code, 2025, 5));
  expect(demandesDe([recues, ...lues], "A")).toEqual({ recues: 20, refusees: 5 });
  expect(demandesDe([recues, ...lues.slice(1), tu("demandesSatisfaites")], "A")).toBeNull();
  expect(demandesDe([recues, ...lues, tu("demandesEnAttente")], "A")).toBeNull();
  expect(demandesDe([recues, ...lues.slice(1)], "A")).toBeNull();
});

test("OBS-87 : une commune proche de l’espace en est voisine, pas une commune lointaine ni une des siennes", () => {
  const centres = new Map([
    ["A", { lat: 45, lon: 2 }],
    ["B", { lat: 45.3, lon: 2.3 }],
    ["C", { lat: 45.34, lon: 2 }],
  ]);
  expect(voisinesDe(centres, new Set(["A"]))).toEqual(["B"]);
});

test("OBS-136 : les places des assistants actifs d’abord, même nulles ; à défaut, les places agréées du registre", () => {
  const agreees = valeur("placesAgreees", 2026, 9);
  expect(placesAssistantsDe([valeur("placesAssistants", 2023, 6), agreees], "A")).toBe(6);
  expect(placesAssistantsDe([valeur("placesAssistants", 2023, 0), agreees], "A")).toBe(0);
  expect(placesAssistantsDe([agreees], "A")).toBe(9);
  expect(placesAssistantsDe([], "A")).toBe(0);
});
