import { expect, test } from "vitest";
import type { Role } from "#commun/perimetre.ts";
import type { MonLieu } from "./model.ts";
import { accueil } from "./rules.ts";

const lieu = (convention: string | null, ...roles: Role[]): MonLieu => ({
  espace: "rives",
  nomEspace: "Rives",
  teinte: 168,
  convention,
  titre: convention,
  roles,
});

test.each([
  ["une seule convention y arrive droit", [lieu("ctg", "elu")], false, "/conventions/ctg/plan"],
  ["la garde des données sans le plan arrive au journal", [lieu("ctg", "dpo")], false, "/espaces/rives/journal"],
  ["deux conventions choisit", [lieu("a", "elu"), lieu("b", "elu")], false, null],
  ["un espace encore vide lit la page d'accueil", [lieu(null, "chargeCooperation")], false, null],
  ["l'installation et aucun rôle administre", [], true, "/administration"],
  ["l'installation et une convention arrive à la convention", [lieu("ctg", "elu")], true, "/conventions/ctg/plan"],
  ["rien lit la page d'accueil", [], false, null],
] as const)("ACC-6 : qui a %s", (_cas, lieux, administrateur, attendu) => {
  expect(accueil(lieux, administrateur)).toBe(attendu);
});
