import { expect, test } from "vitest";
import { motsAChercher, retenir, sansLesEffaces } from "./rules.ts";

const NOMME = (paire: string) => paire === "Camille Martin";

test.each([
  ["un nom après une civilité", ["Mme Canari est partie"], ["Canari"]],
  ["un prénom et un nom, puis le nom seul", ["Vu Camille Martin hier"], ["Camille Martin", "Martin"]],
  ["une adresse et un numéro", ["c.m@ex.fr ou 06 11 22 33 44"], ["c.m@ex.fr", "06 11 22 33 44"]],
])("SUI-274 : on cherche ailleurs %s", (_cas, textes, attendus) => {
  expect(motsAChercher(textes, "", NOMME)).toEqual(expect.arrayContaining(attendus));
});

test("SUI-274 : une phrase se cherche entière, un bout de phrase non ; ce que l’on demande se cherche aussi", () => {
  const mots = motsAChercher(
    ["Elle a quitté son poste. Un local. Elle a quitté son poste."],
    "Zoé, ab\nla directrice",
    NOMME,
  );
  expect(mots).toEqual(["Zoé", "la directrice", "Elle a quitté son poste"]);
});

test.each([
  ["le mot entier, sans accents ni casse", "revu CANARI le 3", true],
  ["un mot qui le contient", "Les canaris du parc", false],
])("SUI-275 : un texte qui dit %s", (_cas, texte, attendu) => {
  expect(retenir([{ texte, ou: "Bilan", href: "/b" }], ["Canari"])).toHaveLength(attendu ? 1 : 0);
});

test("SUI-275 : un endroit se cite une fois", () => {
  const dit = { texte: "Canari", ou: "Bilan", href: "/b" };
  expect(retenir([dit, dit, { ...dit, href: "/c" }], ["Canari"])).toEqual([
    { ou: "Bilan", href: "/b" },
    { ou: "Bilan", href: "/c" },
  ]);
});

test("SUI-275 : de la fiche même, ce que l’on efface ne compte plus, ce qui reste si", () => {
  const dit = { texte: "Mme Canari part\nCanari revient", ou: "Suivi", href: "/s", fiche: "f" };
  const reste = sansLesEffaces(dit, { fiche: "f", effaces: ["Mme Canari part"] });
  expect(retenir([reste], ["Canari"])).toHaveLength(1);
  expect(retenir([sansLesEffaces(reste, { fiche: "f", effaces: ["Canari revient"] })], ["Canari"])).toEqual([]);
  expect(sansLesEffaces(dit, { fiche: "autre", effaces: ["Mme Canari part"] })).toBe(dit);
});
