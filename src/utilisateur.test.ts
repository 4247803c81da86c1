import { expect, test } from "vitest";
import { sentenceOf } from "./utilisateur.ts";

test.each([
  ["un compte ouvert reçoit le rôle", { lien: null, neuf: true }, "le rôle lui est donné"],
  ["un rôle déjà porté ne se redonne pas", { lien: null, neuf: false }, "avait déjà ce rôle : rien n’a changé"],
  ["un compte neuf a son lien", { lien: "http://ici/liens/x", neuf: true }, "Compte fait pour Paul"],
  ["un lien neuf pour un rôle déjà porté", { lien: "http://ici/liens/x", neuf: false }, "avait déjà ce rôle, sans"],
])("la commande dit ce qu'elle a fait : %s", (_cas, fait, phrase) => {
  expect(sentenceOf({ nom: "Paul", ...fait })).toContain(phrase);
});
