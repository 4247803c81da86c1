import { expect, test } from "vitest";
import { structureVide } from "../structure/rules.ts";
import { corriger } from "./rules.ts";

test("EQU-25 : une réponse corrige le contact, les heures, les fermetures, le coût et vérifie la fiche, sans toucher aux places", () => {
  const avant = { ...structureVide("a", "eajePsu"), nom: "Les Galets", surnombre: true };
  const reponse = {
    telephone: "04 71 00 00 00",
    courriel: "a@b.fr",
    siteWeb: null,
    public: "0-3 ans",
    description: "",
    ouverture: [{ de: "07:30", a: "12:00" }],
    fermetures: [{ debut: "2027-08-02" as const, fin: "2027-08-20" as const, motif: "" }],
    tarifs: [{ de: null, a: null, cout: 45, unite: "heure" as const, aides: "" }],
  };
  const durees = [270, ...Array(9).fill(0)];
  expect(corriger(avant, reponse, "2026-11-21")).toEqual({ ...avant, ...reponse, durees, verifieLe: "2026-11-21" });
});
