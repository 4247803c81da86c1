import { expect, test } from "vitest";
import { Risques } from "./pages.tsx";

test("un risque très petit se dit comme tel, jamais nul", () => {
  const lignes = [0.0002, 0.012].map((depassement, rang) => ({ enPlus: rang + 1, depassement, attendues: 0.01 }));
  const page = `${<Risques libres={6} proposees={49} refusees={47} lignes={lignes} />}`;
  expect(page).toMatch(/moins de 0,1\u{A0}%[^]*1,2\u{A0}%/u);
});
