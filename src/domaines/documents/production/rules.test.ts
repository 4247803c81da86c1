import { expect, test } from "vitest";
import { ETATS, type Production } from "./model.ts";
import { annuler, estEnCours, peutDemander, reglages } from "./rules.ts";

const PRODUCTION: Production = {
  espace: "monts",
  id: "1",
  convention: "ctg",
  genre: "plan",
  format: "pdf",
  parametres: "",
  etat: "demandee",
  progression: 0,
  nom: null,
  taille: null,
  erreur: null,
  demandePar: "c",
  demandeLe: "2026-11-21T09:00:00.000Z",
};

test.each(ETATS)("DOC-2 : %s, une production s'annule tant qu'elle n'est pas finie", (etat) => {
  const annulee = annuler({ ...PRODUCTION, etat });
  expect("etat" in annulee ? annulee.etat : annulee.code).toBe(estEnCours({ etat }) ? "annulee" : "deja-finie");
});

test.each([
  [undefined, "pdf", "genre-inconnu"],
  [{ formats: ["pdf"] as const, permise: false }, "pdf", "interdit"],
  [{ formats: ["pdf"] as const, permise: true }, "odt", "format-inconnu"],
  [{ formats: ["pdf"] as const, permise: true }, "exe", "format-inconnu"],
] as const)("DOC-3 : %j en %s : %s", (fabrique, format, code) => {
  expect(peutDemander(fabrique, format)).toEqual({ code });
});

test("DOC-3 : un genre permis se produit dans un format qu'il annonce", () => {
  expect(peutDemander({ formats: ["pdf", "odt"], permise: true }, "odt")).toBe("odt");
});

test("DOC-4 : deux demandes des mêmes réglages sont la même, dans quelque ordre qu'ils soient venus", () => {
  const un = reglages(new URLSearchParams("noeud=a&q=relais&page=3&noeud=b&genre=plan&filtre=champ"));
  expect(un).toBe("noeud=a&noeud=b&q=relais");
  expect(reglages(new URLSearchParams("q=relais&noeud=a&noeud=b&cle=1&format=pdf&pilote="))).toBe(un);
  expect(reglages(new URLSearchParams("q=relais&noeud=b"))).not.toBe(un);
});
