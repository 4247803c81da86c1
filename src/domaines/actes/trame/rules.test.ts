import { expect, test } from "vitest";
import { GENRES_ARTICLE } from "#domaines/convention/model.ts";
import { peutPoser, trameDe } from "./rules.ts";

const PARTIES = [
  { genre: "caf", nom: "Caf du Cantal" },
  { genre: "commune", nom: "Condat" },
] as const;

test("ACTE-1 : la trame a un article pour chaque sujet du modèle national, un préambule, cinq annexes et un visa par partie", () => {
  const { articles, annexes, visas } = trameDe(PARTIES);
  const [preambule, ...numerotes] = articles;
  expect([preambule?.titre, preambule?.numero]).toEqual(["Préambule", null]);
  expect(numerotes.map(({ genre }) => genre)).toEqual(GENRES_ARTICLE.filter((genre) => genre !== "autre"));
  expect(numerotes.map(({ numero }) => numero)).toEqual(Array.from({ length: 14 }, (_, rang) => `${rang + 1}`));
  expect(annexes).toHaveLength(5);
  expect(visas.filter(({ incomplet }) => incomplet).map(({ texte }) => texte)).toEqual([
    expect.stringContaining("conseil d’administration (Caf du Cantal)"),
    expect.stringContaining("assemblée (Condat)"),
  ]);
});

test("ACTE-1 : la clause nulle et celle qui fait prévaloir le texte sur son titre sont à l'article des modifications", () => {
  const { articles } = trameDe(PARTIES);
  const texte = articles.find(({ genre }) => genre === "avenant")?.texte ?? "";
  expect(texte).toContain("tenue pour non écrite");
  expect(texte).toContain("le texte l’emporte");
});

test("ACTE-2 : elle se pose sur un brouillon vide, et sur rien d'autre", () => {
  expect(peutPoser({ visas: [], articles: [], annexes: [] })).toBe(true);
  for (const liste of ["visas", "articles", "annexes"])
    expect(peutPoser({ visas: [], articles: [], annexes: [], [liste]: [1] })).toBe(false);
});
