import { expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import { Refus } from "#commun/refus.ts";
import { type Bilan, CYCLE_BILAN, type EtatBilan } from "./model.ts";
import { jugerPeriode, passer, peutEcrire, peutLireBilan, periodeDite, periodeProposee, titreDe } from "./rules.ts";

const BILAN: Bilan = {
  id: "b",
  convention: "ctg",
  genre: "bilanIntermediaire",
  titre: "Bilan",
  debut: "2024-01-01",
  fin: "2026-06-30",
  etat: "relecture",
  instance: null,
  adopteLe: null,
  version: 3,
};
const AUJOURDHUI = "2026-11-21";

test.each([
  ["brouillon", "relecture", true],
  ["brouillon", "adopte", false],
  ["relecture", "brouillon", true],
  ["relecture", "fige", false],
  ["adopte", "relecture", true],
  ["adopte", "brouillon", false],
  ["fige", "relecture", false],
  ["fige", "adopte", false],
] as const)("EVA-1 : de %s à %s, un bilan passe : %s", (de, vers, attendu) => {
  expect(peutPasser(CYCLE_BILAN, de, vers)).toBe(attendu);
});

test.each([
  ["brouillon", true],
  ["relecture", true],
  ["adopte", false],
  ["fige", false],
] as const)("EVA-2 : un bilan %s s’écrit : %s", (etat, attendu) => {
  expect(peutEcrire({ etat })).toBe(attendu);
});

test.each([
  ["brouillon", true, false, true],
  ["brouillon", false, true, true],
  ["brouillon", false, false, false],
  ["relecture", false, false, true],
] as const)("EVA-3 : un bilan %s, de qui rédige %s ou note %s, se lit : %s", (etat, rediger, noter, attendu) => {
  expect(peutLireBilan({ etat }, { rediger, noter })).toBe(attendu);
});

test.each([
  ["la veille du terme", "Copil", "2026-06-29", "adoption-avant-fin"],
  ["le jour du terme", "Copil", "2026-06-30", null],
  ["aujourd’hui", "Copil", "2026-11-21", null],
  ["demain", "Copil", "2026-11-22", "adoption-future"],
  ["un jour que l’on ne dit pas", "Copil", null, "adoption-incomplete"],
  ["par personne", "", "2026-11-12", "adoption-incomplete"],
] as const)("EVA-4 : un bilan adopté %s", (_cas, instance, adopteLe, code) => {
  const attendu = code === null ? { ...BILAN, etat: "adopte", instance, adopteLe } : new Refus(code);
  expect(passer(BILAN, "adopte", { instance, adopteLe }, AUJOURDHUI)).toEqual(attendu);
});

test("EVA-5 : un bilan repris perd son adoption, un bilan figé la garde", () => {
  const adopte: Bilan = { ...BILAN, etat: "adopte", instance: "Copil", adopteLe: "2026-11-12" };
  const sans = { instance: "", adopteLe: null };
  const repris = passer(adopte, "relecture", sans, AUJOURDHUI);
  expect(repris).toEqual({ ...adopte, etat: "relecture", instance: null, adopteLe: null });
  expect(passer(adopte, "fige", sans, AUJOURDHUI)).toEqual({ ...adopte, etat: "fige" satisfies EtatBilan });
  expect(passer(BILAN, "fige", sans, AUJOURDHUI)).toEqual(new Refus("passage-impossible"));
});

test.each([
  [
    "la veille du premier jour de l’autre",
    { genre: "bilanIntermediaire", debut: "2023-01-01", fin: "2023-12-31" },
    null,
  ],
  [
    "le premier jour de l’autre",
    { genre: "bilanIntermediaire", debut: "2023-01-01", fin: "2024-01-01" },
    "periode-prise",
  ],
  ["dans l’autre, d’un autre genre", { genre: "pointEtape", debut: "2025-01-01", fin: "2025-12-31" }, null],
  ["avant de commencer", { genre: "pointEtape", debut: "2025-01-02", fin: "2025-01-01" }, "periode-renversee"],
] as const)("EVA-6 : une période qui finit %s", (_cas, voulu, code) => {
  const refus = jugerPeriode({ id: "neuf", ...voulu }, [BILAN]);
  expect(refus).toEqual(code === null ? null : new Refus(code));
  expect(jugerPeriode(BILAN, [BILAN])).toBeNull();
});

test.each([
  ["pointEtape", { debut: "2024-01-01", fin: "2028-12-31" }, { debut: "2026-01-01", fin: AUJOURDHUI }],
  ["bilanIntermediaire", { debut: "2024-01-01", fin: "2028-12-31" }, { debut: "2024-01-01", fin: AUJOURDHUI }],
  ["bilanFinal", { debut: "2020-01-01", fin: "2024-12-31" }, { debut: "2020-01-01", fin: "2024-12-31" }],
  ["bilanFinal", { debut: "2027-01-01", fin: null }, { debut: AUJOURDHUI, fin: AUJOURDHUI }],
  ["bilanIntermediaire", { debut: null, fin: null }, { debut: "2026-01-01", fin: AUJOURDHUI }],
] as const)("EVA-7 : la période proposée d’un %s", (genre, convention, attendue) => {
  expect(periodeProposee(genre, convention, AUJOURDHUI)).toEqual(attendue);
});

test("une période et un titre se disent en français", () => {
  expect(periodeDite({ debut: "2026-01-01", fin: "2026-12-31" })).toBe("du 1er janvier au 31 décembre 2026");
  expect(periodeDite(BILAN)).toBe("du 1er janvier 2024 au 30 juin 2026");
  expect(titreDe("pointEtape", { debut: "2026-01-01", fin: "2026-12-31" })).toBe("Point d’étape annuel 2026");
  expect(titreDe("bilanFinal", BILAN)).toBe("Bilan final 2024-2026");
});
