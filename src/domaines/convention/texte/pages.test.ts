import { expect, test } from "vitest";
import type { Partie } from "../model.ts";
import { precisions } from "./pages.tsx";

const NOM = { genre: "epci", nom: "Communauté de communes des Rives", nomCourt: "la communauté" } as const;
const PARTIE: Partie = { ...NOM, code: null, representants: [] };

test.each<[string, Partial<Partie>, string]>([
  ["nom court et genre", {}, "« la communauté » · Intercommunalité"],
  ["genre seul", { nomCourt: null }, "Intercommunalité"],
  [
    "genre que le nom dit déjà",
    { genre: "commune", nom: "Commune de Saint-Aubin", nomCourt: "Saint-Aubin" },
    "« Saint-Aubin »",
  ],
  ["rien à dire de plus", { genre: "caf", nom: "Caf de la Lozère", nomCourt: null }, ""],
])("ce qui suit le nom d’une partie se sépare : %s", (_cas, plus, attendu) => {
  expect(precisions({ ...PARTIE, ...plus })).toBe(attendu);
});
