import { expect, test } from "vitest";
import type { EtatDefini } from "../etat/model.ts";
import { blocsBord, blocsPartie } from "./document.ts";
import type { Bord } from "./model.ts";

const ENCOURS = { code: "enCours", libelle: "En cours", forme: "marche" } as EtatDefini;
const GROUPE = { nom: "Axe 1", total: 3, parEtat: [{ etat: ENCOURS, nombre: 2 }], muettes: 1 };
const BORD: Bord = {
  selection: { filtree: false, dite: "3 fiches" },
  etats: [ENCOURS],
  ensemble: GROUPE,
  groupes: [GROUPE],
  signalees: [],
  realisees: 0,
  indicateurs: 0,
  suivis: [],
  annees: [],
};

test("une partie du tableau de bord se prend seule, avec son tableau jumeau", () => {
  const [figure, ...reste] = blocsPartie("etats", BORD, "par axe");
  expect(reste).toEqual([]);
  expect(figure).toMatchObject({ genre: "figure", alt: "Axe 1 : 3 fiches, 2 en cours, 1 état non renseigné." });
  expect(figure).toHaveProperty("jumeau.rangees", [["Axe 1", 3, 2, 1]]);
});

test("un dessin dit combien de groupes il montre, et son tableau les a tous", () => {
  const groupes = Array.from({ length: 15 }, (_, rang) => ({ ...GROUPE, nom: `Axe ${rang + 1}` }));
  const [figure] = blocsPartie("etats", { ...BORD, groupes }, "par axe");
  expect(figure).toMatchObject({ legende: expect.stringContaining("les 14 premiers groupes sur 15") });
  expect(figure).toHaveProperty("jumeau.rangees.length", 15);
});

test("une partie vide le dit quand on la prend seule, et ne s’imprime pas dans le tout", () => {
  expect(blocsPartie("argent", BORD, "par axe")).toEqual([
    { genre: "paragraphe", texte: "Rien à montrer à cette date." },
  ]);
  const titres = blocsBord(BORD, "par axe").flatMap((bloc) => (bloc.genre === "titre" ? [bloc.texte] : []));
  expect(titres).toEqual(["Où en sont les fiches"]);
});
