import { expect, test } from "vitest";
import { type Ligne, SANS_MONTANT } from "../model.ts";
import { changements, jugerGrille, lireFinanceur, premiereLigne } from "./rules.ts";

const ligne = (nom: string, plus: Partial<Ligne> = {}): Ligne => ({
  ...SANS_MONTANT,
  nature: "fonctionnement",
  financeur: "acteur",
  acteur: nom,
  nom,
  libelle: "",
  ...plus,
});

test.each([
  ["Part propre du porteur", { financeur: "partPropre" }],
  ["part propre", { financeur: "partPropre" }],
  ["À trouver", { financeur: "aTrouver" }],
  ["Financeur à trouver", { financeur: "aTrouver" }],
  [" Caf ", { financeur: "acteur", nom: "Caf" }],
  ["Association À trouver ensemble", { financeur: "acteur", nom: "Association À trouver ensemble" }],
])("SUI-211 : « %s »", (texte, attendu) => expect(lireFinanceur(texte)).toEqual(attendu));

test.each([
  ["Existant", "partPropre"],
  ["Budget acquis", "partPropre"],
  ["Supplémentaire à mobiliser", "aTrouver"],
  [null, "aTrouver"],
])("SUI-212 : du statut « %s » la première ligne est à %s", (statut, financeur) => {
  expect(premiereLigne({ statut, montantCentimes: 500, texte: null })).toMatchObject({ prevu: 500, financeur });
});

test("SUI-212 : sans montant au plan, rien n’est proposé", () => {
  expect([premiereLigne(null), premiereLigne({ statut: "Existant", montantCentimes: null, texte: null })]).toEqual([
    null,
    null,
  ]);
});

test("SUI-213 : chaque ligne est jugée, et l’accord au-delà de la demande est une question", () => {
  const lignes = [
    ligne("Caf", { prevu: 5 }),
    ligne("MSA", { demande: 1, accorde: 2 }),
    ligne("Département", { accorde: 1, verse: 2 }),
    ligne("caf", { acteur: "Caf", prevu: 1 }),
  ];
  expect(jugerGrille(lignes)).toEqual({
    fautes: [
      { rang: 2, code: "verse-au-dela" },
      { rang: 3, code: "doublon" },
    ],
    questions: [{ sujet: "accord-au-dela", nom: "MSA", demande: 1, accorde: 2 }],
  });
  expect(jugerGrille(lignes.slice(0, 1))).toEqual({ fautes: [], questions: [] });
});

test("SUI-214 : un ajout, un retrait, un montant changé et des emplois se lisent en phrases", () => {
  const avant = {
    etpPrevu: null,
    etpRealise: null,
    lignes: [ligne("Caf", { prevu: 100 }), ligne("MSA", { prevu: 1 })],
  };
  const apres = {
    etpPrevu: 150,
    etpRealise: null,
    lignes: [
      ligne("Caf", { prevu: 200 }),
      ligne("Commune", { nature: "investissement", prevu: 300, libelle: "Véhicule" }),
    ],
  };
  expect(changements(avant, apres)).toEqual([
    "Caf, fonctionnement : prévu 1\u00a0€ → 2\u00a0€",
    "Retrait de MSA, fonctionnement : prévu 0,01\u00a0€",
    "Ajout de Commune, investissement (Véhicule) : prévu 3\u00a0€",
    "ETP prévus : rien → 1,5",
  ]);
  expect(changements(avant, avant)).toEqual([]);
  expect(changements(null, null)).toEqual([]);
});
