import { expect, test } from "vitest";
import { accorder, aPrendre } from "./rules.ts";

test.each([
  ["l’un prend ce que dit l’autre", ["caf", "caf"], ["alternee", "collectivite"], ["alternee", "collectivite"]],
  ["ce que l’autre ne dit pas encore reste", ["caf", "caf"], ["alternee", null], ["alternee", "caf"]],
  ["ce que l’on ne disait pas se prend", [null, null], ["caf", null], ["caf", null]],
  ["d’accord, rien ne change", ["caf", "caf"], ["caf", "caf"], ["caf", "caf"]],
  ["l’autre ne dit rien, rien ne change", ["caf", null], [null, null], ["caf", null]],
] as const)("ACTE-151 : %s", (_cas, [presidence, secretariat], [sienne, sien], attendu) => {
  const [celui, comme] = [
    { presidence, secretariat, nom: "ici" },
    { presidence: sienne, secretariat: sien },
  ];
  const accorde = accorder<string, string, { presidence: string | null; secretariat: string | null; nom: string }>(
    celui,
    comme,
  );
  expect(accorde).toEqual({ presidence: attendu[0], secretariat: attendu[1], nom: "ici" });
  expect(aPrendre<string, string>(celui, comme)).toBe(attendu[0] !== presidence || attendu[1] !== secretariat);
});
