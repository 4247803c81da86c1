import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { type GenreDecision, GENRES_DECISION } from "../model.ts";
import { CYCLE_EFFET, type Effet } from "./model.ts";
import { type Change, effetsDe, estImmediat, peutChanger, retenter } from "./rules.ts";

const RIEN: Change = { champ: null, report: null, bilan: null, par: null };
const CHAMP = { nom: "description", libelle: "Description", avant: "A", apres: "B" };
const codeDe = (resultat: object) => (resultat instanceof Refus ? resultat.code : "tient");

test.each([
  ["champFiche", ["arbitrage", "ajustementMineur"]],
  ["report", ["arbitrage", "ajustementMineur"]],
  ["bilanAdopte", ["validation"]],
  ["abandon", ["abandon"]],
  ["remplacement", ["remplacement"]],
] as const)("GOUV-122 : « %s » n’appartient qu’à %s", (effet, genres) => {
  expect(GENRES_DECISION.filter((genre) => peutChanger(genre, effet))).toEqual(genres);
});

test.each([
  ["un ajustement significatif qui corrige", "ajustementSignificatif", ["f"], { champ: CHAMP }, "genre-sans-effet"],
  ["un ajustement mineur sur une fiche", "ajustementMineur", ["f"], { champ: CHAMP }, "tient"],
  ["un ajustement mineur sur deux fiches", "ajustementMineur", ["f", "g"], { champ: CHAMP }, "une-seule-fiche"],
  ["sans rien changer au texte", "ajustementMineur", ["f"], { champ: { ...CHAMP, apres: "A " } }, "champ-inchange"],
  ["un report sans fiche", "arbitrage", [], { report: "2027" }, "sans-fiche-a-changer"],
  ["un report de deux fiches", "arbitrage", ["f", "g"], { report: "2027" }, "tient"],
  ["un avis qui adopte un bilan", "avis", [], { bilan: { id: "b", titre: "B" } }, "genre-sans-effet"],
] as const)("GOUV-126 : %s", (...[, genre, fiches, change, attendu]) => {
  expect(codeDe(effetsDe({ genre: genre as GenreDecision, fiches }, { ...RIEN, ...change }))).toBe(attendu);
});

test("GOUV-126 : un abandon change chaque fiche nommée, et rien n’appartient au plan que ses champs", () => {
  const effets = effetsDe({ genre: "abandon", fiches: ["f", "g"] }, RIEN);
  expect(effets).toEqual(
    ["f", "g"].map((fiche) => ({ genre: "etatFiche", fiche, devenir: "abandon", nouvelleDate: null })),
  );
  const corrige = effetsDe({ genre: "ajustementMineur", fiches: ["f"] }, { ...RIEN, champ: CHAMP });
  expect(corrige).toEqual([
    { genre: "champFiche", fiche: "f", champ: "description", libelle: "Description", avant: "A", apres: "B" },
  ]);
  expect((["champFiche", "etatFiche", "bilanAdopte"] as const).map((genre) => estImmediat({ genre }))).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  ["sans rien dire", "remplacement", null, "sans-remplacante"],
  ["par elle-même", "remplacement", { id: "g", titre: "G" }, "par-elle-meme"],
  ["par une autre", "remplacement", { id: "h", titre: "H" }, "tient"],
  ["quand on abandonne", "abandon", { id: "h", titre: "H" }, "genre-sans-effet"],
] as const)("GOUV-128 : une fiche se remplace %s", (...[, genre, par, attendu]) => {
  expect(codeDe(effetsDe({ genre, fiches: ["f", "g"] }, { ...RIEN, par }))).toBe(attendu);
});

test("GOUV-128 : chaque fiche remplacée l’est par la même", () => {
  const par = { id: "h", titre: "H" };
  const effets = effetsDe({ genre: "remplacement", fiches: ["f", "g"] }, { ...RIEN, par });
  expect(effets).toEqual(
    ["f", "g"].map((fiche) => ({ genre: "etatFiche", fiche, devenir: "remplacement", nouvelleDate: null, par })),
  );
});

const effet = (etat: Effet["etat"]) => ({ etat }) as Effet;
test("GOUV-127 : ce qui a échoué se retente, ce qui attend attend encore, ce qui est appliqué ne revient pas", () => {
  expect(retenter(effet("echoue"))).toEqual(effet("enAttente"));
  expect(retenter(effet("enAttente"))).toEqual(effet("enAttente"));
  expect(retenter(effet("applique"))).toEqual(new Refus("deja-applique"));
  expect(CYCLE_EFFET.applique).toEqual([]);
});
