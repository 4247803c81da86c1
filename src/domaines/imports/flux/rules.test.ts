import { expect, test } from "vitest";
import { couperPuce, lireFlux, ressouder } from "./rules.ts";

test("IMP-90 : un mot coupé par un trait en fin de ligne se ressoude, un mot composé garde le sien", () => {
  const mots = new Set(["rendez", "vous"]);
  expect(ressouder("le développe-", "ment du relais", mots)).toBe("le développement du relais");
  expect(ressouder("prendre rendez-", "vous au relais", mots)).toBe("prendre rendez-vous au relais");
  expect(ressouder("le relais", "du plateau", mots)).toBe("le relais du plateau");
});

test("IMP-90 : un mot coupé sans trait au bord d'une colonne étroite se ressoude si le document l'écrit entier", () => {
  const mots = new Set(["accompagnement", "pour", "pourquoi", "surface"]);
  expect(ressouder("Accompagne", "ment des familles", mots)).toBe("Accompagnement des familles");
  expect(ressouder("Accompagne", "vite", mots)).toBe("Accompagne vite");
  expect(ressouder("un lieu pour", "quoi faire", mots)).toBe("un lieu pour quoi faire");
});

test("une ligne qui continue rejoint son paragraphe par-dessus le pied de page", () => {
  const ligne = (texte: string, page: number, reste = {}) => ({ texte, page, niveau: null, gras: false, ...reste });
  const lignes = [
    ligne("Le relais ouvre chaque", 1, { suite: false }),
    ligne("Plan du Grand Lac", 1, { suite: false, bord: true }),
    ligne("mercredi.", 2, { suite: true }),
    ligne("Il ferme en août.", 2, { suite: false }),
  ];
  const brut = { fichier: "a.pdf", type: "application/pdf", sha256: "", lignes, tableaux: [], pagesReconnues: [] };
  expect(lireFlux(brut).jetons.map(({ texte }) => texte)).toEqual([
    "Le relais ouvre chaque mercredi.",
    "Il ferme en août.",
  ]);
});

test("IMP-3 : une coche ou un carré dont la police s’est perdue (« ü », « Ø », « § ») reste une puce ; un mot ou un numéro de paragraphe non", () => {
  expect(["ü Les familles", "Ø Les communes", "§ Les lieux"].map((texte) => couperPuce(texte).puce)).toEqual([
    "ü",
    "Ø",
    "§",
  ]);
  expect(["über", "§ 3 du texte"].map((texte) => couperPuce(texte).puce)).toEqual([null, null]);
});

test("IMP-163 : un libellé annoncé, ou seul en gras, et le numéro d’une fiche ouvrent un paragraphe, même serrés sous le texte", () => {
  const ligne = (texte: string, gras = false, suite = true) => ({ texte, page: 1, niveau: null, gras, suite });
  const jetonsDe = (lignes: ReturnType<typeof ligne>[]) =>
    lireFlux({
      fichier: "a.pdf",
      type: "application/pdf",
      sha256: "",
      lignes: [ligne("Le relais ouvre chaque", false, false), ...lignes],
      tableaux: [],
      pagesReconnues: [],
    }).jetons.map(({ texte }) => texte);
  expect(
    jetonsDe([ligne("mercredi."), ligne("Pilote : Ville"), ligne("Fiche action 4", true), ligne("CONSTATS", true)]),
  ).toEqual(["Le relais ouvre chaque mercredi.", "Pilote : Ville", "Fiche action 4", "CONSTATS"]);
  expect(jetonsDe([ligne("mercredi à la"), ligne("Ressources")])).toHaveLength(1);
  expect(jetonsDe([ligne("mercredi de"), ligne("Contexte", true)])).toHaveLength(1);
});
