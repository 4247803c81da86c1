import { expect, test } from "vitest";
import { estEfface, phraseEffacee, rassembler, redireAvec, redireContenu, redireFiches } from "./rules.ts";

const dit = (texte: string, instant: string, volet = "") => ({
  volet,
  champ: "avancees" as const,
  texte,
  auteur: "Samira",
  instant,
});

test("SUI-260 : un texte effacé dit quand et par qui, et se reconnaît", () => {
  const phrase = phraseEffacee("2026-11-22", "Nadège Aubrac");
  expect(phrase).toBe("Texte effacé le 22 novembre 2026 par Nadège Aubrac");
  expect([estEfface(phrase), estEfface("Rien d’effacé")]).toEqual([true, false]);
  expect(estEfface(phraseEffacee("2026-08-01", "Zoé"))).toBe(true);
});

test.each([
  "Texte effacé le jour où Mme Canari est partie",
  "Texte effacé le 22 novembre 2026 par ",
  "Texte effacé le 32 novembre 2026 par Zoé",
  "Texte effacé le 22 novembre 2026 par Zoé\nMme Canari a dit le reste",
  "Le Texte effacé le 22 novembre 2026 par Zoé",
])("SUI-260 : « %s » n’est pas un texte effacé : il s’efface", (texte) => {
  expect(estEfface(texte)).toBe(false);
  expect(rassembler([dit(texte, "2026-01-01")])).toHaveLength(1);
});

test("SUI-261 : un même texte n’est montré qu’une fois, le dernier dit d’abord ; ni les vides ni les effacés", () => {
  const lus = rassembler([
    dit("Un local", "2026-01-01"),
    dit("Un local", "2026-02-01"),
    dit("Un local", "2026-03-01", "mairie"),
    dit(" ", "2026-04-01"),
    dit(phraseEffacee("2026-05-01", "Nadège"), "2026-05-01"),
  ]);
  expect(lus.map(({ instant, volet }) => [instant, volet])).toEqual([
    ["2026-03-01", "mairie"],
    ["2026-02-01", ""],
  ]);
});

test("SUI-262 : seuls les textes choisis changent, dans leur volet et leur rubrique", () => {
  const redire = redireAvec([dit("Mme Canari", "2026-01-01")], "effacé");
  const contenu = { etat: "enCours", avancees: "Mme Canari", difficultes: "Mme Canari" };
  expect(redireContenu(contenu, "", redire)).toEqual({ ...contenu, avancees: "effacé" });
  expect(redireContenu(contenu, "mairie", redire)).toBe(contenu);
  const volet = { ...contenu, volet: "", nom: "", auteur: "", instant: "", le: "2026-01-01" as const };
  const reste = { deblocage: "", decisionDemandee: "", nouvelleDate: null, decision: null };
  const fiches = [
    { id: "a", volets: [{ ...volet, ...reste }] },
    { id: "b", volets: [{ ...volet, ...reste }] },
  ];
  const [a, b] = redireFiches(fiches, "a", redire);
  expect(a?.volets[0]?.avancees).toBe("effacé");
  expect(b).toBe(fiches[1]);
  expect(redireFiches(fiches, "c", redire)).toBe(fiches);
});
