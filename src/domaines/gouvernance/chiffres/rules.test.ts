import { expect, test } from "vitest";
import type { Decision } from "../decision/model.ts";
import type { Seance } from "../seance/model.ts";
import { compterAdhesions, compterDecisions, participation, rythmes, seancesTenues, tauxDe } from "./rules.ts";

const PERIODE = { debut: "2026-01-01", fin: "2026-12-31" } as const;
const seance = (etat: Seance["etat"], le: Seance["le"]) => ({ instance: "copil", etat, le });

test("GOUV-150 : une instance se lit au regard de sa fréquence, bornes de la période comprises", () => {
  const seances = [
    seance("tenue", "2026-01-01"),
    seance("approuvee", "2026-12-31"),
    seance("tenue", "2025-12-31"),
    seance("annulee", "2026-05-01"),
    seance("convoquee", "2026-12-01"),
    seance("preparation", null),
  ];
  const copil = { id: "copil", nom: "Copil", frequence: 2 };
  expect(rythmes([copil], seances, PERIODE)).toEqual([{ nom: "Copil", tenues: 2, prevues: 2, aVenir: 1, annulees: 1 }]);
  expect(rythmes([copil], [], { debut: "2024-01-01", fin: "2024-06-30" })[0]?.prevues).toBe(1);
  expect(rythmes([{ ...copil, frequence: null }], seances, PERIODE)[0]?.prevues).toBeNull();
  expect(seancesTenues(seances, PERIODE).length).toBe(2);
});

const membre = (
  id: string,
  voix: "deliberative" | "consultative" = "deliberative",
  suppleantDe: string | null = null,
) => ({
  id,
  voix,
  suppleantDe,
  seance: null,
});
const constat = (qui: string, presence: "present" | "excuse" | "absent" | "pouvoir" | "suppleant" | null) => ({
  seance: "s",
  membre: qui,
  presence,
});

test("GOUV-151 : un suppléant vient, un pouvoir représente, un invité n’est pas attendu, une feuille vide ne compte pas", () => {
  const membres = [
    membre("a"),
    membre("b"),
    membre("c"),
    membre("d"),
    membre("i", "consultative"),
    membre("s", "deliberative", "b"),
  ];
  const constats = [
    constat("a", "present"),
    constat("b", "suppleant"),
    constat("c", "pouvoir"),
    constat("d", null),
    constat("i", "present"),
    constat("s", "present"),
  ];
  expect(participation(membres, constats, () => "Caf")).toEqual([
    { nom: "Caf", venus: 2, representes: 1, attendus: 3 },
  ]);
  const invites = [...membres, { ...membre("x", "consultative"), seance: "s" }];
  const presents = [...constats, constat("x", "present")];
  expect(participation(invites, presents, () => "Habitants", "consultative")).toEqual([
    { nom: "Habitants", venus: 1, representes: 0, attendus: 1 },
  ]);
  const parNom = participation(membres, [constat("b", "absent"), constat("a", "present")], (id) =>
    id === "a" ? "Z" : "A",
  );
  expect(parNom.map(({ nom, venus }) => [nom, venus])).toEqual([
    ["A", 0],
    ["Z", 1],
  ]);
  expect(participation(membres, constats, () => null)).toEqual([]);
  expect([tauxDe({ venus: 1, attendus: 4 }), tauxDe({ venus: 0, attendus: 0 })]).toEqual([0.25, null]);
});

test("GOUV-152 : une décision compte au jour où elle est prise, son exécution au jour où elle est faite", () => {
  const decision = (dit: Partial<Decision>) =>
    ({
      le: "2026-03-01",
      adoptee: true,
      execution: "sansSuite",
      executeeLe: null,
      avant: null,
      genre: "avis",
      ...dit,
    }) as Decision;
  const comptes = compterDecisions(
    [
      decision({}),
      decision({ adoptee: false }),
      decision({ execution: "aExecuter", avant: "2026-12-30", genre: "ajustementMineur" }),
      decision({ execution: "aExecuter", avant: "2026-12-31" }),
      decision({ le: "2025-12-31", execution: "executee", executeeLe: "2026-01-01" }),
      decision({ le: "2027-01-01" }),
    ],
    PERIODE,
  );
  expect(comptes).toEqual({ prises: 3, rejetees: 1, aExecuter: 2, enRetard: 1, executees: 1, mineurs: 1 });
});

test("GOUV-153 : une commune de la convention adhère du jour dit ; d’une autre, on ne compte rien", () => {
  const adhesions = [
    { fiche: "f", commune: "15014", depuis: "2026-12-31" },
    { fiche: "f", commune: "15015", depuis: "2027-01-01" },
    { fiche: "g", commune: "15014", depuis: "2026-01-01" },
    { fiche: "g", commune: "63001", depuis: "2026-01-01" },
  ] as const;
  const { parFiche, adherentes } = compterAdhesions(adhesions, ["15014", "15015"], PERIODE);
  expect([parFiche.get("f"), parFiche.get("g"), adherentes]).toEqual([["15014"], ["15014"], 1]);
});
