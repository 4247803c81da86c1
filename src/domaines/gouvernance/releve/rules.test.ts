import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Point } from "../point/model.ts";
import type { Seance } from "../seance/model.ts";
import { approuverReleve, envoyerReleve, sansConclusion } from "./rules.ts";

const TENUE = { id: "r", etat: "tenue", envoyeLe: null } as Seance;
const note = (membre: string, presence: "present" | "absent" | null = "present") => ({ membre, presence });

test.each([
  ["quand chacun est noté, absent compris", TENUE, [note("a"), note("b", "absent")], "approuvee"],
  ["pas quand il en manque un", TENUE, [note("a")], "presences-a-noter"],
  ["pas quand l’un n’a fait que répondre", TENUE, [note("a"), note("b", null)], "presences-a-noter"],
  ["pas avant la réunion", { ...TENUE, etat: "convoquee" }, [note("a"), note("b")], "pas-tenue"],
  ["pas deux fois", { ...TENUE, etat: "approuvee" }, [note("a"), note("b")], "pas-tenue"],
] as const)("GOUV-60 : un relevé s’approuve %s", (...cas) => {
  const [, seance, presences, attendu] = cas;
  const apres = approuverReleve(seance as Seance, [{ id: "a" }, { id: "b" }], presences);
  expect(apres instanceof Refus ? apres.code : apres.etat).toBe(attendu);
});

test("GOUV-61 : un relevé s’envoie une fois, approuvé", () => {
  const approuvee: Seance = { ...TENUE, etat: "approuvee" };
  const envoyee = envoyerReleve(approuvee, "2026-11-21T09:00:00Z");
  expect(envoyee).toMatchObject({ envoyeLe: "2026-11-21T09:00:00Z" });
  expect(envoyerReleve(TENUE, "x")).toEqual(new Refus("pas-approuve"));
  expect(envoyerReleve({ ...approuvee, envoyeLe: "x" }, "y")).toEqual(new Refus("deja-envoye"));
});

test("GOUV-62 : un avis ou une décision sans conclusion se dit ; une information, non", () => {
  const point = (id: string, attendu: Point["attendu"], conclusion: string) => ({ id, attendu, conclusion }) as Point;
  const points = [
    point("a", "decision", " "),
    point("b", "avis", ""),
    point("c", "information", ""),
    point("d", "decision", "Oui"),
  ];
  expect(sansConclusion(points).map(({ id }) => id)).toEqual(["a", "b"]);
});
