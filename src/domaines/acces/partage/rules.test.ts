import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import type { Attribution, RoleDonne } from "./model.ts";
import { collectiviteDe, peutDonner, recevoirRole, retirer } from "./rules.ts";

const role = (id: string, nom: RoleDonne, convention: string | null): Attribution => ({
  id,
  compte: id,
  espace: "rives",
  convention,
  role: nom,
  collectivite: null,
});
const SUR_A = role("a", "chargeCooperation", "ctg-a");
const SUR_TOUT = role("t", "chargeCooperation", null);

test.each([
  ["sur sa convention", [SUR_A], "ctg-a", true],
  ["pas sur la convention voisine", [SUR_A], "ctg-b", false],
  ["pas sur l'espace quand on n'a qu'une convention", [SUR_A], null, false],
  ["partout quand on l'est sur l'espace", [SUR_TOUT], "ctg-b", true],
  ["sur l'espace quand on l'est sur l'espace", [SUR_TOUT], null, true],
  ["nulle part avec un autre rôle", [role("r", "redacteur", null)], "ctg-a", false],
] as const)("ACC-9 : on donne un rôle %s", (_cas, miennes, convention, attendu) => {
  expect(peutDonner(miennes, convention)).toBe(attendu);
});

test("ACC-12 : un compte d'administrateur ne reçoit aucun rôle, un autre compte si", () => {
  expect([true, false].map((administrateur) => recevoirRole({ administrateur }))).toEqual([
    refus("administrateur"),
    null,
  ]);
});

test.each([
  ["le seul de sa convention reste", SUR_A, [SUR_A], refus("dernier")],
  ["un de deux sur la convention se retire", SUR_A, [SUR_A, role("b", "chargeCooperation", "ctg-a")], null],
  ["celui d'une convention se retire si un autre tient l'espace", SUR_A, [SUR_A, SUR_TOUT], null],
  ["celui de l'espace reste, même si une convention a le sien", SUR_TOUT, [SUR_A, SUR_TOUT], refus("dernier")],
  [
    "le seul d'une convention ne compte pas pour une autre",
    SUR_A,
    [SUR_A, role("b", "chargeCooperation", "ctg-b")],
    refus("dernier"),
  ],
  ["un autre rôle se retire toujours", role("e", "elu", "ctg-a"), [role("e", "elu", "ctg-a")], null],
] as const)("ACC-10 : %s", (_cas, retire, tous, attendu) => {
  expect(retirer(retire, tous)).toEqual(attendu);
});

test.each([
  ["referentCollectivite", "71 153", "71153"],
  ["referentCollectivite", "2a004", "2A004"],
  ["referentCollectivite", "200 000 123", "200000123"],
  ["referentCollectivite", "7115", refus("collectivite")],
  ["referentCollectivite", "", refus("collectivite")],
  ["elu", "71153", null],
  ["elu", "", null],
])("ACC-11 : un %s avec le code « %s » donne %o", (qui, saisie, attendu) => {
  expect(collectiviteDe(qui, saisie)).toEqual(attendu);
});

test("ACC-11 : un référent invité depuis la page porte l'une des collectivités proposées, pas une autre", () => {
  const proposees = ["71153", "200000123"];
  expect(
    ["71153", "200000123", "71154"].map((code) => collectiviteDe("referentCollectivite", code, proposees)),
  ).toEqual(["71153", "200000123", refus("collectivite")]);
  expect(collectiviteDe("referentCollectivite", "71153", [])).toEqual(refus("collectivite"));
});
