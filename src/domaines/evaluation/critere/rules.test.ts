import { expect, test } from "vitest";
import { notesDe } from "./forms.ts";
import { distribuer, estNote } from "./rules.ts";

const note = (niveau: "solide" | "satisfaisant" | "fragile" | "insuffisant" | "sansAvis") => ({
  critere: "moyens" as const,
  niveau,
});
const surLesMoyens = (...notes: ReturnType<typeof note>[]) => distribuer(notes).find((une) => une.critere === "moyens");

test("EVA-13 : trois avis restent trois avis, « sans avis » n’en est pas un quatrième, rien n’en fait une moyenne", () => {
  expect(surLesMoyens(note("solide"), note("solide"), note("insuffisant"), note("sansAvis"))).toEqual({
    critere: "moyens",
    avis: 3,
    sansAvis: 1,
    parNiveau: [
      { niveau: "solide", nombre: 2 },
      { niveau: "satisfaisant", nombre: 0 },
      { niveau: "fragile", nombre: 0 },
      { niveau: "insuffisant", nombre: 1 },
    ],
    partages: true,
  });
});

test.each([
  ["le même niveau", ["solide", "solide"], false],
  ["deux niveaux voisins", ["solide", "satisfaisant"], false],
  ["deux niveaux d’écart", ["solide", "fragile"], true],
  ["un niveau et sans avis", ["solide", "sansAvis"], false],
] as const)("EVA-13 : avec %s, les avis sont partagés : %s", (_cas, niveaux, partages) => {
  expect(surLesMoyens(...niveaux.map(note))?.partages).toBe(partages);
});

test("EVA-14 : un critère sans niveau n’est pas noté", () => {
  expect([estNote(""), estNote("moyen"), estNote("sansAvis"), estNote("fragile")]).toEqual([false, false, true, true]);
  const saisi = { "moyens-niveau": "", "moyens-commentaire": "", "coherence-niveau": "solide" };
  expect(notesDe(saisi)).toEqual([{ critere: "coherence", niveau: "solide", commentaire: "", preuve: "" }]);
});
