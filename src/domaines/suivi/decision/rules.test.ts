import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { ETATS_PAR_DEFAUT } from "../etat/model.ts";
import { citer, etatPourDecision, registreDe } from "./rules.ts";

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

const prise = (numero: number, dit: { genre?: string; adoptee?: boolean; fiches?: string[] } = {}) => ({
  reference: `D-2026-${numero}`,
  genre: "abandon",
  adoptee: true,
  fiches: ["f"],
  ...dit,
});
const REGISTRE = registreDe([
  prise(1),
  prise(2, { genre: "arbitrage", fiches: ["f", "g"] }),
  prise(3, { genre: "avis" }),
  prise(4, { adoptee: false }),
  prise(5, { fiches: ["g"] }),
  prise(6, { fiches: [] }),
]);

test("SUI-280 : une fiche n’a au registre que les décisions adoptées qui la nomment et l’arrêtent", () => {
  expect([...REGISTRE]).toEqual([
    ["f", ["D-2026-1", "D-2026-2"]],
    ["g", ["D-2026-2", "D-2026-5"]],
  ]);
});

test.each([
  ["celle qui l’abandonne", "D-2026-1, Copil du 12 mars 2026", "tient"],
  ["en minuscules", "d-2026-2", "tient"],
  ["un comité et son jour, sans registre", "Copil du 12 mars 2026", "tient"],
  ["rien, quand rien n’est exigé", null, "tient"],
  ["un avis", "D-2026-3", "decision-inconnue"],
  ["une décision rejetée", "D-2026-4", "decision-inconnue"],
  ["celle d’une autre fiche", "D-2026-5", "decision-inconnue"],
  ["celle qui ne nomme aucune fiche", "D-2026-6", "decision-inconnue"],
  ["une référence qui n’existe pas", "D-2099-99", "decision-inconnue"],
  ["une vraie et une fausse", "D-2026-1 et D-2099-99", "decision-inconnue"],
] as const)("SUI-281 : citer %s", (_cas, decision, attendu) => {
  const dit = citer({ decision }, REGISTRE, "f");
  expect(dit instanceof Refus ? dit.code : "tient").toBe(attendu);
});
