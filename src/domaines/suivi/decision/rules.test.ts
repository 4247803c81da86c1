import { expect, test } from "vitest";
import { ETATS_PAR_DEFAUT } from "../etat/model.ts";
import { etatPourDecision } from "./rules.ts";

const sans = (...codes: string[]) => ETATS_PAR_DEFAUT.filter(({ code }) => !codes.includes(code));

test.each([
  ["abandonner", ETATS_PAR_DEFAUT, "abandon", "abandonnee"],
  ["remplacer", ETATS_PAR_DEFAUT, "remplacement", "remplacee"],
  ["reporter", ETATS_PAR_DEFAUT, "report", "reportee"],
  ["abandonner, l’état ôté", sans("abandonnee"), "abandon", "remplacee"],
  ["reporter, l’état ôté", sans("reportee"), "report", null],
] as const)("SUI-60 : %s", (_cas, etats, devenir, attendu) => {
  expect(etatPourDecision(etats, devenir)?.code ?? null).toBe(attendu);
});
