import { expect, test } from "vitest";
import type { ModeleWord } from "./model.ts";
import { champsOfferts, dernieres, numeroSuivant } from "./rules.ts";

test("ACTE-18 : chaque champ se nomme par son chemin, une liste est une boucle dont les champs sont à l'intérieur", () => {
  const valeurs = {
    titre: "CTG",
    copil: { presidence: "La Caf" },
    parties: [
      { nom: "Caf", signataires: [{ nom: "X" }] },
      { nom: "Condat", signataires: [] },
    ],
    vide: [],
  };
  expect(champsOfferts(valeurs)).toEqual([
    { nom: "titre", dans: "", boucle: false, exemple: "CTG" },
    { nom: "copil.presidence", dans: "", boucle: false, exemple: "La Caf" },
    { nom: "parties", dans: "", boucle: true, exemple: "2 en tout" },
    { nom: "nom", dans: "parties", boucle: false, exemple: "Caf" },
    { nom: "signataires", dans: "parties", boucle: true, exemple: "1 en tout" },
    { nom: "nom", dans: "parties › signataires", boucle: false, exemple: "X" },
    { nom: "vide", dans: "", boucle: true, exemple: "0 en tout" },
  ]);
  const corps = { blocs: [{ genre: "paragraphe" }], texte: () => "Un titre et un tableau" };
  expect(champsOfferts({ annexes: [{ texte: corps }] })).toEqual([
    { nom: "annexes", dans: "", boucle: true, exemple: "1 en tout" },
    { nom: "texte", dans: "annexes", boucle: false, exemple: "Un titre et un tableau" },
  ]);
  expect(champsOfferts({ long: "x".repeat(200) })[0]?.exemple).toHaveLength(90);
});

const modele = (nom: string, numero: number, nature: ModeleWord["nature"] = "fiche"): ModeleWord => ({
  id: `${nature}-${nom}-${numero}`,
  convention: "ctg",
  nature,
  nom,
  numero,
});

test("ACTE-19 : le même nom prend le numéro suivant, un autre nom ou une autre nature recommence à un", () => {
  const modeles = [modele("Caf", 1), modele("Caf", 2), modele("Caf", 1, "bilan")];
  expect(numeroSuivant(modeles, { nature: "fiche", nom: "Caf" })).toBe(3);
  expect(numeroSuivant(modeles, { nature: "fiche", nom: "Autre" })).toBe(1);
  expect(numeroSuivant([], { nature: "bilan", nom: "Caf" })).toBe(1);
  expect(dernieres(modeles).map(({ id, versions }) => [id, versions])).toEqual([
    ["fiche-Caf-2", 2],
    ["bilan-Caf-1", 1],
  ]);
});
