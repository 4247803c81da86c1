import { expect, test } from "vitest";
import { structureVide } from "../structure/rules.ts";
import { corriger } from "./rules.ts";

test("EQU-25 : une réponse corrige le contact et vérifie la fiche, sans toucher aux places", () => {
  const avant = { ...structureVide("a", "eajePsu"), nom: "Les Galets", surnombre: true };
  const reponse = {
    telephone: "04 71 00 00 00",
    courriel: "a@b.fr",
    siteWeb: null,
    public: "0-3 ans",
    description: "",
  };
  expect(corriger(avant, reponse, "2026-11-21")).toEqual({ ...avant, ...reponse, verifieLe: "2026-11-21" });
});
