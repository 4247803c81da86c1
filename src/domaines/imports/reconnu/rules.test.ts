import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { readDocument } from "#platform/files/lire.ts";
import { PHRASES_PAGE } from "./lexique.ts";
import { pageNumerisee, pdfNumerise } from "../../../../tests/fichier-pdf.ts";
import { echangeVide } from "../echange/rules.ts";
import { interpreter } from "../interpretation/rules.ts";
import { estPagePerdue, relireTout } from "./rules.ts";

const SANS_REPERES = { commune: () => null, epci: () => null, membres: () => [] };
const PHRASE = "Article 1 - Objet de la convention : le travail commun.";

test("IMP-130 : d'un PDF de texte, une page qui n'est qu'une image se dit perdue ; une page de texte, même illustrée, non", async () => {
  const brut = await readDocument(pdfNumerise([PHRASE, pageNumerisee(), PHRASE]), "plan.pdf");
  if (brut instanceof Refus) throw new Error(brut.code);
  const perdues = interpreter(brut, SANS_REPERES).aRevoir.filter(estPagePerdue);
  expect(perdues).toEqual([
    { chemin: "convention", raison: PHRASES_PAGE["image-seule"], texte: "Page 2", lignes: null },
  ]);
});

test("IMP-45 : chaque mention lue est à relire à ses lignes ; une mention vide, un nœud sans nom de parent, non", () => {
  const echange = echangeVide(null);
  echange.convention.fin = "2029-12-31";
  echange.convention.perimetre = ["42001"];
  echange.convention.parties = [
    { genre: "commune", nom: "Vallières", nomCourt: null, code: "42001", representants: [] },
  ];
  echange.equipements = [
    { collectivite: null, type: "eajePsu", typeLibelle: "Crèche", nom: "Les Lutins", adresse: null },
  ];
  echange.plan.noeuds = [{ id: "n1", parent: null, genre: "axe", code: null, libelle: "Accueillir", impactsVises: [] }];
  const lignes = [
    "Jusqu’au 31 décembre 2029",
    "Commune de Vallières",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "Crèche Les Lutins",
  ];
  const brut = { lignes: lignes.map((texte) => ({ texte, page: 1, niveau: null, gras: false })) };
  expect(relireTout(echange, brut).map(({ chemin, lignes: ou }) => [chemin, ou])).toEqual([
    ["convention.fin", [1, 9]],
    ["convention.perimetre[0]", [1, 10]],
    ["convention.parties[0].genre", [1, 10]],
    ["convention.parties[0].nom", [1, 10]],
    ["convention.parties[0].code", [1, 10]],
    ["equipements[0].type", [10, 12]],
    ["equipements[0].typeLibelle", [10, 12]],
    ["equipements[0].nom", [10, 12]],
    ["plan.noeuds[0].genre", null],
    ["plan.noeuds[0].libelle", null],
  ]);
});
