import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { ActionCommunication } from "./model.ts";
import { logosManquants, tenirAction } from "./rules.ts";

const ACTION: ActionCommunication = {
  id: "a",
  convention: "ctg",
  titre: "Guide des familles",
  objet: "",
  debut: "2026-11-21",
  fin: null,
  supports: ["Dépliant"],
  logos: true,
  mention: "",
  diffusion: [],
  etat: "prevue",
  decision: null,
  version: 1,
};

test.each([
  ["à l’endroit, le même jour", { fin: "2026-11-21" }, "tient"],
  ["à l’envers", { fin: "2026-11-20" }, "a-l-envers"],
  ["sans logos ni mention", { logos: false }, "sans-mention"],
  ["sans logos, qui dit la coopération", { logos: false, mention: "Avec la Caf" }, "tient"],
  ["faite le jour même", { etat: "faite" }, "tient"],
  ["faite à partir de demain", { etat: "faite", debut: "2026-11-22" }, "faite-a-venir"],
] as const)("GOUV-140 : une action %s", (_cas, dit, attendu) => {
  const resultat = tenirAction({ ...ACTION, ...dit }, "2026-11-21");
  expect(resultat instanceof Refus ? resultat.code : "tient").toBe(attendu);
});

test("GOUV-141 : les parties dont le logo manque sont nommées", () => {
  expect(logosManquants(["Caf", "Communauté"], ["Caf"])).toEqual(["Communauté"]);
  expect(logosManquants([], ["Caf"])).toEqual([]);
});
