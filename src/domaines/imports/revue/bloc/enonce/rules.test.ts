import { expect, test } from "vitest";
import { enoncer, presenter, resumer } from "./rules.ts";

test("un bloc se résume en une ligne", () => {
  expect(resumer("parties", [1, 2])).toBe("2 parties");
  expect(resumer("debut", "2026-01-01")).toBe("1er janvier 2026");
  expect(resumer("caf", null)).toBe("");
});

test.each([
  ["un code par son nom", "genre", "epci", "Intercommunalité"],
  ["un jour en toutes lettres", "dateSeance", "2026-03-01", "1er mars 2026"],
  ["un oui ou un non", "incomplet", false, "non"],
  [
    "des représentants ligne à ligne",
    "representants",
    [
      { qualite: "Maire", nom: "A" },
      { qualite: null, nom: "B" },
    ],
    "Maire · A\nB",
  ],
  ["rien quand rien n’est dit", "adresse", null, ""],
] as const)("une mention s’énonce : %s", (_cas, champ, valeur, attendu) =>
  expect(enoncer(champ, valeur)).toBe(attendu),
);

test("un élément se présente par son titre, et le reste de ce qu’il dit", () => {
  const article = { numero: "3", genre: "recours", titre: "Durée", texte: "Quatre ans." };
  expect(presenter("articles", article, String)).toEqual({
    titre: "Article 3 · Durée",
    detail: "Nature : Recours\nTexte : Quatre ans.",
  });
  expect(presenter("perimetre", "42018", (code) => `Bourg (${code})`)).toEqual({ titre: "Bourg (42018)", detail: "" });
  const anonyme = { collectivite: "Bourg", type: "laep", typeLibelle: null, nom: null, adresse: null };
  expect(presenter("equipements", anonyme, String).titre).toBe("Lieu d’accueil enfants-parents");
});
